//! A value of a path is a part of its own segment, and of the API's host, or the call is refused.

use std::sync::{Arc, Mutex};

use percent_encoding::percent_decode_str;
use proptest::{prelude::*, test_runner::TestCaseResult};
use reqwest::Url;
use soundcloud_api::{Api, BoxError, Call, Client, ErrorKind, RetryPolicy, Sent, endpoint};
use soundcloud_tests::{
    log::watch,
    port::Port,
    wait::ends,
    wire::{Wire, json, pool},
};

use super::{
    everyway::{Answer, is_refused},
    text::{any_text, cases},
};

trait Users: Api {
    #[endpoint(GET, "/<x>")]
    fn whole(&self, x: &str) -> Call<Answer>;

    #[endpoint(DELETE, "/<x>/tracks")]
    fn first(&self, x: &str) -> Call<Answer>;

    #[endpoint(PUT, "/users/<x>/tracks")]
    fn middle(&self, x: &str) -> Call<Answer>;

    #[endpoint(GET, "/users/<x>")]
    fn last(&self, x: &str) -> Call<Answer>;

    #[endpoint(GET, "/users/<x>.json")]
    fn before_text(&self, x: &str) -> Call<Answer>;

    #[endpoint(GET, "/users/.<x>")]
    fn behind_dot(&self, x: &str) -> Call<Answer>;

    #[endpoint(GET, "/<x>/<y>")]
    fn twice(&self, x: &str, y: &str) -> Call<Answer>;

    #[endpoint(GET, "/files/<x..>")]
    fn rest(&self, x: &[&str]) -> Call<Answer>;
}

impl Users for Client {}

/// Where a value may stand: the call, and the segments that it means.
struct Place {
    call: fn(&Client, &str) -> Call<Answer>,
    segments: fn(&str) -> Vec<String>,
}

macro_rules! places {
    ($($call:expr => |$x:ident| $segments:expr;)*) => {
        [$(Place {
            call: $call,
            segments: |$x| $segments.iter().map(|segment| segment.to_string()).collect(),
        }),*]
    };
}

#[rustfmt::skip]
fn places() -> [Place; 8] {
    places! {
        Users::whole => |x| [x];
        Users::first => |x| [x, "tracks"];
        Users::middle => |x| ["users", x, "tracks"];
        Users::last => |x| ["users", x];
        Users::before_text => |x| ["users", &format!("{x}.json")];
        Users::behind_dot => |x| ["users", &format!(".{x}")];
        |client, x| client.twice(x, x) => |x| [x, x];
        |client, x| client.rest(&["a", x, "b"]) => |x| ["files", "a", x, "b"];
    }
}

/// What a base URL may have as its path, and the segments of it.
const BASES: [(&str, &[&str]); 3] = [("", &[]), ("/v1/", &["v1"]), ("/a%20b/c", &["a b", "c"])];

fn client(base: &str) -> Client {
    watch();
    let client = Client::builder(base).reqwest(pool());
    let client = client.retry(RetryPolicy::never()).build();
    client.expect("a client")
}

fn is_another_path(segments: &[String]) -> bool {
    let vanishes = |segment: &String| matches!(segment.as_str(), "" | "." | "..");
    segments.iter().any(vanishes)
}

/// Whether a path has only what no parser takes for anything else.
fn is_plain(path: &str) -> bool {
    path.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,=:@%".contains(&byte))
}

/// Sends a value in every place, and holds that it arrives as the segment that it is. Gives the
/// targets of the requests.
async fn arrives(value: &str) -> Vec<String> {
    let wire = Wire::always(json("[]"));
    for (base, before) in BASES {
        let client = client(&(wire.url() + base));
        for place in places() {
            let count = wire.count();
            ends((place.call)(&client, value)).await.expect("a success");
            assert_eq!(wire.count(), count + 1);
            let request = wire.last();
            assert_eq!(request.header("host"), Some(&*wire.host()), "{value:?}");
            assert!(is_plain(&request.target), "{}", request.target);
            let before = before.iter().copied().map(str::to_owned);
            let segments: Vec<_> = before.chain((place.segments)(value)).collect();
            assert_eq!(request.segments(), segments, "{}", request.target);
        }
    }
    wire.requests()
        .into_iter()
        .map(|request| request.target)
        .collect()
}

