//! Everything goes wrong once, with secrets everywhere; no text has one.

use std::{
    error::Error as StdError,
    fmt, io,
    panic::{AssertUnwindSafe, catch_unwind},
    time::Duration,
};

use futures_util::{StreamExt as _, stream};
use reqwest::dns::{Name, Resolve, Resolving};
use soundcloud_api::{BoxError, Client, ClientBuilder, Error, ManualClock, RetryPolicy};
use soundcloud_tests::{
    black_hole::BlackHole,
    log::{recorded, watch},
    port::Port,
    wait::ends,
    wire::{Answer, End, Wire, answer, json, pairs, pool},
};
use tower::ServiceExt as _;

use super::{
    calls::{GRANT, KEY, Shop as _, TOKEN, calls, said, secretive, signed},
    faults::{self, Fault, of_client, whole},
};
use crate::texts;

/// How many faults there are at once.
const TOGETHER: usize = 8;

/// Tries a fault out, and searches all that is said for secrets.
async fn try_out(fault: Fault) {
    let Fault { name, answer, set } = fault;
    let wire = Wire::start(answer);
    let builder = set(secretive(wire.builder()).reqwest(pool()));
    let mut told = String::new();
    texts::debug(&mut told, &builder);
    let (said, failed) = said(&builder.build().expect("a client")).await;
    texts::are_clean(&name, &(told + &said));
    assert!(failed >= 2, "{name}: {failed}");
    assert!(said.contains("[redacted]"), "{name}");
}

async fn try_all(faults: impl Iterator<Item = Fault>) {
    let tried = stream::iter(faults).map(try_out);
    tried.buffer_unordered(TOGETHER).collect::<()>().await;
}

#[tokio::test]
async fn s01_no_text_tells_a_secret_whatever_goes_wrong() {
    try_all(faults::all()).await;
}

#[tokio::test]
async fn s01_no_text_tells_a_secret_that_a_success_echoes() {
    try_all(faults::documents()).await;
}

#[tokio::test]
async fn s01_no_text_tells_a_secret_of_one_call_that_an_error_echoes() {
    try_all(faults::shapes(whole)).await;
}

/// No name is found, and the resolver says why.
struct NoNames;

impl Resolve for NoNames {
    fn resolve(&self, _: Name) -> Resolving {
        Box::pin(async { Err(io::Error::other("no such name").into()) })
    }
}

/// Clients that never reach a server.
fn unconnected(hole: &BlackHole, silent: &Port) -> Vec<ClientBuilder> {
    const SOON: Duration = Duration::from_millis(30);
    let closed = Port::closed_address();
    vec![
        Client::builder(format!("http://{closed}")),
        Client::builder(format!("https://{closed}")),
        Client::builder("http://shop.example").dns_resolver(NoNames),
        Client::builder("https://shop.example").dns_resolver(NoNames),
        Client::builder(format!("http://{}", hole.address())).connect_timeout(SOON),
        Client::builder(format!("https://{}", silent.address())).connect_timeout(SOON),
        Client::builder("https://shop.example").transport(tower::service_fn(
            |_: reqwest::Request| async { Err::<reqwest::Response, _>(BoxError::from("none")) },
        )),
    ]
}

#[tokio::test]
async fn s01_no_text_tells_a_secret_without_a_connection() {
    let plain = Wire::always(Answer::raw("no TLS, but c4n4ry\r\n\r\n").then(End::Close));
    let (hole, silent) = (BlackHole::start(), Port::silent());
    let tls = Client::builder(format!("https://{}", plain.address()));
    let builders = unconnected(&hole, &silent).into_iter().chain([tls]);
    let tried = stream::iter(builders).map(async |builder| {
        let client = secretive(builder).build().expect("a client");
        let (said, failed) = said(&client).await;
        assert!(failed >= 8, "{client:?}: {failed}");
        texts::are_clean(&format!("{client:?}"), &said);
    });
    tried.buffer_unordered(TOGETHER).collect::<()>().await;
    assert_eq!(plain.count(), 0);
}

