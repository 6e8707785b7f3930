//! What goes over the wire, the same types for both contestants.

use serde::{Deserialize, Serialize};

/// What tells the server who calls.
pub(crate) const TOKEN: &str = "1-138878-4510227-Qk9x2LmT7vYwZr";

/// A track with its uploader: forty fields.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Track {
    kind: String,
    id: u64,
    urn: String,
    created_at: String,
    last_modified: String,
    user_id: u64,
    user: User,
    title: String,
    description: Option<String>,
    permalink: String,
    permalink_url: String,
    uri: String,
    artwork_url: Option<String>,
    waveform_url: String,
    stream_url: Option<String>,
    download_url: Option<String>,
    purchase_url: Option<String>,
    purchase_title: Option<String>,
    duration: u64,
    bpm: Option<f64>,
    key_signature: Option<String>,
    genre: Option<String>,
    tag_list: String,
    label_name: Option<String>,
    release: Option<String>,
    release_day: Option<u8>,
    release_month: Option<u8>,
    release_year: Option<u16>,
    isrc: Option<String>,
    license: String,
    sharing: String,
    embeddable_by: String,
    access: String,
    commentable: bool,
    downloadable: bool,
    streamable: bool,
    playback_count: u64,
    download_count: u64,
    favoritings_count: u64,
    comment_count: u64,
}

/// A user as far as a track shows one.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct User {
    id: u64,
    kind: String,
    permalink: String,
    username: String,
}

impl Track {
    pub(crate) fn sample(number: u64) -> Self {
        let id = 209_814_733 + number;
        let url = |path: &str| format!("https://api.example.net/tracks/{id}{path}");
        Self {
            kind: "track".into(),
            id,
            urn: format!("soundcloud:tracks:{id}"),
            created_at: "2024/05/17 21:04:36 +0000".into(),
            last_modified: "2025/01/09 07:40:02 +0000".into(),
            user_id: 4_510_227,
            user: User {
                id: 4_510_227,
                kind: "user".into(),
                permalink: "north-pier".into(),
                username: "North Pier".into(),
            },
            title: format!("Tide tables, part {number} (dawn take)"),
            description: Some("Two microphones, one harbour.\nNo overdubs \"at all\".".into()),
            permalink: format!("tide-tables-{number}"),
            permalink_url: format!("https://example.net/north-pier/tide-tables-{number}"),
            uri: url(""),
            artwork_url: None,
            waveform_url: "https://waves.example.net/qT5Zb2.png".into(),
            stream_url: Some(url("/stream")),
            download_url: None,
            purchase_url: None,
            purchase_title: None,
            duration: 254_310,
            bpm: Some(92.5),
            key_signature: None,
            genre: Some("Field recording".into()),
            tag_list: "harbour \"slow dawn\" geo:lat=54.3".into(),
            label_name: None,
            release: None,
            release_day: Some(17),
            release_month: Some(5),
            release_year: Some(2024),
            isrc: None,
            license: "cc-by".into(),
            sharing: "public".into(),
            embeddable_by: "all".into(),
            access: "playable".into(),
            commentable: true,
            downloadable: false,
            streamable: true,
            playback_count: 18_233,
            download_count: 0,
            favoritings_count: 412,
            comment_count: 37,
        }
    }
}

/// A search with ten filters.
#[derive(Debug, Serialize)]
pub(crate) struct Filter {
    q: Option<String>,
    tags: Option<String>,
    genres: Option<String>,
    #[serde(rename = "bpm[from]")]
    bpm_from: Option<u16>,
    #[serde(rename = "bpm[to]")]
    bpm_to: Option<u16>,
    #[serde(rename = "duration[from]")]
    duration_from: Option<u64>,
    #[serde(rename = "duration[to]")]
    duration_to: Option<u64>,
    #[serde(rename = "created_at[from]")]
    created_at_from: Option<String>,
    access: Option<String>,
    limit: Option<u32>,
}

impl Filter {
    pub(crate) fn sample() -> Self {
        Self {
            q: Some("tide & harbour".into()),
            tags: Some("dawn".into()),
            genres: Some("Field recording".into()),
            bpm_from: Some(80),
            bpm_to: Some(120),
            duration_from: Some(60_000),
            duration_to: Some(600_000),
            created_at_from: Some("2024-01-01 00:00:00".into()),
            access: Some("playable".into()),
            limit: Some(2),
        }
    }
}

/// The token by which a private track is shared.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SecretToken {
    kind: String,
    uri: String,
    token: String,
}

impl SecretToken {
    pub(crate) fn sample() -> Self {
        Self {
            kind: "secret-token".into(),
            uri: "/tracks/209814733/secret-token".into(),
            token: "s-Vb3Xp".into(),
        }
    }
}

/// A comment to be written.
#[derive(Debug, Serialize)]
pub(crate) struct NewComment {
    comment: Text,
}

/// Its text, and the moment of the track it speaks of.
#[derive(Debug, Serialize)]
pub(crate) struct Text {
    body: String,
    timestamp: u64,
}

impl NewComment {
    pub(crate) fn sample() -> Self {
        Self {
            comment: Text {
                body: "That gull is in tune.".into(),
                timestamp: 61_500,
            },
        }
    }
}

/// A comment that was written.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Comment {
    kind: String,
    id: u64,
    track_id: u64,
    user_id: u64,
    timestamp: Option<u64>,
    body: String,
    created_at: String,
}

impl Comment {
    pub(crate) fn sample() -> Self {
        Self {
            kind: "comment".into(),
            id: 77_120_954,
            track_id: 209_814_733,
            user_id: 4_510_227,
            timestamp: Some(61_500),
            body: "That gull is in tune.".into(),
            created_at: "2026/11/04 09:12:44 +0000".into(),
        }
    }
}
