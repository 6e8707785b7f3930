//! What SoundCloud has sent, with something more, less or otherwise in it.

use std::{
    fs,
    sync::{Arc, Mutex},
};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use soundcloud_api::{
    Client,
    soundcloud::{
        self, Comment, Group, License, SecretToken, Sharing, State, Status, Track, TrackType, User,
    },
};
use soundcloud_tests::{
    wait::ends,
    wire::{Wire, json as sent},
};

use super::{Documents as _, ID, Page, client, received, refused, typed};

/// A document as it was recorded.
pub(super) fn sample(format: &str, name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz/seeds");
    fs::read(format!("{folder}/{format}/{name}")).expect("a sample")
}

/// A server that answers with what it was given last.
struct Board {
    client: Client,
    document: Arc<Mutex<String>>,
}

impl Board {
    fn new() -> (Self, Wire) {
        let document = Arc::<Mutex<String>>::default();
        let shown = Arc::clone(&document);
        let wire = Wire::start(move |_| sent(&*shown.lock().expect("no panic")));
        let client = client(&wire);
        (Self { client, document }, wire)
    }

    async fn read<T: DeserializeOwned>(&self, document: &Value) -> T {
        let text = document.to_string();
        text.clone_into(&mut self.document.lock().expect("no panic"));
        match ends(self.client.document::<T>(ID)).await {
            Ok(value) => value,
            Err(error) => unreachable!("{text}: {error}"),
        }
    }
}

/// The places of all objects in a document, and of all fields in them.
fn fields(document: &Value, place: &str, found: &mut Vec<(String, String)>) {
    match document {
        Value::Object(object) => {
            for (name, value) in object {
                found.push((place.to_owned(), name.clone()));
                fields(value, &format!("{place}/{name}"), found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                fields(value, &format!("{place}/{index}"), found);
            }
        }
        _ => {}
    }
}

fn object<'a>(document: &'a mut Value, place: &str) -> &'a mut serde_json::Map<String, Value> {
    let object = document.pointer_mut(place).and_then(Value::as_object_mut);
    object.expect("an object")
}

/// Reads a sample with each of its fields missing, null and beside unknown ones. What is left is
/// read as before.
async fn vary<T: DeserializeOwned + Serialize>(board: &Board, name: &str) {
    let whole: Value = serde_json::from_slice(&sample("model", name)).expect("JSON");
    let as_read = serde_json::to_value(board.read::<T>(&whole).await).expect("JSON");
    let mut places = Vec::new();
    fields(&whole, "", &mut places);
    assert!(!places.is_empty(), "{name}");
    for (place, field) in places {
        // A page without its list is something else.
        let is_needed = field == "collection";
        let mut changed = whole.clone();
        object(&mut changed, &place).insert("brand_new".to_owned(), json!({"a": [1, null, "b"]}));
        let read = serde_json::to_value(board.read::<T>(&changed).await).expect("JSON");
        assert_eq!(read, as_read, "{name}: something new in {place}");
        for value in [Some(Value::Null), None] {
            if is_needed && value.is_none() {
                continue;
            }
            let mut changed = whole.clone();
            match &value {
                Some(value) => object(&mut changed, &place).insert(field.clone(), value.clone()),
                None => object(&mut changed, &place).remove(&field),
            };
            let read = serde_json::to_value(board.read::<T>(&changed).await).expect("JSON");
            if place.is_empty() && !is_needed {
                let mut expected = as_read.clone();
                let left = object(&mut expected, "");
                let is_written_null = left.get(&field).is_some_and(Value::is_null);
                if !is_written_null && left.remove(&field).is_some() && field.ends_with("_href") {
                    left.insert(field.clone(), Value::Null);
                }
                assert_eq!(read, expected, "{name}: {field} is {value:?}");
            }
        }
    }
}

