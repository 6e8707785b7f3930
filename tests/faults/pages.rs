//! Rows P: lists that come page by page, link by link.

mod links;
mod walk;

use futures_util::StreamExt as _;
use serde::Deserialize;
use soundcloud_api::{
    Api, Call, Client, ClientBuilder, Cursor, Error, ErrorKind, Items, ManualClock, Paged, Sent,
    endpoint,
};
use soundcloud_tests::{
    names::Names,
    wait::ends,
    wire::{Answer, Request, Wire, json, pool},
};

use crate::shop::{builder, expect};

#[derive(Debug, Deserialize)]
pub(super) struct Page {
    collection: Vec<u64>,
    next_href: Option<String>,
}

impl Paged for Page {
    type Item = u64;

    fn next(&self) -> Option<&str> {
        self.next_href.as_deref()
    }

    fn items(&self) -> &[u64] {
        &self.collection
    }

    fn into_items(self) -> Vec<u64> {
        self.collection
    }
}

trait Lists: Api {
    #[endpoint(GET, "/items/<id>/more", auth = key)]
    fn more(&self, id: u8) -> Call<Page>;
}

impl Lists for Client {}

/// A page with this link to the next one.
fn page(items: &[u64], next: &str) -> Answer {
    let next = serde_json::to_string(next).expect("a text");
    last(&format!(r#"{{"collection":{items:?},"next_href":{next}}}"#))
}

/// A page as it stands there.
fn last(text: &str) -> Answer {
    json(text)
}

/// The number after `p=` in the query; of the first page, which has none, 1.
fn number(request: &Request) -> u64 {
    let pairs = request.pairs().into_iter();
    let number = pairs
        .filter(|(name, _)| name == "p")
        .map(|(_, value)| value)
        .next();
    number.map_or(1, |number| number.parse().expect("a number"))
}

/// The numbers of the pages that were asked for.
fn numbers(wire: &Wire) -> Vec<u64> {
    wire.requests().iter().map(number).collect()
}

/// The API's base URL is `http://api.example`, and each name leads to the server that it names.
fn named(wire: &Wire, names: &Names) -> ClientBuilder {
    let names = names.clone().with("api.example", wire.address());
    builder("http://api.example").reqwest(names.connections())
}

fn client(wire: &Wire) -> Client {
    let client = builder(wire.url())
        .reqwest(pool())
        .clock(ManualClock::new());
    client.build().expect("a client")
}

/// All items before the end or an error, behind which there is nothing.
async fn walk(mut items: Items<u64>) -> (Vec<u64>, Option<Error>) {
    let mut found = Vec::new();
    while let Some(item) = ends(items.next()).await {
        match item {
            Ok(item) => found.push(item),
            Err(error) => {
                assert!(ends(items.next()).await.is_none(), "an error is the end");
                assert!(ends(items.next()).await.is_none(), "an end is an end");
                return (found, Some(error));
            }
        }
    }
    (found, None)
}

/// Holds that a walk gives these items and then an error of a link that is not followed, which
/// was not sent, but can be looked at.
async fn expect_refused(items: Items<u64>, before: &[u64], link: &str) -> Error {
    let (found, error) = walk(items).await;
    assert_eq!(found, before, "{link}");
    let error = error.expect("an error");
    expect(&error, ErrorKind::Pagination, Sent::No, 0);
    assert!(!error.is_retryable() && error.status().is_none());
    assert_eq!(error.cursor().map(Cursor::as_str), Some(link));
    error
}
