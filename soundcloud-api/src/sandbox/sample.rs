//! The world that a sandbox starts with: three users, sixty tracks, their comments, a group.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{
    comment::Comment,
    track::{Audio, Track},
    user::User,
    world::World,
};

/// A user of the sandbox, whose token never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SampleUser {
    /// The number in `soundcloud:users:<id>`.
    pub id: u64,
    /// The user's part of their page's address.
    pub permalink: &'static str,
    /// The name that is shown.
    pub username: &'static str,
    /// What to send as `Authorization: OAuth <token>`.
    pub token: &'static str,
}

/// Ana has thirty tracks, one of them [private](PRIVATE_TRACK).
pub const ANA: SampleUser = SampleUser {
    id: 3101,
    permalink: "ana-kovac",
    username: "Ana Kovač",
    token: "sandbox-token-ana",
};

/// Bo has eighteen tracks, one of them private, and may hear Ana's private one.
pub const BO: SampleUser = SampleUser {
    id: 4207,
    permalink: "bo-lindqvist",
    username: "Bo Lindqvist",
    token: "sandbox-token-bo",
};

/// Cleo has twelve tracks, one of them private.
pub const CLEO: SampleUser = SampleUser {
    id: 5313,
    permalink: "cleo-adeyemi",
    username: "Cleo Adeyemi",
    token: "sandbox-token-cleo",
};

/// A public track of [`ANA`] with a few comments.
pub const PUBLIC_TRACK: u64 = FIRST_TRACK;

/// A track of [`ANA`] with more comments than a page holds.
pub const DISCUSSED_TRACK: u64 = FIRST_TRACK + 1;

/// A private track of [`ANA`], which [`BO`] is permitted to hear and [`CLEO`] is not.
pub const PRIVATE_TRACK: u64 = FIRST_TRACK + 12;

/// A group with six public tracks.
pub const GROUP: u64 = 8;

const FIRST_TRACK: u64 = 700_101;
const FIRST_COMMENT: u64 = 90_001;
const PRIVATE: [u64; 3] = [PRIVATE_TRACK, FIRST_TRACK + 36, FIRST_TRACK + 48];

/// The owner of every tenth track, beginning with the first.
const OWNERS: [SampleUser; 10] = [ANA, ANA, ANA, ANA, ANA, BO, BO, BO, CLEO, CLEO];

