//! Whatever comes with a failure: it is an error of its status, whose text is short and plain.

use http::{Response, StatusCode};
use soundcloud_api::{Api, Call, Client, Error, ErrorKind, endpoint};

use super::fake::{CANARY, Fake, ready};

trait Failing: Api {
    #[endpoint(POST, "/items", json = item, retry = never)]
    fn add(&self, item: u8) -> Call<u8>;
}

impl Failing for Client {}

/// How much of a body is kept, as documented.
const KEPT: usize = 64 * 1024;

/// How long a text may be: what the server says is cut at 200 characters, each of which may be shown
/// by up to ten.
const LONGEST: usize = 200 * 10 + 100;

const MEDIA: [&str; 3] = [
    "application/json",
    "text/html; charset=utf-8",
    "application/xml",
];

/// Fails with this body, under several statuses.
pub(crate) fn check(body: &[u8]) {
    for status in [400, 404, 429, 503] {
        let status = StatusCode::from_u16(status).expect("a status");
        let made = Error::answered(status, body.to_vec());
        check_error(&made, status, body);
        for media in MEDIA {
            let answer = body.to_vec();
            let fake = Fake::new("https://api.example", move |_| {
                let response = Response::builder().status(status);
                let response = response.header("content-type", media);
                response.body(answer.clone()).expect("a response")
            });
            let error = ready(fake.client.add(7)).expect_err("a failure");
            assert_eq!(fake.sent().len(), 1);
            check_error(&error, status, body);
            let text = format!("{error} {error:?}");
            assert!(!text.contains(CANARY), "{text}");
            let messages = |error: &Error| error.api().map(|api| api.messages().count());
            assert_eq!(messages(&error), messages(&made));
        }
    }
}

fn check_error(error: &Error, status: StatusCode, body: &[u8]) {
    let kind = match status {
        StatusCode::TOO_MANY_REQUESTS => ErrorKind::RateLimited,
        _ => ErrorKind::Api,
    };
    assert_eq!(error.kind(), kind, "{error:?}");
    assert_eq!(error.status(), Some(status), "{error:?}");
    assert!(error.path().is_none() && error.argument_name().is_none());
    let api = error.api().expect("an answer");
    assert_eq!(api.status(), status);
    assert_eq!(&api.body()[..], body.get(..KEPT).unwrap_or(body));
    assert_eq!(api.message(), api.messages().next());
    for message in api.messages() {
        assert!(!message.trim().is_empty());
        // What stands in place of a secret may be longer than it.
        assert!(message.replace("[redacted]", "").len() <= body.len());
    }
    let text = error.to_string();
    assert!(text.chars().count() <= LONGEST, "{text}");
    assert!(!text.contains(char::is_control), "{text:?}");
    assert!(text.contains(status.as_str()), "{text}");
}
