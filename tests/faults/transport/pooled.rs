//! Connections that are kept for the next call, and are no good for it.

use std::time::Duration;

use http::Method;
use soundcloud_api::{Client, ManualClock, Sent};
use soundcloud_tests::{
    child::{self, Child, Usage},
    wait::{ends, until},
    wire::{Answer, End, Wire, answer, json},
};

use super::READ;
use crate::shop::{ID, IDEMPOTENT, OTHER, SECRET, Shop as _, all, builder, call, expect};

fn client(wire: &Wire, clock: &ManualClock) -> Client {
    let client = builder(wire.url()).clock(clock.clone());
    client.build().expect("a client")
}

/// A success; a `HEAD` has no body.
fn seven(method: &str) -> Answer {
    if method == "HEAD" {
        answer(200, &[], "")
    } else {
        json("7")
    }
}

#[tokio::test]
async fn t10_a_connection_closed_while_idle_is_not_used_again() {
    let later = |method: &str| {
        let pause = Duration::from_millis(200);
        seven(method).pause(pause).then(End::Close)
    };
    let idle = async |method: Method| {
        let wire = Wire::start(move |request| later(&request.method));
        let clock = ManualClock::new();
        let client = client(&wire, &clock);
        ends(call(&client, &method)).await.expect("a success");
        until(|| wire.closed() == 1).await;
        // The end has come; let the connection's own task see it.
        tokio::time::sleep(Duration::from_millis(20)).await;
        ends(call(&client, &method)).await.expect("a success");
        assert_eq!((wire.count(), wire.connections()), (2, 2), "{method}");
        assert_eq!(wire.last().connection, 1);
        assert!(clock.waits().is_empty(), "{method} is not tried again");
    };
    futures_util::future::join_all(all().map(idle)).await;
}

#[tokio::test]
async fn t11_a_kept_connection_that_is_lost_with_the_second_request_is_replaced() {
    for end in [End::Close, End::Reset] {
        for method in all() {
            let lost = Answer::raw("").then(end.clone());
            let script = [seven(method.as_str()), lost, seven(method.as_str())];
            let wire = Wire::script(script);
            let client = client(&wire, &ManualClock::new());
            ends(call(&client, &method)).await.expect("a success");
            let second = ends(call(&client, &method)).await;
            let connections: Vec<usize> = wire
                .requests()
                .iter()
                .map(|request| request.connection)
                .collect();
            if IDEMPOTENT.contains(&method) {
                assert_eq!(second.expect("a success"), 7, "{method}");
                assert_eq!(connections, [0, 0, 1], "{method}");
            } else {
                assert!(OTHER.contains(&method));
                expect(&second.expect_err("is lost"), READ, Sent::Maybe, 1);
                assert_eq!(connections, [0, 0], "{method}");
            }
        }
    }
}

#[tokio::test]
async fn t18_connections_closed_after_each_response_leave_nothing_open() {
    const TEST: &str =
        "transport::pooled::t18_connections_closed_after_each_response_leave_nothing_open";
    const CALLS: usize = 200;
    if let Some(url) = child::argument() {
        let client = builder(url).build().expect("a client");
        let mut before = 0;
        for call in 0..CALLS {
            assert_eq!(ends(client.add(ID, SECRET)).await.expect("a success"), 7);
            if call == 20 {
                before = Usage::now().files;
            }
        }
        // The last ones may still be on their way out.
        until(|| Usage::now().files <= before).await;
        return child::report();
    }
    if !child::is_told() {
        return;
    }
    let close = [
        ("connection", "close"),
        ("content-type", "application/json"),
    ];
    let wire = Wire::always(answer(200, &close, "7").then(End::Close));
    Child::run(TEST, &wire.url()).usage();
    assert_eq!((wire.count(), wire.connections()), (CALLS, CALLS));
}
