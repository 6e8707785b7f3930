//! The filters of `GET /tracks`.

use std::str::FromStr;

use jiff::Timestamp;

use super::{
    auth::Caller,
    clock,
    failure::Failure,
    paging::{self, Place},
    query::Query,
    track::{self, Track},
    urn,
    user::User,
};

/// The most ids that one search may name.
const MAX_IDS: usize = 200;

/// What a search asks for; a track must pass every filter that is set.
#[derive(Debug)]
pub(crate) struct Search {
    terms: Vec<String>,
    tags: Option<Vec<String>>,
    genres: Option<Vec<String>>,
    types: Option<Vec<String>>,
    ids: Option<Vec<u64>>,
    license: Option<String>,
    bpm: Span<f64>,
    duration: Span<u64>,
    created_at: Span<Timestamp>,
    scope: Scope,
    order: Order,
}

#[derive(Clone, Copy, Debug)]
enum Scope {
    All,
    Public,
    Private,
    Streamable,
    Downloadable,
}

#[derive(Clone, Copy, Debug)]
enum Order {
    CreatedAt,
    Hotness,
}

/// Both ends belong to it; either may be open.
#[derive(Debug)]
struct Span<T>(Option<T>, Option<T>);

impl Search {
    pub(crate) fn of(query: &Query) -> Result<Self, Failure> {
        Ok(Self {
            terms: track::terms(query.get("q").unwrap_or_default())
                .into_iter()
                .map(str::to_lowercase)
                .collect(),
            tags: words(query, "tags"),
            genres: words(query, "genres"),
            types: words(query, "types"),
            ids: ids(query)?,
            license: query.filled("license").map(str::to_owned),
            bpm: Span::of(query, "bpm", parsed::<f64>, "a number")?,
            duration: Span::of(query, "duration", parsed::<u64>, "a number of milliseconds")?,
            created_at: Span::of(
                query,
                "created_at",
                clock::from_filter,
                "a date of the form yyyy-mm-dd hh:mm:ss",
            )?,
            scope: Scope::of(query)?,
            order: Order::of(query)?,
        })
    }

    pub(crate) fn finds(&self, track: &Track, owner: Option<&User>, caller: &Caller) -> bool {
        self.scope.holds(track, caller)
            && self.ids.as_ref().is_none_or(|ids| ids.contains(&track.id))
            && self
                .tags
                .as_ref()
                .is_none_or(|tags| any_of(tags, track.tags()))
            && self
                .genres
                .as_ref()
                .is_none_or(|genres| any_of(genres, [track.text("genre")]))
            && self
                .types
                .as_ref()
                .is_none_or(|types| any_of(types, [track.text("track_type")]))
            && self
                .license
                .as_ref()
                .is_none_or(|wanted| permits(track.text("license"), wanted))
            && self.bpm.holds(track.bpm())
            && self.duration.holds(Some(track.duration))
            && self.created_at.holds(Some(track.created_at))
            && self.mentions(track, owner)
    }

    pub(crate) fn place(&self, track: &Track) -> Place {
        match self.order {
            Order::CreatedAt => paging::newest_first(track.created_at.as_second(), track.id),
            Order::Hotness => paging::most_first(track.playback_count, track.id),
        }
    }

    /// Every term, anywhere in title, description, tags or the owner's name.
    fn mentions(&self, track: &Track, owner: Option<&User>) -> bool {
        let owner = owner.map(|user| user.username.as_str()).unwrap_or_default();
        let texts = [
            track.text("title"),
            track.text("description"),
            track.text("tag_list"),
            owner,
        ];
        let texts = texts.map(str::to_lowercase);
        self.terms
            .iter()
            .all(|term| texts.iter().any(|text| text.contains(term)))
    }
}

impl Scope {
    fn of(query: &Query) -> Result<Self, Failure> {
        match query.filled("filter") {
            None | Some("all") => Ok(Self::All),
            Some("public") => Ok(Self::Public),
            Some("private") => Ok(Self::Private),
            Some("streamable") => Ok(Self::Streamable),
            Some("downloadable") => Ok(Self::Downloadable),
            Some(_) => Err(unknown(
                "filter",
                "all, public, private, streamable, downloadable",
            )),
        }
    }

    /// Whatever the filter, nobody finds what they may not see.
    fn holds(self, track: &Track, caller: &Caller) -> bool {
        let wanted = match self {
            Self::All => true,
            Self::Public => !track.is_private(),
            Self::Private => track.is_private() && track.is_owned_by(caller),
            Self::Streamable => track.flag("streamable"),
            Self::Downloadable => track.flag("downloadable"),
        };
        wanted && track.is_visible_to(caller)
    }
}

impl Order {
    fn of(query: &Query) -> Result<Self, Failure> {
        match query.filled("order") {
            None | Some("created_at") => Ok(Self::CreatedAt),
            Some("hotness") => Ok(Self::Hotness),
            Some(_) => Err(unknown("order", "created_at, hotness")),
        }
    }
}

impl<T: PartialOrd> Span<T> {
    fn of(
        query: &Query,
        name: &str,
        read: impl Fn(&str) -> Option<T>,
        what: &str,
    ) -> Result<Self, Failure> {
        let end = |end: &str| {
            let name = format!("{name}[{end}]");
            let complaint = || Failure::BadRequest(format!("{name} is not {what}"));
            query
                .filled(&name)
                .map(|text| read(text.trim()).ok_or_else(complaint))
                .transpose()
        };
        Ok(Self(end("from")?, end("to")?))
    }

    /// What is not known is not in any span but the whole.
    fn holds(&self, value: Option<T>) -> bool {
        match value {
            Some(value) => {
                self.0.as_ref().is_none_or(|from| value >= *from)
                    && self.1.as_ref().is_none_or(|to| value <= *to)
            }
            None => self.0.is_none() && self.1.is_none(),
        }
    }
}

