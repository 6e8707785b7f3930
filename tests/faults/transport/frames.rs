//! HTTP/2, where a server says of a request that it has not looked at it.

use http::Method;
use soundcloud_api::{Client, ManualClock, Sent};
use soundcloud_tests::{
    child::{self, Child},
    http2::{Http2, Reply},
    tls::Authority,
    wait::ends,
};

use super::READ;
use crate::shop::{ID, SECRET, Shop as _, all, builder, call, clean, expect};

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

#[tokio::test]
async fn t21_a_clients_own_connections_do_not_send_again_what_it_does_not_know_of() {
    const TEST: &str = "transport::frames::\
        t21_a_clients_own_connections_do_not_send_again_what_it_does_not_know_of";
    if let Some(url) = child::argument() {
        let client = builder(url).clock(ManualClock::new()).build();
        let error = ends(client.expect("a client").add(ID, SECRET)).await;
        let error = error.expect_err("is refused");
        assert_eq!((error.was_sent(), error.attempts()), (Sent::No, 3));
        clean(&error);
        return child::report();
    }
    if !child::is_told() {
        return;
    }
    let authority = Authority::new();
    let file = std::env::temp_dir().join(format!("t21-{}.pem", std::process::id()));
    std::fs::write(&file, authority.pem()).expect("a file");
    let server = Http2::secure(&authority, |_| Reply::Refused);
    let trusted = file.to_str().expect("a name");
    Child::run_with(TEST, &server.url(), &[("SSL_CERT_FILE", trusted)]).usage();
    std::fs::remove_file(&file).expect("was there");
    assert_eq!(server.count(), 3);
}
