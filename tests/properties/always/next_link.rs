//! Wherever a list says that it goes on: nobody but the API's own origin is asked.

use futures_util::StreamExt as _;
use serde::Deserialize;
use soundcloud_api::{Api, Call, Client, Paged, Phase, endpoint};

use super::fake::{Fake, is_same_origin, json, ready};

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

/// Walks over a list of which the first page has this link.
pub(crate) fn check(link: &str) {
    for base in BASES {
        let next = serde_json::Value::from(link);
        let fake = Fake::new(base, move |before| match before {
            0 => json(format!(r#"{{"items":[1,2],"next":{next}}}"#)),
            _ => json(r#"{"items":[3],"next":null}"#),
        });
        let all: Vec<_> = ready(fake.client.list("x").items().collect());
        let sent = fake.sent();
        let own = &sent.first().expect("the first request").url;
        for request in &sent {
            let url = &request.url;
            assert!(is_same_origin(own, url), "{url}");
            assert!(
                url.username().is_empty() && url.password().is_none(),
                "{url}"
            );
            assert_eq!(request.method, "GET");
            assert!(request.has_credentials(), "{request:?}");
            let keys = url.query_pairs().filter(|(name, _)| name == "consumer_key");
            assert!(keys.count() > 0, "{url}");
        }
        let values: Vec<u8> = all.iter().flatten().copied().collect();
        let errors: Vec<_> = all.iter().filter_map(|item| item.as_ref().err()).collect();
        match (&sent[..], &errors[..]) {
            ([_, _], []) => assert_eq!(values, [1, 2, 3]),
            ([_], []) => assert!(link.is_empty() && values == [1, 2], "{values:?}"),
            ([_], [error]) => {
                assert_eq!(values, [1, 2]);
                assert_eq!(error.phase(), Phase::Transport, "{error:?}");
                assert!(all.last().is_some_and(Result::is_err), "{all:?}");
                assert!(!error.is_retryable(), "{error:?}");
                assert!(!error.to_string().contains(char::is_control), "{error}");
            }
            _ => panic!("{link:?}: {sent:?} {errors:?}"),
        }
    }
}