fn unknown(name: &str, known: &str) -> Failure {
    Failure::BadRequest(format!("{name} is not one of {known}"))
}

fn parsed<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

fn words(query: &Query, name: &str) -> Option<Vec<String>> {
    Some(
        query
            .list(name)?
            .into_iter()
            .map(|word| word.trim_matches('"').to_lowercase())
            .collect(),
    )
}

fn any_of<'a>(wanted: &[String], present: impl IntoIterator<Item = &'a str>) -> bool {
    present
        .into_iter()
        .any(|text| wanted.contains(&text.to_lowercase()))
}

/// From `ids` and its successor `urns`.
fn ids(query: &Query) -> Result<Option<Vec<u64>>, Failure> {
    let mut named = query.list("ids");
    if let Some(urns) = query.list("urns") {
        named.get_or_insert_default().extend(urns);
    }
    let Some(named) = named else { return Ok(None) };
    if named.len() > MAX_IDS {
        return Err(Failure::BadRequest(format!("ids are more than {MAX_IDS}")));
    }
    let read = |text: &str| urn::read("tracks", text);
    let ids: Option<_> = named.into_iter().map(read).collect();
    ids.map(Some)
        .ok_or_else(|| Failure::BadRequest("ids are not all ids of tracks".to_owned()))
}

/// A license, or what one wants to do with the track.
fn permits(license: &str, wanted: &str) -> bool {
    let open = license != "all-rights-reserved";
    match wanted {
        "to_share" => open,
        "to_use_commercially" => open && !license.contains("-nc"),
        "to_modify_commercially" => open && !license.contains("-nc") && !license.contains("-nd"),
        _ => license == wanted,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sandbox::{sample, track::Audio};

    fn track() -> Track {
        let mut track = Track::new(
            291,
            sample::ANA.id,
            Timestamp::from_second(1_714_641_011).expect("in range"),
            Audio::Sample,
        );
        for (name, value) in [
            ("title", json!("Night Bus")),
            ("description", json!("Recorded on the way home")),
            ("tag_list", json!("dub \"late night\"")),
            ("genre", json!("Dubstep")),
            ("bpm", json!(140.0)),
            ("license", json!("cc-by-nc")),
            ("downloadable", json!(false)),
        ] {
            track.fields.insert(name.to_owned(), value);
        }
        track.duration = 153_000;
        track
    }

    fn finds(query: &str) -> bool {
        let ana = sample::world().users[&sample::ANA.id].clone();
        let search = Search::of(&Query::parse("/tracks", query)).expect("a good query");
        search.finds(&track(), Some(&ana), &Caller::default())
    }

    #[test]
    fn every_word_must_be_somewhere() {
        assert!(finds("q="));
        assert!(finds("q=NIGHT+home"));
        assert!(finds("q=kova%C4%8D"));
        assert!(finds("q=%22night+bus%22"));
        assert!(!finds("q=%22bus+night%22"));
        assert!(!finds("q=night+train"));
    }

    #[test]
    fn any_of_the_tags_or_genres_will_do() {
        assert!(finds("tags=house,Late+Night"));
        assert!(!finds("tags=night"));
        assert!(finds("genres=techno,dubstep"));
        assert!(!finds("genres=dub"));
        assert!(finds("tags=,"));
    }

    #[test]
    fn spans_include_their_ends() {
        assert!(finds("bpm[from]=140&bpm[to]=140"));
        assert!(!finds("bpm[from]=140.5"));
        assert!(finds("duration[to]=153000"));
        assert!(!finds("duration[from]=153001"));
        assert!(finds(
            "created_at[from]=2024-05-02+09:10:11&created_at[to]=2024-05-02+09:10:11"
        ));
        assert!(!finds("created_at[to]=2024-05-02+09:10:10"));
    }

    #[test]
    fn a_track_without_bpm_is_in_no_span() {
        let mut track = track();
        track.fields.insert("bpm".to_owned(), json!(null));
        let search = Search::of(&Query::parse("/tracks", "bpm[from]=0")).expect("a good query");

        assert!(!search.finds(&track, None, &Caller::default()));
    }

    #[test]
    fn ids_may_be_numbers_or_urns() {
        assert!(finds("ids=1,291"));
        assert!(finds("urns=soundcloud:tracks:291"));
        assert!(finds("ids=1&urns=soundcloud%3Atracks%3A291"));
        assert!(!finds("ids=1"));
    }

    #[test]
    fn a_license_may_be_named_by_its_use() {
        assert!(finds("license=cc-by-nc"));
        assert!(finds("license=to_share"));
        assert!(!finds("license=to_use_commercially"));
        assert!(permits("cc-by-nd", "to_use_commercially"));
        assert!(!permits("cc-by-nd", "to_modify_commercially"));
        assert!(!permits("all-rights-reserved", "to_share"));
    }

    #[test]
    fn filters_by_what_may_be_done() {
        assert!(finds("filter=all"));
        assert!(finds("filter=public"));
        assert!(finds("filter=streamable"));
        assert!(!finds("filter=downloadable"));
        assert!(!finds("filter=private"));
    }

    #[test]
    fn nonsense_is_a_bad_request() {
        for query in [
            "bpm[from]=fast",
            "duration[to]=-1",
            "created_at[from]=2025/12/01+00:00:00",
            "created_at[to]=now",
            "filter=mine",
            "order=loudness",
            "ids=x",
        ] {
            let search = Search::of(&Query::parse("/tracks", query));
            assert!(matches!(search, Err(Failure::BadRequest(_))), "{query}");
        }
    }
}
