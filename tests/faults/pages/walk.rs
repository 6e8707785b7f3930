//! How a walk over pages goes on, ends, and is resumed.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::StreamExt as _;
use http::StatusCode;
use soundcloud_api::{Client, ErrorKind, ManualClock, Sent, TransportPhase};
use soundcloud_tests::{
    child::{self, Child, Usage},
    gate::Gate,
    wait::{ends, until},
    wire::{Answer, End, Wire, answer, pool, redirect},
};

use super::{Lists as _, client, last, number, numbers, page, walk};
use crate::shop::{builder, expect};

/// A page of that number, which leads to the next.
fn on(number: u64) -> Answer {
    page(&[number], &format!("?p={}", number + 1))
}

#[tokio::test]
async fn p04_new_pages_without_items_end_the_list_in_an_error() {
    let empty = |number: u64| page(&[], &format!("?p={}", number + 1));
    for full in [0, 1, 4] {
        let wire = Wire::start(move |request| match number(request) {
            number if number <= full => on(number),
            number => empty(number),
        });
        let (items, error) = walk(client(&wire).more(1).items()).await;
        assert_eq!(items, (1..=full).collect::<Vec<_>>());
        let error = error.expect("an end");
        expect(&error, ErrorKind::Pagination, Sent::No, 0);
        assert!(
            error.to_string().contains("3 pages in a row are empty"),
            "{error}"
        );
        assert_eq!(numbers(&wire), (1..=full + 3).collect::<Vec<_>>());
    }

    // Two are none too many, and whoever resumes starts to count anew.
    let wire = Wire::start(move |request| match number(request) {
        4 | 10.. => page(&[7], ""),
        number => empty(number),
    });
    let client = client(&wire);
    let (items, error) = walk(client.more(1).items()).await;
    let cursor = error.as_ref().and_then(|error| error.cursor().cloned());
    assert!(items.is_empty());
    let rest = client.more(1).items_from(cursor.expect("a cursor"));
    assert_eq!(walk(rest).await.0, [7]);
    assert_eq!(numbers(&wire), [1, 2, 3, 4]);
}

#[tokio::test]
async fn p04_how_long_a_list_may_be_is_the_clients_to_say() {
    let wire = Wire::start(|request| page(&[], &format!("?p={}", number(request) + 1)));
    let patient = builder(wire.url())
        .reqwest(pool())
        .most_empty_pages(5)
        .build();
    let (_, error) = walk(patient.expect("a client").more(1).items()).await;
    expect(&error.expect("an end"), ErrorKind::Pagination, Sent::No, 0);
    assert_eq!(wire.count(), 5);

    let wire = Wire::start(|request| on(number(request)));
    let bounded = builder(wire.url()).reqwest(pool()).most_pages(7).build();
    let (items, error) = walk(bounded.expect("a client").more(1).items()).await;
    assert_eq!(items, [1, 2, 3, 4, 5, 6, 7]);
    let error = error.expect("an end");
    expect(&error, ErrorKind::Pagination, Sent::No, 0);
    assert!(error.to_string().contains("more than 7 pages"), "{error}");
    assert_eq!(wire.count(), 7);
}

/// Five pages at three addresses, the links between them relative to each; as long as it is not
/// repaired, there is another answer for the third.
fn five(fault: Answer, is_repaired: &Arc<AtomicBool>) -> Wire {
    let is_repaired = Arc::clone(is_repaired);
    Wire::start(move |request| match (request.path(), number(request)) {
        ("/items/1/more", 1) => page(&[1], "more/2?token=c4n4ry-5"),
        ("/items/1/more/2", _) => page(&[2], "../less/3?token=c4n4ry-5#part"),
        ("/items/1/less/3", 1) if !is_repaired.load(Ordering::SeqCst) => fault.clone(),
        ("/items/1/less/3", 1) => page(&[3, 3], "?p=4"),
        ("/items/1/less/3", 4) => page(&[4], "?p=5"),
        ("/items/1/less/3", 5) => page(&[5], ""),
        _ => answer(404, &[], "no such page"),
    })
}