/// Title, genre, tags, beats per minute (0 if unknown).
type Song = (&'static str, &'static str, &'static str, u16);

const SONGS: [Song; 60] = [
    ("Night ferry", "Dub", "dub \"late night\" harbour", 72),
    ("Seven doors", "Techno", "techno warehouse", 132),
    ("Copper rain", "Ambient", "ambient \"field recording\"", 0),
    ("Tramline 4", "House", "house city", 122),
    ("Low sun", "Ambient", "ambient winter", 64),
    ("Granite", "Techno", "techno", 138),
    ("Paper lanterns", "Hip-hop", "beats instrumental", 88),
    ("Salt & stone", "Folk", "folk acoustic", 96),
    ("Ọ̀sun", "Afrobeat", "afrobeat live", 110),
    ("Market day", "Afrobeat", "afrobeat \"brass section\"", 114),
    ("Signal box", "Techno", "techno modular", 130),
    ("Half asleep", "Ambient", "ambient \"late night\"", 0),
    ("Unsent letter (demo)", "Folk", "folk demo", 84),
    ("Glass elevator", "House", "house", 124),
    ("Bus 19", "Dub", "dub city", 70),
    (
        "Fjord echo",
        "Ambient",
        "ambient winter \"field recording\"",
        0,
    ),
    ("Iron bridge", "Techno", "techno warehouse", 134),
    ("Orange crates", "Hip-hop", "beats", 92),
    ("Palm wine", "Afrobeat", "afrobeat live", 106),
    ("Harmattan", "Ambient", "ambient \"field recording\"", 0),
    ("Back stairs", "House", "house \"late night\"", 120),
    ("Bellfounder", "Techno", "techno modular", 128),
    ("Cold tea", "Hip-hop", "beats instrumental", 86),
    ("Ladder", "Dub", "dub", 74),
    ("Window seat", "Ambient", "ambient train", 60),
    ("Northbound", "Techno", "techno train", 136),
    ("Skerries", "Folk", "folk harbour", 100),
    ("Third shift", "Techno", "techno warehouse", 140),
    ("Lagoon", "Afrobeat", "afrobeat harbour", 104),
    ("Rain on zinc", "Ambient", "ambient \"field recording\"", 0),
    ("Two bridges", "House", "house city", 123),
    ("Ember", "Dub", "dub winter", 71),
    ("Clockwork fair", "Techno", "techno modular", 127),
    ("Plum tree", "Folk", "folk acoustic", 90),
    ("Elevator music for a quarry", "Ambient", "ambient", 0),
    ("Breakwater", "Techno", "techno harbour", 133),
    ("Rough mix 3", "Techno", "techno demo", 131),
    ("Snow chains", "Hip-hop", "beats winter", 82),
    ("Talking drum", "Afrobeat", "afrobeat percussion", 116),
    ("Okra", "Hip-hop", "beats", 94),
    ("Quiet carriage", "Ambient", "ambient train", 58),
    ("Red line", "House", "house city train", 125),
    ("Cellar door", "Dub", "dub \"late night\"", 69),
    ("Saw & feather", "Techno", "techno modular", 129),
    ("Kite", "Folk", "folk acoustic live", 102),
    ("Lighthouse keeper", "Ambient", "ambient harbour", 0),
    ("Pistons", "Techno", "techno warehouse", 142),
    ("Driftwood", "Folk", "folk harbour", 98),
    ("Unfinished business", "Afrobeat", "afrobeat demo", 108),
    ("Generator", "Afrobeat", "afrobeat live percussion", 112),
    ("Corner shop", "Hip-hop", "beats city", 90),
    ("Velvet rope", "House", "house \"late night\"", 121),
    ("Slow lift", "Dub", "dub", 73),
    ("Moths", "Ambient", "ambient \"late night\"", 62),
    ("Switchyard", "Techno", "techno train", 135),
    ("Midsummer", "Folk", "folk live", 104),
    ("Aurora, badly tuned", "Ambient", "ambient winter", 0),
    ("Snare study", "Hip-hop", "beats percussion", 87),
    (
        "Second line",
        "Afrobeat",
        "afrobeat \"brass section\" live",
        118,
    ),
    ("Home stretch", "House", "house", 126),
];

const LICENSES: [&str; 5] = [
    "all-rights-reserved",
    "cc-by",
    "cc-by-nc",
    "cc-by-sa",
    "cc-by-nd",
];

const REMARKS: [&str; 6] = [
    "That bass!",
    "Was this recorded on tape?",
    "Love the part with <the strings> & the rain",
    "играет весь вечер",
    "On repeat since this morning",
    "The ending \u{1F3B5}",
];

/// The users alone.
pub(crate) fn empty() -> World {
    let mut world = World::new([ANA, BO, CLEO].into_iter().map(User::from));
    world.groups.insert(GROUP, Vec::new());
    world
}

/// The users and all that they have done.
pub(crate) fn world() -> World {
    let mut world = empty();
    for (song, (index, owner)) in SONGS.into_iter().zip((0..).zip(OWNERS.into_iter().cycle())) {
        let track = track(index, owner, song, &world);
        world.tracks.insert(track.id, track);
    }
    for comment in comments() {
        world.comments.insert(comment.id, comment);
    }
    world
        .groups
        .insert(GROUP, (FIRST_TRACK..).step_by(5).take(6).collect());
    world
}

#[expect(
    clippy::arithmetic_side_effects,
    reason = "there are few tracks, and their numbers are small"
)]
fn track(index: u64, owner: SampleUser, (title, genre, tags, bpm): Song, world: &World) -> Track {
    let id = FIRST_TRACK + index;
    let mut track = Track::new(id, owner.id, day(index), Audio::Sample);
    let mut set = |field: &str, value: Value| drop(track.fields.insert(field.to_owned(), value));
    set("title", title.into());
    set("genre", genre.into());
    set("tag_list", tags.into());
    set(
        "bpm",
        if bpm == 0 {
            Value::Null
        } else {
            f64::from(bpm).into()
        },
    );
    set("license", pick(&LICENSES, index).into());
    set("downloadable", (index % 4 != 3).into());
    set("streamable", (index % 15 != 14).into());
    set(
        "track_type",
        pick(&["original", "", "remix", "live"], index).into(),
    );
    set(
        "sharing",
        if PRIVATE.contains(&id) {
            "private"
        } else {
            "public"
        }
        .into(),
    );
    set("description", description(index, title));
    let permalink = world.free_permalink(&track);
    track
        .fields
        .insert("permalink".to_owned(), permalink.into());
    track.duration = 95_000 + index * 7_919 % 300_000;
    track.playback_count = index * 379 % 1_000;
    track.favoritings_count = index * 31 % 97;
    if id == PRIVATE_TRACK {
        track.permitted.push(BO.id);
    }
    track
}

