//! What is printed or written down by accident.

use std::{marker::PhantomData, sync::Arc};

use secrecy::SecretString;
use serde::Serialize;
use soundcloud_api::{
    ApiError, Body, Call, Client, ClientBuilder, Cursor, Download, Error, Form, Pending, Response,
    soundcloud::{Link, SecretText, SecretToken, Track},
};
use soundcloud_tests::{
    log::CANARY,
    wait::ends,
    wire::{Wire, answer, pool},
};

use super::calls::{GRANT, Page, Shop as _, calls, secretive, signed};
use crate::texts;

#[tokio::test]
async fn s03_debugging_shows_no_secret() {
    let mut told = String::new();
    for url in [
        "https://shop.example/v1",
        "https://user:c4n4ry@shop.example",
        "https://shop.example?token=c4n4ry",
    ] {
        let builder = secretive(Client::builder(url));
        texts::debug(&mut told, &builder);
        match builder.build() {
            Ok(client) => texts::debug(&mut told, &client),
            Err(error) => told += &texts::of(&error),
        }
    }
    let headers = [
        ("set-cookie", "c4n4ry"),
        ("x-auth-token", "c4n4ry"),
        ("x-echo", "Bearer c4n4ry/token+1="),
        ("link", "</items?secret_token=c4n4ry>; rel=next"),
    ];
    let wire = Wire::always(answer(200, &headers, r#"{"collection":[],"next":null}"#));
    let client = secretive(wire.builder()).reqwest(pool()).build();
    let client = client.expect("a client");
    texts::debug(&mut told, &client);
    for call in calls(&client) {
        texts::debug(&mut told, &call);
        told += &call.to_string();
        told += &call.to_curl().expect("a line");
        texts::debug(&mut told, call.request().expect("a request").headers());
    }
    texts::debug(&mut told, &signed(&client).into_future());
    texts::debug(&mut told, &signed(&client).pages());
    texts::debug(&mut told, &signed(&client).items());
    texts::debug(
        &mut told,
        &ends(signed(&client).send()).await.expect("a success"),
    );
    texts::debug(
        &mut told,
        &ends(signed(&client).stream()).await.expect("a success"),
    );
    texts::debug(&mut told, &Cursor::from(CANARY));
    texts::debug(&mut told, &Body::from(CANARY));
    texts::debug(&mut told, &Body::from(CANARY.as_bytes()));
    texts::debug(&mut told, &SecretString::from(CANARY));
    texts::debug(&mut told, &SecretText::from(CANARY));
    texts::debug(
        &mut told,
        &Link::from("https://shop.example?secret_token=c4n4ry"),
    );
    let debug_of_a_call = format!("{:?}", client.token(&GRANT));
    assert!(debug_of_a_call.contains("bytes of"), "{debug_of_a_call}");
    texts::are_clean("what is printed", &told);
    assert!(told.contains("[redacted]") && told.contains("Sensitive"));
}

#[tokio::test]
async fn s03_debugging_shows_no_secret_of_a_track() {
    const TRACK: &str = r#"{
        "id": 1,
        "secret_token": "s-c4n4ry",
        "secret_uri": "https://api.soundcloud.com/tracks/1?secret_token=s-c4n4ry",
        "permalink_url": "https://soundcloud.com/ana/night-bus/s-c4n4ry",
        "stream_url": "https://api.soundcloud.com/tracks/1/stream?secret_token=s-c4n4ry",
        "download_url": "https://api.soundcloud.com/tracks/1/download?secret_token=s-c4n4ry"
    }"#;
    let track: Track = serde_json::from_str(TRACK).expect("a track");
    let token =
        r#"{"kind":"secret-token","token":"s-c4n4ry","uri":"https://h/?secret_token=c4n4ry"}"#;
    let token: SecretToken = serde_json::from_str(token).expect("a token");
    let mut told = String::new();
    texts::debug(&mut told, &track);
    texts::debug(&mut told, &token);
    texts::are_clean("a track", &told);
    assert_eq!(token.token(), Some("s-c4n4ry"));
}

/// Whether a type can be serialized: of two constants of one name, the compiler takes this one
/// where its bound holds.
struct Is<T>(PhantomData<T>);

impl<T: Serialize> Is<T> {
    const SERIALIZE: bool = true;
}

trait Otherwise {
    const SERIALIZE: bool = false;
}

impl<T> Otherwise for Is<T> {}

/// That a struct with one cannot derive it is shown by `tests/ui/fail/types/json_with_a_secret.rs`.
#[test]
fn s08_what_holds_a_token_is_not_serialized_by_accident() {
    const {
        assert!(Is::<String>::SERIALIZE && Is::<Vec<Option<u8>>>::SERIALIZE);
        assert!(!Is::<SecretString>::SERIALIZE);
        assert!(!Is::<Arc<SecretString>>::SERIALIZE);
        assert!(!Is::<Client>::SERIALIZE && !Is::<ClientBuilder>::SERIALIZE);
        assert!(!Is::<Call<Page>>::SERIALIZE && !Is::<Pending<Page>>::SERIALIZE);
        assert!(!Is::<Error>::SERIALIZE && !Is::<ApiError>::SERIALIZE);
        assert!(!Is::<Response<Page>>::SERIALIZE && !Is::<Download>::SERIALIZE);
        assert!(!Is::<Body>::SERIALIZE && !Is::<Form>::SERIALIZE);
        // To store it is meant, and it says so: `as_str`.
        assert!(!Is::<Cursor>::SERIALIZE);
    }
    // It is the type that the builder takes.
    let token = SecretString::from(CANARY);
    let builder = Client::builder("https://shop.example").token(token.clone());
    builder.api_key("key", token).build().expect("a client");
}
