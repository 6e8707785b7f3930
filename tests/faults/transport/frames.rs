//! HTTP/2, where a server says of a request that it has not looked at it.

use http::Method;
use soundcloud_api::{Client, ManualClock, Sent};
use soundcloud_tests::{
    http2::{Http2, Reply},
    wait::ends,
};

use super::READ;
use crate::shop::{all, builder, call, clean, expect};

fn client(server: &Http2, clock: &ManualClock) -> Client {
    let client = Http2::reqwest().build().expect("a client");
    let client = builder(server.url()).reqwest(client).clock(clock.clone());
    client.build().expect("a client")
}

#[tokio::test]
async fn t21_a_request_that_was_not_looked_at_is_sent_again_and_too_many_are_not() {
    const SEVEN: Reply = Reply::Json("7");
    for refusal in [Reply::Refused, Reply::GoAway] {
        for refusals in 1..=2 {
            for method in all().filter(|method| *method != Method::HEAD) {
                let server = Http2::start(
                    move |number| {
                        if number < refusals { refusal } else { SEVEN }
                    },
                );
                let client = client(&server, &ManualClock::new());
                let value = ends(call(&client, &method)).await;
                assert_eq!(value.expect("a success"), 7, "{refusal:?} {method}");
                assert_eq!(server.count(), refusals + 1, "{refusal:?} {method}");
            }
        }
        for method in [Method::GET, Method::POST] {
            let server = Http2::start(move |_| refusal);
            let client = client(&server, &ManualClock::new());
            let error = ends(call(&client, &method)).await.expect_err("is refused");
            assert_eq!(
                error.was_sent(),
                Sent::No,
                "{refusal:?} {method}: {error:?}"
            );
            clean(&error);
            assert_eq!(server.count(), 3, "{refusal:?} {method}");
        }
    }

    let calm_once = || Http2::start(|number| if number == 0 { Reply::Calm } else { SEVEN });
    let (server, clock) = (calm_once(), ManualClock::new());
    let value = ends(call(&client(&server, &clock), &Method::GET)).await;
    assert_eq!(value.expect("a success"), 7);
    assert_eq!((server.count(), clock.waits().len()), (2, 1));
    let (server, clock) = (calm_once(), ManualClock::new());
    let error = ends(call(&client(&server, &clock), &Method::POST)).await;
    expect(
        &error.expect_err("was told to be calm"),
        READ,
        Sent::Maybe,
        1,
    );
    assert_eq!((server.count(), clock.waits().len()), (1, 0));
}