/// Some owners write nothing, some an empty text.
fn description(index: u64, title: &str) -> Value {
    match index % 3 {
        0 => json!(format!(
            "{title} was made in one evening and mixed in three."
        )),
        1 => json!(""),
        _ => Value::Null,
    }
}

fn comments() -> impl Iterator<Item = Comment> {
    let few = (0..3).map(|index| comment(index, PUBLIC_TRACK));
    let many = (3..68).map(|index| comment(index, DISCUSSED_TRACK));
    few.chain(many)
}

#[expect(
    clippy::arithmetic_side_effects,
    reason = "there are few comments, and their numbers are small"
)]
fn comment(index: u64, track_id: u64) -> Comment {
    Comment {
        id: FIRST_COMMENT + index,
        track_id,
        user_id: pick(&[BO, CLEO, ANA], index).id,
        created_at: day(60 + index),
        body: pick(&REMARKS, index).to_owned(),
        timestamp: (index % 3 != 1).then_some(1_000 + index * 1_250),
    }
}

/// One every thirty-seven hours, since the fifth of January 2024.
fn day(index: u64) -> Timestamp {
    const FIRST: i64 = 1_704_446_411;
    let hours = i64::try_from(index).unwrap_or_default().saturating_mul(37);
    let hours = SignedDuration::from_hours(hours);
    let first = Timestamp::from_second(FIRST).unwrap_or(Timestamp::UNIX_EPOCH);
    first.saturating_add(hours).unwrap_or(Timestamp::MAX)
}

/// Each in its turn.
fn pick<T: Copy, const N: usize>(choices: &[T; N], index: u64) -> T {
    const { assert!(N > 0, "something to pick") };
    let index = usize::try_from(index).unwrap_or_default();
    #[expect(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "there is something to pick, and the remainder is less than the number of it"
    )]
    choices[index % N]
}

impl From<SampleUser> for User {
    fn from(user: SampleUser) -> Self {
        Self {
            id: user.id,
            permalink: user.permalink.to_owned(),
            username: user.username.to_owned(),
            token: user.token.to_owned(),
            last_modified: day(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_tracks_are_what_their_names_say() {
        let world = world();

        assert_eq!(world.tracks.len(), 60);
        assert!(!world.tracks[&PUBLIC_TRACK].is_private());
        assert!(world.tracks[&PRIVATE_TRACK].is_private());
        for track in [PUBLIC_TRACK, DISCUSSED_TRACK, PRIVATE_TRACK] {
            assert_eq!(world.tracks[&track].user_id, ANA.id);
        }
        assert_eq!(world.comments_of(PUBLIC_TRACK).count(), 3);
        assert_eq!(world.comments_of(DISCUSSED_TRACK).count(), 65);
    }

    #[test]
    fn everyone_has_as_many_tracks_as_documented() {
        let world = world();
        let count = |user: SampleUser| {
            world
                .tracks
                .values()
                .filter(|track| track.user_id == user.id)
                .count()
        };

        assert_eq!((count(ANA), count(BO), count(CLEO)), (30, 18, 12));
    }

    #[test]
    fn two_worlds_differ_only_in_their_secrets() {
        let (one, other) = (world(), world());

        for (track, twin) in one.tracks.values().zip(other.tracks.values()) {
            assert_eq!(
                (track.id, &track.fields, track.created_at),
                (twin.id, &twin.fields, twin.created_at)
            );
            assert_ne!(track.secret_token, twin.secret_token);
        }
    }

    #[test]
    fn the_group_has_public_tracks_only() {
        let world = world();

        assert_eq!(world.groups[&GROUP].len(), 6);
        assert!(
            world.groups[&GROUP]
                .iter()
                .all(|id| !world.tracks[id].is_private())
        );
    }
}
