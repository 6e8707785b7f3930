//! Documents as SoundCloud has sent them over the years, whole and damaged.

use std::collections::BTreeSet;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde::de::value::MapDeserializer;
use serde_json::{Value, from_str, from_value, json, to_value};

use super::*;

const LEGACY_TRACK: &str = r#"{
    "kind": "track", "id": 40417, "created_at": "2012/06/30 21:15:09 +0000", "user_id": 5513,
    "duration": 201007, "commentable": true, "state": "finished", "sharing": "public",
    "tag_list": "techno \"warm up\" geo:lat=48.1", "permalink": "rain-delay", "description": "",
    "streamable": true, "downloadable": true, "genre": "Techno", "release": 12,
    "purchase_url": null, "label_id": 77, "label_name": "Kiln", "isrc": "", "video_url": null,
    "track_type": "", "key_signature": "Amin", "bpm": 126, "title": "Rain delay",
    "release_year": 2012, "release_month": 7, "release_day": 1, "original_format": "wav",
    "original_content_size": 35457024, "license": "cc-by-nc",
    "uri": "https://api.soundcloud.com/tracks/40417",
    "permalink_url": "http://soundcloud.com/kiln/rain-delay",
    "artwork_url": "https://i1.sndcdn.com/artworks-1-large.jpg",
    "waveform_url": "https://w1.sndcdn.com/xyz_m.png",
    "user": {"id": 5513, "kind": "user", "permalink": "kiln", "username": "Kiln",
             "uri": "https://api.soundcloud.com/users/5513"},
    "label": {"id": 77, "username": "Kiln Records"},
    "created_with": {"id": 3, "kind": "app", "name": "Recorder", "creator": "kiln"},
    "stream_url": "https://api.soundcloud.com/tracks/40417/stream",
    "download_url": "https://api.soundcloud.com/tracks/40417/download",
    "playback_count": 90, "download_count": 4, "favoritings_count": 7, "comment_count": 2,
    "attachments_uri": "https://api.soundcloud.com/tracks/40417/attachments",
    "user_favorite": 1, "secret_token": "s-legacy1", "downloads_remaining": 96,
    "has_downloads_left": true, "feedable": "true", "policy": "ALLOW", "domain_lockings": null,
    "last_modified": "2012/07/02 08:00:00 +0000", "shared_to_count": 0,
    "geo_blockings": [], "likes_count": 7, "monetization_model": null, "user_uri": "u"
}"#;

const CURRENT_TRACK: &str = r#"{
    "kind": "track", "urn": "soundcloud:tracks:9007199254740993", "title": "Platform 4",
    "created_at": "2025/11/20 06:30:00 +0000", "description": null, "duration": 355250,
    "genre": null, "tag_list": "", "bpm": null, "key_signature": null, "isrc": "XX1234567890",
    "label_name": null, "license": "all-rights-reserved", "release": null, "release_day": 20,
    "release_month": 11, "release_year": 2025, "purchase_title": "Get it", "purchase_url": null,
    "metadata_artist": "Mo & Jo",
    "permalink_url": "https://soundcloud.com/mo/platform-4/s-Zz81kQ",
    "uri": "https://api.soundcloud.com/tracks/soundcloud:tracks:9007199254740993",
    "artwork_url": null, "waveform_url": "https://wave.sndcdn.com/p4_m.png",
    "stream_url": "https://api.soundcloud.com/tracks/9007199254740993/stream",
    "download_url": null, "downloadable": false, "streamable": true, "commentable": true,
    "embeddable_by": "me", "sharing": "private", "access": "playable",
    "available_country_codes": ["DE", "AT"], "playback_count": 3, "favoritings_count": 1,
    "comment_count": 0, "download_count": 0, "reposts_count": 0, "reveal_stats": true,
    "reveal_comments": false, "user_favorite": false, "user_playback_count": 2,
    "secret_uri": "https://api.soundcloud.com/tracks/9007199254740993?secret_token=s-Zz81kQ",
    "is_explicit": false,
    "user": {"kind": "user", "urn": "soundcloud:users:61", "username": "Mo", "permalink": "mo"}
}"#;