#[tokio::test]
async fn p06_a_page_that_fails_ends_the_walk_which_can_be_resumed_there() {
    const READ: ErrorKind = ErrorKind::Transport(TransportPhase::Read);
    let cut = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{";
    for (fault, kind, sent, attempts) in [
        (answer(404, &[], ""), ErrorKind::Api, Sent::Yes, 1),
        (answer(503, &[], ""), ErrorKind::Api, Sent::Yes, 3),
        (Answer::raw("").then(End::Reset), READ, Sent::Maybe, 3),
        (Answer::raw(cut).then(End::Close), READ, Sent::Yes, 3),
        (
            last(r#"{"collection":[3,"x"]}"#),
            ErrorKind::Decode,
            Sent::Yes,
            1,
        ),
        (redirect(302, "ftp://x"), ErrorKind::Redirect, Sent::Yes, 1),
    ] {
        let is_repaired = Arc::default();
        let wire = five(fault, &is_repaired);
        let (items, error) = walk(client(&wire).more(1).items()).await;
        let error = error.expect("an error");
        assert_eq!(items, [1, 2], "{error}");
        expect(&error, kind, sent, attempts);
        assert_eq!(wire.count(), 2 + attempts as usize, "{error}");

        is_repaired.store(true, Ordering::SeqCst);
        // As text, in another run, with another client.
        let text = error.cursor().expect("a cursor").as_str().to_owned();
        let before = wire.count();
        let rest = client(&wire).more(1).items_from(text);
        let (items, error) = walk(rest).await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!(items, [3, 3, 4, 5]);
        assert_eq!(wire.count() - before, 3);
        for request in wire.requests() {
            assert!(request.header("authorization").is_some());
            assert!(
                request
                    .query()
                    .is_some_and(|query| query.contains("key=c4n4ry-5"))
            );
        }
    }
}

#[tokio::test]
async fn p06_the_first_page_that_fails_is_resumed_by_the_call_itself() {
    let wire = Wire::always(answer(404, &[], ""));
    let (items, error) = walk(client(&wire).more(1).items()).await;
    let error = error.expect("404");
    expect(&error, ErrorKind::Api, Sent::Yes, 1);
    assert!(items.is_empty() && error.cursor().is_none());
    // One that fails again where it was resumed tells the same place.
    let resumed = client(&wire).more(1).items_from("/items/1/more?p=3");
    let error = walk(resumed).await.1.expect("404");
    let cursor = error.cursor().expect("a cursor");
    let error = walk(client(&wire).more(1).items_from(cursor.clone()))
        .await
        .1;
    assert_eq!(error.expect("404").cursor(), Some(cursor));
    assert_eq!(numbers(&wire), [1, 3, 3]);
}

/// Five pages, of which the third is put off so often, by this header.
fn put_off(times: usize, retry_after: &'static str) -> Wire {
    let count = AtomicUsize::new(0);
    Wire::start(move |request| match number(request) {
        3 if count.fetch_add(1, Ordering::SeqCst) < times => {
            answer(429, &[("retry-after", retry_after)], "")
        }
        5 => page(&[5], ""),
        number => on(number),
    })
}

#[tokio::test]
async fn p07_a_page_that_is_put_off_is_waited_for_and_no_other_asked_for_again() {
    let clock = ManualClock::new();
    let client = |wire: &Wire| {
        let client = builder(wire.url()).reqwest(pool()).clock(clock.clone());
        client.build().expect("a client")
    };
    let wire = put_off(2, "2");
    let (items, error) = walk(client(&wire).more(1).items()).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items, [1, 2, 3, 4, 5]);
    assert_eq!(numbers(&wire), [1, 2, 3, 3, 3, 4, 5]);
    let waits = clock.waits();
    let limits = Duration::from_secs(2)..Duration::from_secs(4);
    assert_eq!(waits.len(), 2);
    assert!(waits.iter().all(|wait| limits.contains(wait)), "{waits:?}");

    // Once too often: the position is in the error.
    let wire = put_off(3, "2");
    let (items, error) = walk(client(&wire).more(1).items()).await;
    let error = error.expect("is put off");
    expect(&error, ErrorKind::RateLimited, Sent::Yes, 3);
    assert_eq!((items, clock.waits().len()), (vec![1, 2], 4));
    let rest = client(&wire)
        .more(1)
        .items_from(error.cursor().expect("a cursor"));
    assert_eq!(walk(rest).await.0, [3, 4, 5]);
    assert_eq!(numbers(&wire), [1, 2, 3, 3, 3, 3, 4, 5]);
}

#[tokio::test]
async fn p07_a_page_that_is_put_off_for_long_is_not_waited_for() {
    let clock = ManualClock::new();
    let wire = put_off(1, "3600");
    let client = builder(wire.url())
        .reqwest(pool())
        .clock(clock.clone())
        .build();
    let client = client.expect("a client");
    let (items, error) = walk(client.more(1).items()).await;
    let error = error.expect("is put off");
    expect(&error, ErrorKind::RateLimited, Sent::Yes, 1);
    assert_eq!(error.status(), Some(StatusCode::TOO_MANY_REQUESTS));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert_eq!((items, clock.waits().len()), (vec![1, 2], 0));
    let rest = client.more(1).items_from(error.cursor().expect("a cursor"));
    let (items, error) = walk(rest).await;
    assert_eq!((items, error.is_none()), (vec![3, 4, 5], true));
    assert_eq!(numbers(&wire), [1, 2, 3, 3, 4, 5]);
}

#[tokio::test]
async fn p08_nothing_is_asked_for_before_it_is_wanted_or_after_nobody_wants_it() {
    let wire = Wire::start(|request| {
        let number = number(request);
        page(&[number, number, number], &format!("?p={}", number + 1))
    });
    let client = client(&wire);
    drop(client.more(1).items());
    assert_eq!(wire.connections(), 0);
    let mut items = client.more(1).items();
    for (index, page) in [1, 1, 1, 2, 2, 2, 3].into_iter().enumerate() {
        let item = ends(items.next()).await.expect("an item");
        assert_eq!(item.expect("a success"), page);
        // However slow the consumer is, at most one page is ahead: here, none.
        tokio::time::sleep(Duration::from_millis(5)).await;
        assert_eq!(wire.count() as u64, page, "{index}");
    }
    drop(items);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(wire.count(), 3);

    // Whole pages are no other.
    let mut pages = client.more(1).pages();
    ends(pages.next())
        .await
        .expect("a page")
        .expect("a success");
    tokio::time::sleep(Duration::from_millis(50)).await;
    drop(pages);
    assert_eq!(wire.count(), 4);
}

#[tokio::test]
async fn p08_a_page_on_its_way_is_given_up_with_the_stream() {
    let gate = Gate::default();
    let held = gate.clone();
    let wire = Wire::start(move |request| match number(request) {
        2 => Answer::raw("").gate(&held).more(on(2).into_bytes()),
        number => on(number),
    });
    let client = client(&wire);
    let mut items = client.more(1).items();
    ends(items.next())
        .await
        .expect("an item")
        .expect("a success");
    let second = async {
        tokio::select! {
            item = items.next() => unreachable!("{item:?}"),
            () = until(|| wire.count() == 2) => {}
        }
    };
    second.await;
    drop(items);
    gate.open();
    // The connection is of no use to anybody else.
    until(|| wire.closed() == 1).await;
    assert_eq!(numbers(&wire), [1, 2]);
    assert_eq!(wire.connections(), 1);
}

#[tokio::test]
async fn p10_ten_thousand_pages_take_no_more_memory_than_a_thousand() {
    const TEST: &str = "pages::walk::p10_ten_thousand_pages_take_no_more_memory_than_a_thousand";
    const PAGES: u64 = 10_000;
    if let Some(url) = child::argument() {
        // Without secrets to look for, which would take longer than the pages.
        let client = Client::builder(url).build().expect("a client");
        return all_pages(&client, PAGES).await;
    }
    if !child::is_told() {
        return;
    }
    // To keep the links would take ten megabytes.
    let long = "x".repeat(1000);
    let wire = Wire::start(move |request| match number(request) {
        PAGES => page(&[PAGES], ""),
        number => page(&[number], &format!("?p={}&x={long}", number + 1)),
    });
    Child::run(TEST, &wire.url()).usage();
    assert_eq!((wire.count() as u64, wire.connections()), (PAGES, 1));
}

async fn all_pages(client: &Client, pages: u64) {
    let mut items = client.more(1).items();
    let mut before = None;
    for page in 1..=pages {
        let item = items.next().await.expect("an item");
        assert_eq!(item.expect("a success"), page);
        if page == 1000 {
            before = Some(Usage::now());
        }
    }
    assert!(items.next().await.is_none());
    let (before, after) = (before.expect("a thousand pages"), Usage::now());
    let growth = after.peak - before.peak;
    assert!(growth <= 1024 * 1024, "{growth} bytes more");
    child::report();
}
