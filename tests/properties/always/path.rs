//! A value of a path is one segment of it, or the call is refused before anything is sent.

use percent_encoding::percent_decode_str;
use soundcloud_api::{Api, Call, Client, ErrorKind, Sent, endpoint};

use super::fake::{Fake, Seen, json, ready};

trait Paths: Api {
    #[endpoint(GET, "/<x>")]
    fn whole(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/a/<x>/b")]
    fn middle(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/a/<x>/")]
    fn before_slash(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/a/v<x>.json")]
    fn within(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/a/.<x>")]
    fn behind_dot(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/<x>/<y>")]
    fn twice(&self, x: &str, y: &str) -> Call<()>;

    #[endpoint(GET, "/<x><y>")]
    fn side_by_side(&self, x: &str, y: &str) -> Call<()>;

    #[endpoint(GET, "/a/<x..>")]
    fn rest(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/a/<x..>")]
    fn list(&self, x: &[&str]) -> Call<()>;
}

impl Paths for Client {}

/// Base URLs, and the segments of their paths.
const BASES: [(&str, &[&str]); 3] = [
    ("https://api.example", &[]),
    ("https://api.example:8443/v1/", &["v1"]),
    ("http://127.0.0.1:8080/a%20b", &["a b"]),
];

/// More than any path may have.
const LONG: usize = 1024;

thread_local! {
    /// Of each thread its own: what one has sent is not to be counted by another.
    static FAKES: [Fake; BASES.len()] = BASES.map(|(base, _)| Fake::new(base, |_| json("null")));
}

/// Sends this value in each position, under each base.
pub(crate) fn check(value: &str) {
    FAKES.with(|fakes| check_each(fakes, value));
}

fn check_each(fakes: &[Fake], value: &str) {
    for ((base, before), fake) in BASES.iter().zip(fakes) {
        let client = &fake.client;
        for (call, segments) in [
            (client.whole(value), vec![value.to_owned()]),
            (client.middle(value), owned(&["a", value, "b"])),
            (client.before_slash(value), owned(&["a", value])),
            (
                client.within(value),
                owned(&["a", &format!("v{value}.json")]),
            ),
            (
                client.behind_dot(value),
                owned(&["a", &format!(".{value}")]),
            ),
            (client.twice(value, value), owned(&[value, value])),
            (client.side_by_side(value, "."), vec![format!("{value}.")]),
            (
                client.rest(value),
                owned(&[&["a"][..], &value.split('/').collect::<Vec<_>>()].concat()),
            ),
            (
                client.list(&[value, "b", value]),
                owned(&["a", value, "b", value]),
            ),
        ] {
            let before = before.iter().map(|segment| (*segment).to_owned());
            check_call(fake, base, call, before.chain(segments).collect());
        }
    }
}

fn owned(segments: &[&str]) -> Vec<String> {
    segments
        .iter()
        .map(|segment| (*segment).to_owned())
        .collect()
}

fn check_call(fake: &Fake, base: &str, call: Call<()>, mut segments: Vec<String>) {
    let is_refused = segments
        .iter()
        .any(|segment| matches!(segment.as_str(), "" | "." | ".."));
    let is_long = segments.iter().map(String::len).sum::<usize>() > LONG;
    let slash_at_end = call.endpoint().is_some_and(|it| it.route().ends_with('/'));
    if slash_at_end {
        segments.push(String::new());
    }
    let result = ready(call);
    let sent = fake.sent();
    let Err(error) = result else {
        assert!(!is_refused, "{segments:?}");
        assert_eq!(sent.len(), 1, "{sent:?}");
        return sent
            .iter()
            .for_each(|request| check_request(request, base, &segments));
    };
    assert_eq!(error.kind(), ErrorKind::InvalidInput, "{error:?}");
    assert_eq!((error.was_sent(), error.attempts()), (Sent::No, 0));
    let argument = error.argument_name();
    assert!(matches!(argument, Some("x" | "y")), "{error:?}");
    assert!(!error.is_retryable(), "{error:?}");
    assert!(sent.is_empty(), "{sent:?}");
    assert!(is_refused || is_long, "{segments:?}: {error}");
}

fn check_request(request: &Seen, base: &str, segments: &[String]) {
    let Seen { method, url, .. } = request;
    assert_eq!(method.as_str(), "GET");
    let origin = format!("{}/", url.origin().ascii_serialization());
    assert!(format!("{base}/").starts_with(&origin), "{url}");
    assert!(
        url.username().is_empty() && url.password().is_none(),
        "{url}"
    );
    assert_eq!((url.query(), url.fragment()), (None, None), "{url}");
    let decoded = url.path_segments().expect("a path").map(|segment| {
        let is_plain =
            |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,=:@%".contains(&byte);
        assert!(segment.bytes().all(is_plain), "{url}");
        percent_decode_str(segment)
            .decode_utf8()
            .expect("UTF-8")
            .into_owned()
    });
    assert_eq!(decoded.collect::<Vec<_>>(), segments, "{url}");
}