#[tokio::test]
async fn s01_the_secrets_do_go_out() {
    let wire = Wire::always(json("null"));
    let client = secretive(wire.builder()).build().expect("a client");
    said(&client).await;
    let requests = wire.requests();
    let sent: String = requests
        .iter()
        .map(|request| whole(request) + "\n")
        .collect();
    for secret in [
        &*format!("Bearer {TOKEN}"),
        "Basic c4n4ry-basic",
        "c4n4ry-header-key",
        "c4n4ry-header-auth",
        "c4n4ry-header-password",
        "c4n4ry-cookie",
        "c4n4ry-session",
        "c4n4ry-secret-token",
        "c4n4ry-X-Amz-Signature",
        "c4n4ry-Policy",
        "client_id=c4n4ry-id",
        "client_secret=c4n4ry-secret",
        "code=c4n4ry-code",
        "code_verifier=c4n4ry-verifier",
        "refresh_token=c4n4ry-refresh",
        "password=c4n4ry-password",
    ] {
        assert!(sent.contains(secret), "not sent: {}", &secret[6..]);
    }
    let target = &wire.requests()[0].target;
    let query = target.split_once('?').expect("a query").1;
    let key = ("consumer_key".to_owned(), KEY.to_owned());
    assert!(pairs(query.as_bytes()).contains(&key));
}

#[tokio::test]
async fn s01_no_record_and_no_panic_tells_a_secret() {
    let wire = Wire::start(|request| answer(503, &[], of_client(request)));
    let client = secretive(wire.builder()).clock(ManualClock::new());
    let client = client.retry(RetryPolicy::default()).build();
    let client = client.expect("a client");
    let (errors, records) = recorded(async {
        let mut errors = Vec::new();
        for call in calls(&client) {
            errors.push(ends(call).await.expect_err("503"));
        }
        errors
    })
    .await;
    // There is something to search: spans, what goes on between attempts, and what others log.
    let records = records.join("\n");
    for words in [
        "url.full=http://",
        "is tried again",
        "hyper",
        "reqwest",
        "[redacted]",
    ] {
        assert!(records.contains(words), "{words}");
    }
    texts::are_clean("the log", &records);
    // A panic that tells a secret would end the process.
    for error in errors {
        let panic = || fail(error).expect("a success");
        catch_unwind(AssertUnwindSafe(panic)).expect_err("a panic");
    }
}

/// An error that a layer makes of another.
#[derive(Debug)]
struct Wrapped(BoxError);

impl fmt::Display for Wrapped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a layer says: {}", self.0)
    }
}

impl StdError for Wrapped {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.0)
    }
}

#[tokio::test]
async fn s02_an_error_of_the_transport_has_no_url() {
    watch();
    let answers = [
        Answer::raw("").then(End::Close),
        Answer::raw("").then(End::Reset),
        Answer::raw("no HTTP\r\n\r\n").then(End::Close),
        Answer::raw("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{").then(End::Close),
        Answer::silence(),
    ];
    let wires = answers.map(Wire::always);
    let urls = wires.iter().map(Wire::url);
    let closed = format!("http://{}", Port::closed_address());
    for url in urls.chain([closed]) {
        let builder =
            || secretive(Client::builder(&url)).response_timeout(Duration::from_millis(30));
        let reqwest = || tower::service_fn(|request| pool().execute(request));
        for builder in [
            builder(),
            builder().reqwest(pool()),
            builder().transport(reqwest()),
            builder().layer(tower::layer::layer_fn(|inner| inner)),
            builder().layer(tower::layer::layer_fn(
                |inner: soundcloud_api::BoxTransport| inner.map_err(Wrapped),
            )),
            builder().transport(reqwest()).layer(tower::layer::layer_fn(
                |inner: soundcloud_api::BoxTransport| inner.map_err(Wrapped),
            )),
        ] {
            let client = builder.build().expect("a client");
            let errors = [
                ends(signed(&client)).await.expect_err("no answer"),
                ends(client.token(&GRANT).query("code", "c4n4ry"))
                    .await
                    .expect_err("no answer"),
            ];
            for error in errors {
                let told = texts::of(&error);
                texts::are_clean(&url, &told);
                for part in ["://", "/items/7", "?", "&", "secret_token="] {
                    assert!(!told.contains(part), "{part} in {told}");
                }
            }
        }
    }
}

fn fail(error: Error) -> Result<(), Error> {
    Err(error)
}
