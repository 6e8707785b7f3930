//! Whatever a document says: a model is read from it the same way each time, and what was read is
//! read again from what is written of it.

use std::fmt::Debug;

use serde::{Serialize, de::DeserializeOwned};
use soundcloud_api::{
    Api, Call, Client, Output, endpoint,
    soundcloud::{
        Access, App, Comment, CommentId, DateTime, EmbeddableBy, Group, GroupId, Kind, License,
        Link, Page, Product, Quota, SecretText, SecretToken, Sharing, State, Status, Subscription,
        Track, TrackId, TrackType, User, UserId,
    },
};

use super::fake::{Fake, json, ready};

trait Models: Api {
    #[endpoint(GET, "/any")]
    fn any<T: Output>(&self) -> Call<T>;
}

impl Models for Client {}

/// Reads each model from this document.
pub(crate) fn check(document: &[u8]) {
    let answer = document.to_vec();
    let fake = Fake::new("https://api.example", move |_| json(answer.clone()));
    macro_rules! each {
        ($($model:ty)*) => { $(one::<$model>(document, &fake.client);)* };
    }
    each! {
        Track User Comment App Group SecretToken Status Subscription Product Quota
        Page<Track> Page<Comment> Vec<User> Vec<Track>
        TrackId UserId CommentId GroupId DateTime Link SecretText
        Access EmbeddableBy Kind License Sharing State TrackType
    }
}

fn one<T: Serialize + DeserializeOwned + PartialEq + Debug>(document: &[u8], client: &Client) {
    let read = serde_json::from_slice::<T>(document);
    let received = ready(client.any::<T>());
    let Ok(value) = read else {
        // The runtime also takes a byte order mark; and its error says where, not what.
        if let Err(error) = received {
            assert!(!error.to_string().contains(char::is_control), "{error}");
        } else {
            assert!(document.starts_with(b"\xef\xbb\xbf"), "{received:?}");
        }
        return;
    };
    let again = serde_json::from_slice::<T>(document);
    assert_eq!(again.ok().as_ref(), Some(&value), "read twice");
    if let Ok(received) = received {
        assert_eq!(received, value, "received");
    }
    let written = serde_json::to_vec(&value).expect("a model can be written");
    let reread = serde_json::from_slice::<T>(&written).expect("what is written can be read");
    assert_eq!(reread, value, "written and read");
    let rewritten = serde_json::to_vec(&reread).expect("a model can be written");
    assert_eq!(written, rewritten, "written twice");
}
