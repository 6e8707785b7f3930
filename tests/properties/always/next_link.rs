//! Wherever a list says that it goes on: nobody but the API's own origin is asked.

use futures_util::StreamExt as _;
use serde::Deserialize;
use soundcloud_api::{
    Api, Call, Client, Cursor, Error, ErrorKind, Paged, Sent, endpoint, reqwest::Url,
};

use super::fake::{Fake, Seen, is_same_origin, json, ready};

#[derive(Debug, Deserialize)]
struct Page {
    items: Vec<u8>,
    next: Option<String>,
}

impl Paged for Page {
    type Item = u8;

    fn next(&self) -> Option<&str> {
        self.next.as_deref()
    }

    fn items(&self) -> &[u8] {
        &self.items
    }

    fn into_items(self) -> Vec<u8> {
        self.items
    }
}

trait Lists: Api {
    #[endpoint(GET, "/v1/list?<q>", auth = key)]
    fn list(&self, q: &str) -> Call<Page>;
}

impl Lists for Client {}

const BASES: [&str; 2] = ["https://api.example", "http://127.0.0.1:8080"];

/// Walks over a list of which the first page has this link: as it is, and taken onto the API's
/// origin.
pub(crate) fn check(link: &str) {
    for base in BASES {
        let next = serde_json::Value::from(link);
        let first = format!(r#"{{"items":[1,2],"next":{next}}}"#);
        for is_rebased in [false, true] {
            let first = first.clone();
            let answer = move |before| match before {
                0 => json(first.as_str()),
                _ => json(r#"{"items":[3],"next":null}"#),
            };
            let fake = Fake::with(base, answer, |builder| {
                if is_rebased {
                    builder.rebase_pages()
                } else {
                    builder
                }
            });
            let all = ready(fake.client.list("x").items().collect::<Vec<_>>());
            let sent = fake.sent();
            check_requests(&sent);
            check_items(link, &sent, &all);
        }
    }
}

fn check_requests(sent: &[Seen]) {
    let own = &sent.first().expect("the first request").url;
    for request in sent {
        let url = &request.url;
        assert!(is_same_origin(own, url), "{url}");
        assert!(
            url.username().is_empty() && url.password().is_none(),
            "{url}"
        );
        assert_eq!(request.method, "GET");
        assert!(request.has_credentials(), "{request:?}");
        let mut pairs = url.query_pairs();
        assert!(pairs.any(|(name, _)| name == "consumer_key"), "{url}");
    }
}

fn check_items(link: &str, sent: &[Seen], all: &[Result<u8, Error>]) {
    let own = &sent.first().expect("the first request").url;
    let values: Vec<u8> = all.iter().flatten().copied().collect();
    let errors: Vec<_> = all.iter().filter_map(|item| item.as_ref().err()).collect();
    match (sent.len(), &errors[..]) {
        (2, []) => assert_eq!(values, [1, 2, 3]),
        (1, []) => assert!(link.is_empty() && values == [1, 2], "{values:?}"),
        (1, [error]) => {
            assert_eq!(values, [1, 2]);
            assert_eq!(error.kind(), ErrorKind::Pagination, "{error:?}");
            assert_eq!(error.was_sent(), Sent::No, "{error:?}");
            check_cursor(link, own, error);
            assert!(all.last().is_some_and(Result::is_err), "{all:?}");
            assert!(!error.is_retryable(), "{error:?}");
            assert!(!error.to_string().contains(char::is_control), "{error}");
        }
        _ => unreachable!("{link:?}: {} requests, {errors:?}", sent.len()),
    }
}

/// A link that is refused is there as it was given; one that leads in a circle, where it leads.
fn check_cursor(link: &str, own: &Url, error: &Error) {
    let cursor = error.cursor().map_or("", Cursor::as_str);
    let leads_back = Url::parse(cursor).is_ok_and(|url| is_same_origin(own, &url));
    assert!(cursor == link || leads_back, "{cursor}");
}