#[tokio::test]
async fn b16_fields_may_come_go_and_be_null() {
    let (board, wire) = Board::new();
    vary::<Track>(&board, "track").await;
    vary::<Track>(&board, "track_of_old").await;
    vary::<User>(&board, "user").await;
    vary::<Comment>(&board, "comment").await;
    vary::<Group>(&board, "group").await;
    vary::<SecretToken>(&board, "secret_token").await;
    vary::<Status>(&board, "status").await;
    vary::<soundcloud::Page<Comment>>(&board, "page").await;
    assert!(wire.count() > 500, "{}", wire.count());
}

#[tokio::test]
async fn b16_a_word_that_nobody_knows_is_kept_as_it_came() {
    let (board, _wire) = Board::new();
    for word in ["brand-new", "PUBLIC", " public", "\u{1f3b5}", "null"] {
        let words = json!({
            "kind": word, "license": word, "sharing": word, "access": word, "state": word,
            "track_type": word, "embeddable_by": word,
        });
        let track: Track = board.read(&words).await;
        assert_eq!(track.license, Some(License::Other(word.into())));
        assert_eq!(track.sharing, Some(Sharing::Other(word.into())));
        assert_eq!(track.state, Some(State::Other(word.into())));
        assert_eq!(track.track_type, Some(TrackType::Other(word.into())));
        assert_eq!(serde_json::to_value(&track).expect("JSON"), words);
    }
}

fn page(items: impl Fn(usize) -> String) -> String {
    let items: Vec<String> = (0..200).map(items).collect();
    format!(r#"{{"collection":[{}],"next_href":null}}"#, items.join(","))
}

#[tokio::test]
async fn b17_one_bad_item_of_200_is_named() {
    let users = |bad: &'static str| {
        page(move |index| {
            let id = if index == 137 {
                bad.to_owned()
            } else {
                index.to_string()
            };
            format!(r#"{{"title":"a","user":{{"id":{id}}}}}"#)
        })
    };
    for bad in [
        "\"x\"",
        "null",
        "-1",
        "{}",
        "[]",
        "1.5",
        "18446744073709551616",
    ] {
        let error = refused::<Page>(sent(users(bad))).await;
        assert_eq!(error.path(), Some("collection[137].user.id"), "{bad}");
        assert!(
            error.to_string().contains("`collection[137].user.id`"),
            "{error}"
        );
    }
    let read = received::<Page>(sent(users("7"))).await.expect("a page");
    assert_eq!(read.collection.len(), 200);

    // In XML as well.
    let items = (0..200).map(|index| {
        let id = if index == 137 {
            "x".to_owned()
        } else {
            index.to_string()
        };
        format!("<item><user><id>{id}</id></user></item>")
    });
    let document = format!(
        "<page><collection type=\"array\">{}</collection></page>",
        items.collect::<String>()
    );
    let error = refused::<Page>(typed("application/xml", document)).await;
    assert_eq!(error.path(), Some("page.collection[137].user.id"));
}

#[tokio::test]
async fn b17_a_bad_field_of_one_model_of_200_is_left_out_and_a_bad_model_is_named() {
    type Tracks = soundcloud::Page<Track>;
    let tracks = |bad: &'static str| {
        page(move |index| {
            if index == 137 {
                bad.to_owned()
            } else {
                format!(r#"{{"id":{index},"user":{{"id":{index}}}}}"#)
            }
        })
    };
    let bad = r#"{"id":[],"title":"a","user":{"id":"x","username":"Ona"}}"#;
    let read = received::<Tracks>(sent(tracks(bad))).await.expect("a page");
    assert_eq!(read.len(), 200);
    let track = &read[137];
    let user = track.user.as_ref().expect("a user");
    assert_eq!((track.id, track.title.as_deref()), (None, Some("a")));
    assert_eq!((user.id, user.username.as_deref()), (None, Some("Ona")));
    // Nothing is no item.
    let read = received::<Tracks>(sent(tracks("null")))
        .await
        .expect("a page");
    assert_eq!(read.len(), 199);
    for bad in ["7", "\"x\"", "[]", "true"] {
        let error = refused::<Tracks>(sent(tracks(bad))).await;
        assert_eq!(error.path(), Some("collection[137]"), "{bad}: {error}");
    }
}