#[tokio::test]
async fn i01_a_dot_segment_is_refused() {
    let wire = Wire::always(json("[]"));
    let client = client(&wire.url());
    for dots in [".", ".."] {
        is_refused(&wire, Some("x"), || client.whole(dots)).await;
        is_refused(&wire, Some("x"), || client.first(dots)).await;
        is_refused(&wire, Some("x"), || client.middle(dots)).await;
        is_refused(&wire, Some("x"), || client.last(dots)).await;
        is_refused(&wire, Some("x"), || client.twice(dots, "a")).await;
        is_refused(&wire, Some("y"), || client.twice("a", dots)).await;
        is_refused(&wire, Some("x"), || client.rest(&["a", dots, "b"])).await;
    }
    // The template has the other dot.
    is_refused(&wire, Some("x"), || client.behind_dot(".")).await;
    is_refused(&wire, Some("x"), || client.behind_dot("")).await;
    assert_eq!(wire.connections(), 0);
}

#[tokio::test]
async fn i02_an_empty_segment_is_refused() {
    let wire = Wire::always(json("[]"));
    let client = client(&wire.url());
    is_refused(&wire, Some("x"), || client.whole("")).await;
    is_refused(&wire, Some("x"), || client.first("")).await;
    is_refused(&wire, Some("x"), || client.middle("")).await;
    is_refused(&wire, Some("x"), || client.last("")).await;
    is_refused(&wire, Some("y"), || client.twice("a", "")).await;
    is_refused(&wire, Some("x"), || client.rest(&[])).await;
    is_refused(&wire, Some("x"), || client.rest(&["a", "", "b"])).await;
    assert_eq!(wire.connections(), 0);
}

#[tokio::test]
async fn i03_what_parts_a_path_is_text_within_a_segment() {
    const PARTING: &str = "/\\?#%;[]{}|^ ";
    for value in PARTING.chars().map(String::from) {
        for target in arrives(&format!("a{value}b")).await {
            assert!(!target.contains(&format!("a{value}b")), "{target}");
        }
        arrives(&value).await;
    }
    arrives(PARTING).await;
    arrives("../..\\..;/?#").await;
}

#[tokio::test]
async fn i04_what_is_encoded_already_is_encoded_once_more() {
    for (value, sent) in [
        ("%2e%2e", "%252e%252e"),
        ("%2E", "%252E"),
        ("%2F", "%252F"),
        ("%252e", "%25252e"),
        ("%", "%25"),
        ("%zz", "%25zz"),
    ] {
        for target in arrives(value).await {
            assert!(target.contains(sent), "{target}");
        }
    }
}

