//! A piece of audio and what is known about it.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{auth::Caller, clock, fields, secret, store::Stored, urn, user::User};

#[derive(Clone, Debug)]
pub(crate) struct Track {
    pub(crate) id: u64,
    pub(crate) user_id: u64,
    pub(crate) created_at: Timestamp,
    pub(crate) last_modified: Timestamp,
    /// What the owner may write, as it appears in JSON.
    pub(crate) fields: Map<String, Value>,
    /// In milliseconds.
    pub(crate) duration: u64,
    pub(crate) playback_count: u64,
    pub(crate) favoritings_count: u64,
    pub(crate) download_count: u64,
    pub(crate) secret_token: String,
    /// Users who may hear the track although it is private.
    pub(crate) permitted: Vec<u64>,
    pub(crate) audio: Audio,
    pub(crate) artwork: Option<Arc<Stored>>,
}

#[derive(Clone, Debug)]
pub(crate) enum Audio {
    /// A short tone that is made when someone asks for it.
    Sample,
    Uploaded(Arc<Stored>),
}

impl Track {
    pub(crate) fn new(id: u64, user_id: u64, created_at: Timestamp, audio: Audio) -> Self {
        Self {
            id,
            user_id,
            created_at,
            last_modified: created_at,
            fields: fields::defaults(),
            duration: audio.duration(),
            playback_count: 0,
            favoritings_count: 0,
            download_count: 0,
            secret_token: secret::token(),
            permitted: Vec::new(),
            audio,
            artwork: None,
        }
    }

    pub(crate) fn text(&self, field: &str) -> &str {
        self.fields
            .get(field)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    pub(crate) fn flag(&self, field: &str) -> bool {
        self.fields
            .get(field)
            .and_then(Value::as_bool)
            .unwrap_or_default()
    }

    pub(crate) fn bpm(&self) -> Option<f64> {
        self.fields.get("bpm").and_then(Value::as_f64)
    }

    pub(crate) fn is_private(&self) -> bool {
        self.text("sharing") == "private"
    }

    pub(crate) fn is_owned_by(&self, caller: &Caller) -> bool {
        caller.user == Some(self.user_id)
    }

    /// Public, one's own, permitted, or opened by its secret token.
    pub(crate) fn is_visible_to(&self, caller: &Caller) -> bool {
        !self.is_private()
            || self.is_owned_by(caller)
            || caller
                .user
                .is_some_and(|user| self.permitted.contains(&user))
            || caller.secret.as_ref() == Some(&self.secret_token)
    }

    /// The tags of `dub "late night" mood:tempo=slow`.
    pub(crate) fn tags(&self) -> Vec<&str> {
        terms(self.text("tag_list"))
    }

    pub(crate) fn json(
        &self,
        caller: &Caller,
        owner: Option<&User>,
        comments: usize,
        url: &str,
    ) -> Value {
        let mut track = self.fields.clone();
        let for_owner = self.is_owned_by(caller);
        track.extend(self.names(owner, url));
        track.extend(self.links(for_owner, url));
        track.extend(self.counts(comments));
        track.extend(self.legacy(url));
        Value::Object(track)
    }

    fn names(&self, owner: Option<&User>, url: &str) -> Map<String, Value> {
        object(json!({
            "kind": "track",
            "id": self.id,
            "urn": urn::write("tracks", self.id),
            "created_at": clock::slashes(self.created_at),
            "duration": self.duration,
            "permalink_url": format!(
                "https://soundcloud.com/{}/{}",
                owner.map(|user| user.permalink.as_str()).unwrap_or_default(),
                self.text("permalink"),
            ),
            "user": owner.map(|user| user.json(url)),
            "access": "playable",
            "available_country_codes": null,
        }))
    }

    fn links(&self, for_owner: bool, url: &str) -> Map<String, Value> {
        let uri = format!("{url}/tracks/{}", self.id);
        let download = for_owner || self.flag("downloadable");
        object(json!({
            "artwork_url": self.artwork.as_ref().map(|_| format!("{uri}/artwork")),
            "waveform_url": format!("https://wave.sndcdn.com/{:012}_m.png", self.id),
            "stream_url": self.flag("streamable").then(|| format!("{uri}/stream")),
            "download_url": download.then(|| format!("{uri}/download")),
            "secret_uri": (for_owner && self.is_private()).then(|| format!("{uri}?secret_token={}", self.secret_token)),
            "uri": uri,
        }))
    }

    fn counts(&self, comments: usize) -> Map<String, Value> {
        object(json!({
            "playback_count": self.playback_count,
            "favoritings_count": self.favoritings_count,
            "download_count": self.download_count,
            "comment_count": comments,
            "reposts_count": 0,
            "user_favorite": false,
            "user_playback_count": 0,
        }))
    }

    /// Fields that SoundCloud dropped in 2021 and that old programs still read.
    fn legacy(&self, url: &str) -> Map<String, Value> {
        object(json!({
            "state": "finished",
            "user_id": self.user_id,
            "user_uri": format!("{url}/users/{}", self.user_id),
            "last_modified": clock::slashes(self.last_modified),
            "original_format": self.audio.format(),
            "original_content_size": self.audio.size(),
            "attachments_uri": format!("{url}/tracks/{}/attachments", self.id),
        }))
    }
}

impl Audio {
    pub(crate) fn size(&self) -> u64 {
        match self {
            Self::Sample => super::tone::SIZE,
            Self::Uploaded(file) => file.size,
        }
    }