const ME: &str = r#"{
    "kind": "user", "urn": "soundcloud:users:61", "id": 61, "username": "Mo", "permalink": "mo",
    "permalink_url": "https://soundcloud.com/mo", "uri": "https://api.soundcloud.com/users/61",
    "avatar_url": "https://i1.sndcdn.com/avatars-2-large.jpg", "first_name": "Mo",
    "last_name": "Ram", "full_name": "Mo Ram", "city": "Graz", "country": "Austria",
    "description": "…", "discogs_name": null, "myspace_name": null,
    "website": "https://mo.example", "website_title": "home",
    "created_at": "2014/02/03 04:05:06 +0000", "last_modified": "2025/01/01 00:00:00 +0000",
    "online": false, "followers_count": 10, "followings_count": 20, "track_count": 3,
    "playlist_count": null, "public_favorites_count": 4, "reposts_count": null,
    "likes_count": null, "comments_count": 0, "plan": "Pro",
    "subscriptions": [{"product": {"id": "creator-pro", "name": "Pro"}, "recurring": true}],
    "locale": "de", "primary_email_confirmed": true, "private_playlists_count": 1,
    "private_tracks_count": 2, "upload_seconds_left": null,
    "quota": {"unlimited_upload_quota": false, "upload_seconds_used": 5400,
              "upload_seconds_left": 5400}
}"#;

const COMMENT: &str = r#"{
    "kind": "comment", "urn": "soundcloud:comments:808", "id": 808, "body": "again!",
    "created_at": "2025/11/21 07:00:00 +0000", "timestamp": "61500",
    "track_urn": "soundcloud:tracks:5", "track_id": 5, "user_urn": "soundcloud:users:61",
    "user_id": 61, "uri": "https://api.soundcloud.com/comments/808",
    "user": {"kind": "user", "id": 61, "username": "Mo"}
}"#;

const SECRET_TOKEN: &str = r#"{
    "kind": "secret-token", "token": "s-Zz81kQ",
    "uri": "https://api.soundcloud.com/tracks/5/secret-token",
    "resource_uri": "https://api.soundcloud.com/tracks/5?secret_token=s-Zz81kQ"
}"#;

const GROUP: &str = r#"{
    "kind": "group", "id": 8, "uri": "https://api.soundcloud.com/groups/8",
    "created_at": "2010/05/06 07:08:09 +0000", "permalink": "graz",
    "permalink_url": "http://soundcloud.com/groups/graz", "artwork_url": null, "name": "Graz",
    "description": "d", "short_description": "s", "creator": {"id": 61, "username": "Mo"}
}"#;

const STATUS: &str = r#"{"status": "302 - Found", "location": "https://h/tracks/5"}"#;

fn track(json: &str) -> Track {
    from_str(json).unwrap()
}

#[test]
fn a_legacy_track_is_read() {
    let track = track(LEGACY_TRACK);
    assert_eq!(track.kind, Some(Kind::Track));
    assert_eq!(track.id(), Some(40417.into()));
    assert_eq!(track.user_id(), Some(5513.into()));
    assert_eq!(track.duration, Some(Duration::from_millis(201_007)));
    assert_eq!(track.state, Some(State::Finished));
    assert_eq!(track.track_type, None);
    assert_eq!(track.release.as_deref(), Some("12"));
    assert_eq!(track.bpm, Some(126.0));
    assert_eq!(track.license, Some(License::CcByNc));
    assert_eq!(track.user_favorite, Some(true));
    assert_eq!(track.feedable, Some(true));
    assert_eq!(track.description.as_deref(), Some(""));
    assert_eq!(
        track.tags().collect::<Vec<_>>(),
        ["techno", "warm up", "geo:lat=48.1"]
    );
    assert_eq!(
        track.label.unwrap().username.as_deref(),
        Some("Kiln Records")
    );
    assert_eq!(
        track.created_with.unwrap().name.as_deref(),
        Some("Recorder")
    );
    assert_eq!(
        track.created_at.unwrap().to_string(),
        "2012-06-30T21:15:09Z"
    );
}