#[tokio::test]
async fn i05_another_host_is_text_within_a_segment() {
    let elsewhere = Port::silent();
    let address = elsewhere.address();
    for value in [
        "//evil.test".to_owned(),
        "http://evil.test/".to_owned(),
        format!("//{address}"),
        format!("http://{address}/"),
        format!("\\\\{address}\\"),
        format!("@{address}"),
        format!("user:password@{address}"),
        ":80".to_owned(),
        format!(":{}", address.port()),
        "?@evil.test#".to_owned(),
    ] {
        arrives(&value).await;
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn i06_control_characters_arrive_as_they_are() {
    let ascii = (0..=0x1f).chain([0x7f]);
    let controls = ascii.chain(0x80..=0x9f).map(char::from);
    let all: String = controls.clone().collect();
    arrives(&all).await;
    for control in "\r\n\t\0\u{7f}\u{85}".chars() {
        arrives(&control.to_string()).await;
    }
    for target in arrives("a\r\nX-Evil: 1\r\n\r\nGET /b HTTP/1.1").await {
        assert!(target.contains("a%0D%0AX-Evil:%201%0D%0A%0D%0AGET%20"));
    }
    assert!(controls.eq(all.chars()));
}

#[tokio::test]
async fn i07_text_beyond_ascii_is_sent_byte_by_byte() {
    for value in [
        "é",
        "e\u{301}",
        "🎧",
        "👩\u{200d}🎤",
        "\u{202e}gpj",
        "．．",
        "／",
        "\u{feff}",
        "ﬁ",
        "İ",
    ] {
        let mut sent = String::new();
        for byte in value.bytes() {
            if byte.is_ascii() {
                sent.push(byte.into());
            } else {
                sent.extend(format!("%{byte:02X}").chars());
            }
        }
        for target in arrives(value).await {
            assert!(target.contains(&sent), "{target}");
        }
    }
}

#[tokio::test]
async fn i08_the_colons_of_an_urn_are_sent_as_they_are() {
    for urn in ["soundcloud:tracks:1", "soundcloud:users:1234567890"] {
        for target in arrives(urn).await {
            assert!(target.contains(urn), "{target}");
        }
    }
}

/// A client whose requests go nowhere, and the URL of the last.
fn nowhere(base: &str) -> (Client, Arc<Mutex<Option<Url>>>) {
    let last = Arc::<Mutex<Option<Url>>>::default();
    let seen = Arc::clone(&last);
    let transport = tower::service_fn(move |request: reqwest::Request| {
        *seen.lock().expect("no panic") = Some(request.url().clone());
        async { Ok::<_, BoxError>(http::Response::new("[]").into()) }
    });
    let client = Client::builder(base).transport(transport).build();
    (client.expect("a client"), last)
}

/// Sends a value, and says whether it was refused, as it has to be.
fn is_right_to_refuse(
    segments: &[String],
    sent: Result<Answer, soundcloud_api::Error>,
) -> Result<bool, TestCaseError> {
    prop_assert_eq!(sent.is_err(), is_another_path(segments), "{:?}", sent);
    let Err(error) = sent else {
        return Ok(false);
    };
    prop_assert_eq!(error.kind(), ErrorKind::InvalidInput);
    prop_assert_eq!((error.was_sent(), error.attempts()), (Sent::No, 0));
    prop_assert_eq!(error.argument_name().is_some(), true);
    Ok(true)
}

fn decoded(segment: &str) -> String {
    let text = percent_decode_str(segment).decode_utf8();
    text.expect("UTF-8").into_owned()
}

#[test]
fn i09_any_text_in_any_place_is_its_segment_or_refused() {
    const HOST: &str = "https://api.example:8443";
    let (mut runner, runtime) = cases(4000);
    let clients = BASES.map(|(base, _)| nowhere(&format!("{HOST}{base}")));
    let places = places();
    let any = (0..BASES.len(), 0..places.len(), any_text());
    let held = runner.run(&any, |(base, place, value)| {
        let ((client, last), place) = (&clients[base], &places[place]);
        let own = (place.segments)(&value);
        last.lock().expect("no panic").take();
        let sent = runtime.block_on((place.call)(client, &value).into_future());
        let refused = is_right_to_refuse(&own, sent)?;
        let url = last.lock().expect("no panic").take();
        prop_assert_eq!(url.is_none(), refused);
        let Some(url) = url else {
            return Ok(());
        };
        prop_assert_eq!(url.origin().ascii_serialization(), HOST);
        prop_assert_eq!((url.username(), url.password()), ("", None));
        prop_assert_eq!((url.query(), url.fragment()), (None, None));
        prop_assert!(is_plain(url.path()), "{}", url);
        let before = BASES[base].1.iter().copied().map(str::to_owned);
        let segments: Vec<_> = before.chain(own).collect();
        let arrived: Vec<_> = url.path_segments().expect("a path").map(decoded).collect();
        prop_assert_eq!(arrived, segments, "{}", url);
        Ok(())
    });
    held.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn i09_any_text_in_any_place_is_its_segment_on_the_wire() {
    let (mut runner, runtime) = cases(400);
    let wire = Wire::always(json("[]"));
    let clients = BASES.map(|(base, _)| client(&(wire.url() + base)));
    let places = places();
    let any = (0..BASES.len(), 0..places.len(), any_text());
    let held = runner.run(&any, |(base, place, value)| -> TestCaseResult {
        let (client, place) = (&clients[base], &places[place]);
        let own = (place.segments)(&value);
        let before = (wire.connections(), wire.count());
        let sent = runtime.block_on(ends((place.call)(client, &value)));
        if is_right_to_refuse(&own, sent)? {
            prop_assert_eq!((wire.connections(), wire.count()), before);
            return Ok(());
        }
        prop_assert_eq!(wire.count(), before.1 + 1);
        let request = wire.last();
        prop_assert_eq!(request.header("host"), Some(&*wire.host()));
        prop_assert!(is_plain(&request.target), "{}", request.target);
        let base = BASES[base].1.iter().copied().map(str::to_owned);
        let segments: Vec<_> = base.chain(own).collect();
        prop_assert_eq!(request.segments(), segments, "{}", request.target);
        Ok(())
    });
    held.unwrap_or_else(|error| panic!("{error}"));
}