    pub(crate) fn file_name(&self) -> &str {
        match self {
            Self::Sample => "tone.wav",
            Self::Uploaded(file) => &file.file_name,
        }
    }

    /// The ending of the file's name.
    fn format(&self) -> String {
        self.file_name()
            .rsplit_once('.')
            .map_or("raw", |(_, ending)| ending)
            .to_lowercase()
    }

    /// Nobody decodes the audio: this is how long it would be at 128 kbit/s.
    pub(crate) fn duration(&self) -> u64 {
        const BYTES_PER_MILLISECOND: u64 = 16;
        self.size().div_ceil(BYTES_PER_MILLISECOND)
    }
}

/// The words of a text; double quotes hold a phrase together.
pub(crate) fn terms(text: &str) -> Vec<&str> {
    let mut terms = Vec::new();
    for (index, part) in text.split('"').enumerate() {
        let quoted = index % 2 == 1;
        if quoted {
            terms.push(part.trim());
        } else {
            terms.extend(part.split_whitespace());
        }
    }
    terms.retain(|term| !term.is_empty());
    terms
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn private_track() -> Track {
        let mut track = Track::new(1, 3, Timestamp::UNIX_EPOCH, Audio::Sample);
        track.fields.insert("sharing".to_owned(), "private".into());
        track.permitted = vec![9];
        track
    }

    fn caller(user: u64) -> Caller {
        Caller {
            user: Some(user),
            secret: None,
        }
    }

    #[test]
    fn a_private_track_is_for_its_owner_its_guests_and_whoever_knows_the_secret() {
        let track = private_track();
        let with_secret = |secret: &str| Caller {
            user: None,
            secret: Some(secret.to_owned()),
        };

        assert!(track.is_visible_to(&caller(3)));
        assert!(track.is_visible_to(&caller(9)));
        assert!(track.is_visible_to(&with_secret(&track.secret_token)));
        assert!(!track.is_visible_to(&with_secret("s-wrong")));
        assert!(!track.is_visible_to(&caller(4)));
        assert!(!track.is_visible_to(&Caller::default()));
    }

    #[test]
    fn only_the_owner_sees_the_secret() {
        let track = private_track();

        assert!(track.json(&caller(3), None, 0, "")["secret_uri"].is_string());
        assert!(track.json(&caller(9), None, 0, "")["secret_uri"].is_null());
    }

    #[test]
    fn quotes_hold_a_phrase_together() {
        assert_eq!(
            terms(r#"dub "late night" a:b=c"#),
            ["dub", "late night", "a:b=c"]
        );
        assert_eq!(terms(r#"dub "late ni"#), ["dub", "late ni"]);
        assert!(terms(r#" "" "#).is_empty());
    }
}