#[test]
fn a_current_track_is_read() {
    let track = track(CURRENT_TRACK);
    let id = track.id().unwrap();
    assert_eq!(id.number(), 9_007_199_254_740_993);
    assert_eq!(id.to_string(), "soundcloud:tracks:9007199254740993");
    assert_eq!(track.user_id().unwrap().number(), 61);
    assert_eq!(track.access, Some(Access::Playable));
    assert_eq!(track.sharing, Some(Sharing::Private));
    assert_eq!(track.embeddable_by, Some(EmbeddableBy::Me));
    assert_eq!(
        track.available_country_codes.as_deref(),
        Some(&["DE".into(), "AT".into()][..])
    );
    assert_eq!(track.genre, None);
    assert_eq!(track.secret_token().unwrap().expose(), "s-Zz81kQ");
}

#[test]
fn oneself_is_a_user_with_more() {
    let me: User = from_str(ME).unwrap();
    assert_eq!(me.id().unwrap().to_string(), "soundcloud:users:61");
    assert_eq!(me.playlist_count, None);
    assert_eq!(me.quota.unwrap().upload_seconds_used, Some(5400));
    let subscription = &me.subscriptions.unwrap()[0];
    assert_eq!(subscription.recurring, Some(true));
    assert_eq!(
        subscription.product.as_ref().unwrap().name.as_deref(),
        Some("Pro")
    );
}

#[test]
fn a_comment_is_read() {
    let comment: Comment = from_str(COMMENT).unwrap();
    assert_eq!(comment.id(), Some(808.into()));
    assert_eq!(comment.track_id(), Some(5.into()));
    assert_eq!(comment.user_id(), Some(61.into()));
    assert_eq!(comment.timestamp, Some(Duration::from_millis(61_500)));
}

