//! Everything there is: users, tracks, comments, groups, and who may touch what.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;

use super::{
    auth::Caller,
    comment::{Comment, Remark},
    failure::Failure,
    track::{Audio, Track},
    user::User,
};

/// The first id of an upload: beyond 32 bits, as SoundCloud's are since 2025.
const FIRST_UPLOAD: u64 = 5_000_000_001;

#[derive(Debug)]
pub(crate) struct World {
    pub(crate) users: BTreeMap<u64, User>,
    pub(crate) tracks: BTreeMap<u64, Track>,
    pub(crate) comments: BTreeMap<u64, Comment>,
    /// The tracks of each group.
    pub(crate) groups: BTreeMap<u64, Vec<u64>>,
    next_id: u64,
}

impl World {
    pub(crate) fn new(users: impl IntoIterator<Item = User>) -> Self {
        Self {
            users: users.into_iter().map(|user| (user.id, user)).collect(),
            tracks: BTreeMap::new(),
            comments: BTreeMap::new(),
            groups: BTreeMap::new(),
            next_id: FIRST_UPLOAD,
        }
    }

    pub(crate) fn user_with_token(&self, token: &str) -> Option<u64> {
        self.users
            .values()
            .find(|user| user.token == token)
            .map(|user| user.id)
    }

    /// # Errors
    ///
    /// A track that the caller may not see is as absent as one that is not there.
    pub(crate) fn visible_track(&self, id: u64, caller: &Caller) -> Result<&Track, Failure> {
        self.tracks
            .get(&id)
            .filter(|track| track.is_visible_to(caller))
            .ok_or(Failure::NotFound)
    }

    pub(crate) fn owned_track(&self, id: u64, caller: &Caller) -> Result<&Track, Failure> {
        let track = self.visible_track(id, caller)?;
        if track.is_owned_by(caller) {
            Ok(track)
        } else {
            Err(Failure::Forbidden)
        }
    }

    pub(crate) fn owned_track_mut(
        &mut self,
        id: u64,
        caller: &Caller,
    ) -> Result<&mut Track, Failure> {
        self.owned_track(id, caller)?;
        self.tracks.get_mut(&id).ok_or(Failure::NotFound)
    }

    pub(crate) fn track_json(&self, track: &Track, caller: &Caller, url: &str) -> Value {
        let comments = self.comments_of(track.id).count();
        track.json(caller, self.users.get(&track.user_id), comments, url)
    }

    pub(crate) fn comments_of(&self, track_id: u64) -> impl Iterator<Item = &Comment> {
        self.comments
            .values()
            .filter(move |comment| comment.track_id == track_id)
    }

    pub(crate) fn comment_json(&self, comment: &Comment, url: &str) -> Value {
        comment.json(self.users.get(&comment.user_id), url)
    }

    /// A new track that nobody sees until it is put among the others.
    pub(crate) fn draft(&mut self, user_id: u64, audio: Audio) -> Track {
        Track::new(self.new_id(), user_id, Timestamp::now(), audio)
    }

    pub(crate) fn add_comment(&mut self, track_id: u64, user_id: u64, remark: Remark) -> Comment {
        let Remark { body, timestamp } = remark;
        let id = self.new_id();
        let comment = Comment {
            id,
            track_id,
            user_id,
            created_at: Timestamp::now(),
            body,
            timestamp,
        };
        self.comments.insert(id, comment.clone());
        comment
    }

    /// Removes a track and what hangs on it.
    pub(crate) fn remove_track(&mut self, id: u64) {
        self.tracks.remove(&id);
        self.comments.retain(|_, comment| comment.track_id != id);
        for tracks in self.groups.values_mut() {
            tracks.retain(|track| *track != id);
        }
    }

    /// Whether another track of the same user has this permalink.
    pub(crate) fn has_permalink(&self, user_id: u64, permalink: &str, except: u64) -> bool {
        let mut others = self
            .tracks
            .values()
            .filter(|track| track.user_id == user_id && track.id != except);
        others.any(|track| track.text("permalink") == permalink)
    }

    /// A permalink made from the title that no other track of the user has.
    pub(crate) fn free_permalink(&self, track: &Track) -> String {
        let slug = slug(track.text("title"));
        let slug = if slug.is_empty() {
            track.id.to_string()
        } else {
            slug
        };
        if self.has_permalink(track.user_id, &slug, track.id) {
            format!("{slug}-{}", track.id)
        } else {
            slug
        }
    }

    fn new_id(&mut self) -> u64 {
        let id = self.next_id;
        self.next_id = self.next_id.saturating_add(1);
        id
    }
}

/// `Night bus (live)` becomes `night-bus-live`.
fn slug(title: &str) -> String {
    let lower = title.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::sample;

    #[test]
    fn a_title_becomes_a_permalink() {
        assert_eq!(slug("Night bus (live)"), "night-bus-live");
        assert_eq!(slug("夜行"), "");
    }

    #[test]
    fn permalinks_of_one_user_differ() {
        let mut world = sample::world();
        let taken = world.tracks[&sample::PUBLIC_TRACK].clone();
        let mut draft = world.draft(taken.user_id, Audio::Sample);
        draft
            .fields
            .insert("title".to_owned(), taken.text("title").into());

        assert_eq!(
            world.free_permalink(&draft),
            format!("{}-{}", taken.text("permalink"), draft.id)
        );
    }

    #[test]
    fn a_removed_track_takes_its_comments_along() {
        let mut world = sample::world();
        assert!(world.comments_of(sample::PUBLIC_TRACK).count() > 0);

        world.remove_track(sample::PUBLIC_TRACK);

        assert_eq!(world.comments_of(sample::PUBLIC_TRACK).count(), 0);
        assert!(
            world
                .groups
                .values()
                .all(|tracks| !tracks.contains(&sample::PUBLIC_TRACK))
        );
    }
}