#[test]
fn an_author_is_known_by_the_embedded_user_alone() {
    let comment: Comment = from_str(r#"{"user": {"urn": "soundcloud:users:4"}}"#).unwrap();
    assert_eq!(comment.user_id(), Some(4.into()));
}

#[test]
fn the_other_documents_are_read() {
    let group: Group = from_str(GROUP).unwrap();
    assert_eq!(group.id, Some(8.into()));
    let status: Status = from_str(STATUS).unwrap();
    assert_eq!(status.location.unwrap(), "https://h/tracks/5");
    let secret: SecretToken = from_str(SECRET_TOKEN).unwrap();
    assert_eq!(secret.token(), Some("s-Zz81kQ"));
}

#[test]
fn moments_of_comments_come_in_many_types() {
    for (timestamp, milliseconds) in [
        ("61000", Some(61_000)),
        ("61000.9", Some(61_000)),
        ("\"61000\"", Some(61_000)),
        ("\" 61000.0 \"", Some(61_000)),
        ("0", Some(0)),
        ("null", None),
        ("\"\"", None),
        ("-1", None),
        ("-0.5", None),
        ("1e300", None),
        ("\"NaN\"", None),
        ("18446744073709551615", Some(u64::MAX)),
        ("18446744073709551616", None),
    ] {
        let json = format!(r#"{{"timestamp": {timestamp}}}"#);
        let comment: Comment = from_str(&json).unwrap();
        let expected = milliseconds.map(Duration::from_millis);
        assert_eq!(comment.timestamp, expected, "{json}");
    }
}

#[test]
fn truth_comes_in_many_types() {
    for (value, truth) in [
        ("true", Some(true)),
        ("\"true\"", Some(true)),
        ("1", Some(true)),
        ("\"1\"", Some(true)),
        ("false", Some(false)),
        ("\"false\"", Some(false)),
        ("0", Some(false)),
        ("\"\"", None),
        ("2", None),
        ("\"yes\"", None),
    ] {
        let json = format!(r#"{{"downloadable": {value}}}"#);
        assert_eq!(track(&json).downloadable, truth, "{json}");
    }
}

#[test]
fn country_codes_come_as_a_list_or_as_text() {
    for (value, codes) in [
        ("null", None),
        ("\"\"", None),
        ("[]", Some(vec![])),
        ("[\"DE\", null, {}, \"AT\"]", Some(vec!["DE", "AT"])),
        ("\"DE\"", Some(vec!["DE"])),
        ("\"DE, AT\"", Some(vec!["DE", "AT"])),
    ] {
        let json = format!(r#"{{"available_country_codes": {value}}}"#);
        let read = track(&json).available_country_codes;
        let codes = codes.map(|codes| codes.into_iter().map(String::from).collect());
        assert_eq!(read, codes, "{json}");
    }
}

#[test]
fn ids_and_dates_that_cannot_be_read_are_none() {
    let track = track(
        r#"{"id": "soundcloud:users:1", "urn": -4, "user_id": "12",
            "created_at": "2019/02/30 00:00:00 +0000",
            "last_modified": "2019-01-15T15:40:49+01:00"}"#,
    );
    assert_eq!((track.id, track.urn, track.created_at), (None, None, None));
    assert_eq!(track.user_id, Some(12.into()));
    assert_eq!(
        track.last_modified.unwrap().filter_text(),
        "2019-01-15 14:40:49"
    );
}

#[test]
fn an_embedded_user_of_another_shape_is_none() {
    for user in ["null", "3", "\"mo\"", "[]", "[{}]", "true"] {
        let track = track(&format!(r#"{{"user": {user}, "title": "a"}}"#));
        assert_eq!(track.user, None, "{user}");
        assert_eq!(track.title.as_deref(), Some("a"));
    }
}

#[test]
fn either_name_of_the_comment_counter_is_read_and_both_together() {
    for json in [
        r#"{"comment_count": 3}"#,
        r#"{"comments_count": 3}"#,
        r#"{"comment_count": 1, "comments_count": 3}"#,
        r#"{"comment_count": 3, "comments_count": null}"#,
        r#"{"comments_count": null, "comment_count": 3}"#,
    ] {
        assert_eq!(track(json).comment_count, Some(3), "{json}");
    }
}

#[test]
fn a_field_that_comes_twice_is_refused_unless_under_two_names() {
    let twice = from_str::<Track>(r#"{"title": "a", "title": "b"}"#);
    let error = twice.expect_err("two titles").to_string();
    assert!(error.starts_with("duplicate field `title`"), "{error}");
    let named = track(r#"{"comment_count": 1, "comments_count": 2, "new": 1, "new": 2}"#);
    assert_eq!(named.comment_count, Some(2));
}

#[test]
fn unknown_fields_are_passed_over() {
    let track = track(r#"{"new": {"title": [1, {"id": 2}]}, "": 0, "id": 3}"#);
    assert_eq!(track.id, Some(3.into()));
    assert_eq!(track.title, None);
}

#[test]
fn a_precise_number_is_read_as_a_number() {
    let number = json!({"$serde_json::private::Number": "126.5"});
    let track: Track =
        from_value(json!({"bpm": number, "title": number, "genre": {"a": "b"}})).unwrap();
    assert_eq!(track.bpm, Some(126.5));
    assert_eq!(track.genre, None);
}

#[test]
fn text_in_place_of_every_scalar_is_read_as_in_xml() {
    let texts = [
        ("id", "291"),
        ("duration", "1000"),
        ("bpm", "118.2"),
        ("streamable", "true"),
        ("playback_count", "7"),
        ("license", "cc-by"),
        ("created_at", "2011-01-08T01:01:25Z"),
        ("comments_count", "2"),
    ];
    let texts = MapDeserializer::<_, serde::de::value::Error>::new(texts.into_iter());
    let track = <Track as serde::Deserialize>::deserialize(texts).unwrap();
    assert_eq!(track.id, Some(291.into()));
    assert_eq!(track.duration, Some(Duration::from_secs(1)));
    assert_eq!(track.bpm, Some(118.2));
    assert_eq!(track.streamable, Some(true));
    assert_eq!(track.playback_count, Some(7));
    assert_eq!(track.license, Some(License::CcBy));
    assert!(track.created_at.is_some());
    assert_eq!(track.comment_count, Some(2));
}

#[test]
fn secrets_are_never_printed() {
    let shown = [
        format!("{:?}", track(LEGACY_TRACK)),
        format!("{:#?}", track(CURRENT_TRACK)),
        format!("{:?}", from_str::<SecretToken>(SECRET_TOKEN).unwrap()),
        format!(
            "{:?}",
            from_str::<Page<Track>>(&format!("[{CURRENT_TRACK}]")).unwrap()
        ),
    ];
    for shown in shown {
        assert!(shown.contains("[redacted]"), "{shown}");
        assert!(
            !shown.contains("s-legacy1") && !shown.contains("s-Zz81kQ"),
            "{shown}"
        );
    }
}

/// Every way in which one field may be of the wrong type.
fn wrong_values() -> [Value; 11] {
    [
        json!(null),
        json!(""),
        json!(1),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!(true),
        json!("x"),
        json!([]),
        json!([null, 1, "x", {}, [[]]]),
        json!({"x": {"y": [1]}}),
    ]
}

/// All documents that differ from this one in one value, at any depth.
fn mutations(document: &Value) -> Vec<Value> {
    let children: Vec<(String, &Value)> = match document {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| (format!("/{name}"), value))
            .collect(),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .map(|(index, value)| (format!("/{index}"), value))
            .collect(),
        _ => Vec::new(),
    };
    let mut all = Vec::new();
    for (pointer, value) in children {
        for other in wrong_values().into_iter().chain(mutations(value)) {
            let mut mutation = document.clone();
            *mutation.pointer_mut(&pointer).unwrap() = other;
            all.push(mutation);
        }
    }
    all
}

fn survives<T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(json: &str) {
    let document: Value = from_str(json).unwrap();
    let whole: T = from_value(document.clone()).unwrap();
    assert_eq!(from_value::<T>(to_value(&whole).unwrap()).unwrap(), whole);

    for mutation in mutations(&document) {
        let read: T =
            from_str(&mutation.to_string()).unwrap_or_else(|error| panic!("{error} in {mutation}"));
        let again: T = from_value(to_value(&read).unwrap()).unwrap();
        assert_eq!(again, read, "{mutation}");
    }
    for name in document.as_object().unwrap().keys() {
        let mut less = document.clone();
        less.as_object_mut().unwrap().remove(name);
        from_value::<T>(less).unwrap();
    }
    let json = json.trim();
    for end in (0..json.len()).filter(|end| json.is_char_boundary(*end)) {
        assert!(from_str::<T>(&json[..end]).is_err(), "cut at {end}");
    }
    for other in [
        "null", "1", "-1", "1.5", "true", "\"\"", "\"x\"", "[]", "[{}]",
    ] {
        assert!(
            from_str::<T>(other).is_err(),
            "{other} was taken for a document"
        );
    }
}

#[test]
fn no_field_of_a_legacy_track_fails_the_document() {
    survives::<Track>(LEGACY_TRACK);
}

#[test]
fn no_field_of_a_current_track_fails_the_document() {
    survives::<Track>(CURRENT_TRACK);
}

#[test]
fn no_field_of_a_user_fails_the_document() {
    survives::<User>(ME);
}

#[test]
fn no_field_of_a_comment_fails_the_document() {
    survives::<Comment>(COMMENT);
}

#[test]
fn no_field_of_the_small_documents_fails_them() {
    survives::<SecretToken>(SECRET_TOKEN);
    survives::<Group>(GROUP);
    survives::<Status>(STATUS);
}

/// The names of the fields that hold something.
fn filled(document: &Value) -> BTreeSet<&str> {
    let fields = document.as_object().unwrap().iter();
    fields
        .filter(|(_, value)| !value.is_null() && *value != "")
        .map(|(name, _)| name.as_str())
        .collect()
}

#[test]
fn no_field_of_the_samples_is_lost() {
    fn keeps_all<T: DeserializeOwned + Serialize>(sample: &str) {
        let sample: Value = from_str(sample).unwrap();
        let kept = to_value(from_value::<T>(sample.clone()).unwrap()).unwrap();
        assert_eq!(filled(&kept), filled(&sample));
    }
    keeps_all::<Track>(LEGACY_TRACK);
    keeps_all::<Track>(CURRENT_TRACK);
    keeps_all::<User>(ME);
    keeps_all::<Comment>(COMMENT);
    keeps_all::<SecretToken>(SECRET_TOKEN);
    keeps_all::<Group>(GROUP);
    keeps_all::<Status>(STATUS);
}

#[test]
fn only_what_is_there_is_printed() {
    let track = track(r#"{"id": 5, "title": "a", "user": {"username": "Mo"}}"#);
    assert_eq!(
        format!("{track:?}"),
        r#"Track { id: TrackId(5), title: "a", user: User { username: "Mo" } }"#
    );
}

#[test]
fn an_error_says_what_was_expected() {
    let error = from_str::<Track>("[]").unwrap_err().to_string();
    assert!(
        error.contains("expected a Track with its fields"),
        "{error}"
    );
}
