//! No secret is in any text: errors and their causes, debugging output, command lines, traces.

use std::{
    error::Error as StdError,
    fmt::{self, Debug, Write as _},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use futures_util::StreamExt as _;
use serde::{Deserialize, Serialize};
use soundcloud_api::{Api, Call, Client, ClientBuilder, Error, Paged, endpoint};
use tracing::{
    Dispatch, Event, Metadata, Subscriber,
    field::{Field, Visit},
    level_filters::LevelFilter,
    span,
};

use crate::{
    ends,
    wire::{Answer, End, Wire, answer, json, redirect},
};

/// Stands wherever a secret may stand.
const CANARY: &str = "c4n4ry-ö";

/// What is left of it where a URL has it.
const TRACES: [&str; 3] = ["c4n4ry", "YzRuNHJ5", "c4n4ry-%C3%B6"];

#[derive(Debug, Deserialize)]
struct Page {
    collection: Vec<u32>,
    next: Option<String>,
}

impl Paged for Page {
    type Item = u32;

    fn next(&self) -> Option<&str> {
        self.next.as_deref()
    }

    fn items(&self) -> &[u32] {
        &self.collection
    }

    fn into_items(self) -> Vec<u32> {
        self.collection
    }
}

#[derive(Serialize)]
struct Login<'a> {
    password: &'a str,
}

trait Shop: Api {
    #[endpoint(GET, "/items/<id>?<secret_token>", auth = key, headers("X-Session-Token" = session))]
    fn item(&self, id: &str, secret_token: &str, session: &str) -> Call<Page>;

    #[endpoint(POST, "/login?<access_token>", form = login)]
    fn log_in(&self, access_token: &str, login: &Login<'_>) -> Call<Page>;
}

impl Shop for Client {}

/// All that was ever shown.
#[derive(Default)]
struct Shown(String);

impl Shown {
    fn debug(&mut self, value: &dyn Debug) {
        write!(self.0, "{value:?}\n{value:#?}\n").expect("a text");
    }

    fn error(&mut self, error: &Error) {
        let mut next: Option<&dyn StdError> = Some(error);
        while let Some(error) = next {
            writeln!(self.0, "{error}\n{error:#}").expect("a text");
            self.debug(&error);
            next = error.source();
        }
        if let Some(api) = error.api() {
            writeln!(self.0, "{api}\n{:?}", api.message()).expect("a text");
            self.debug(api);
        }
    }

    /// Whatever a call has to say before it is sent.
    fn call(&mut self, call: &Call<Page>) {
        self.debug(call);
        match call.to_curl() {
            Ok(line) => self.0.push_str(&line),
            Err(error) => self.error(&error),
        }
    }

    fn is_clean(&self) {
        for line in self.0.lines() {
            for trace in TRACES {
                assert!(!line.contains(trace), "{line}");
            }
        }
    }
}

/// A subscriber that writes everything down, at every level.
#[derive(Clone, Default)]
struct Log {
    text: Arc<Mutex<String>>,
    spans: Arc<AtomicU64>,
}

impl Log {
    fn write(&self, text: fmt::Arguments<'_>) {
        let mut log = self.text.lock().expect("no panic");
        log.write_fmt(text).expect("a text");
    }
}

impl Visit for &Log {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.write(format_args!("{field}={value:?}\n"));
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::TRACE)
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        self.write(format_args!("span {}\n", span.metadata().name()));
        span.record(&mut &*self);
        span::Id::from_u64(self.spans.fetch_add(1, Ordering::SeqCst) + 1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        values.record(&mut &*self);
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        self.write(format_args!("event {}\n", event.metadata().target()));
        event.record(&mut &*self);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

/// A client that knows nothing but secrets.
fn secretive(builder: ClientBuilder) -> ClientBuilder {
    builder
        .token("c4n4ry-token")
        .api_key("license", CANARY)
        .header("x-api-key", CANARY)
        .header("cookie", CANARY)
}

fn calls(client: &Client) -> [Call<Page>; 4] {
    [
        client.item("7", CANARY, CANARY),
        client.item("..", CANARY, CANARY),
        client
            .item("7", CANARY, CANARY)
            .query("oauth_token", CANARY),
        client
            .log_in(CANARY, &Login { password: CANARY })
            .header("authorization", CANARY),
    ]
}

/// Answers that are successes and failures of every kind; `{url}` is the server's own.
fn answers(url: &str) -> Vec<Answer> {
    let page = |next: &str| json(format!(r#"{{"collection":[1],"next":{next}}}"#));
    vec![
        page("null"),
        page(&format!(
            r#""{url}/items/8?secret_token={CANARY}&access_token={CANARY}""#
        )),
        page(&format!(
            r#""http://user:{CANARY}@elsewhere.test/?token={CANARY}""#
        )),
        page(&format!(r#""https://elsewhere.test/?token={CANARY}""#)),
        answer(
            404,
            &[("x-token", CANARY), ("set-cookie", CANARY)],
            r#"{"error":"gone"}"#,
        ),
        answer(401, &[], "<html>"),
        answer(200, &[("content-type", "text/html")], "<html>"),
        answer(204, &[], ""),
        json(format!(
            r#"{{"secret_token":"{CANARY}","collection":{{"secret_token":"{CANARY}"}}}}"#
        )),
        json(format!(
            r#"{{"collection":["https://shop.example?secret_token={CANARY}"]}}"#
        )),
        json(format!(r#"{{"collection":[],"next":["token {CANARY}"]}}"#)),
        redirect(302, &format!("ftp://elsewhere.test/?token={CANARY}")),
        redirect(302, &format!("http://user:{CANARY}@elsewhere.test/")),
        redirect(307, &format!("{url}/items/9?secret_token={CANARY}")),
        redirect(302, &format!("http://127.0.0.1:1/?access_token={CANARY}")),
        Answer::raw("").then(End::Close),
        Answer::raw("").then(End::Reset),
        Answer::raw("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{").then(End::Close),
        Answer::raw("no HTTP\r\n\r\n").then(End::Close),
    ]
}

#[tokio::test]
async fn no_text_of_any_call_has_a_secret() {
    // A span that another test makes first, on a thread without a subscriber, would be off for
    // good, as long as there is but one subscriber.
    Client::offline()
        .item("7", "t", "s")
        .await
        .expect_err("is offline");
    let second = Dispatch::new(Log::default());
    let log = Log::default();
    let subscriber = tracing::subscriber::set_default(log.clone());
    let mut shown = Shown::default();
    let count = answers("").len();
    for index in 0..count {
        let wire = Wire::start(move |request| {
            let host = request.header("host").expect("a host");
            answers(&format!("http://{host}")).swap_remove(index)
        });
        let builder = secretive(wire.builder()).reqwest(crate::wire::pool());
        shown.debug(&builder);
        let client = builder.build().expect("a client");
        shown.debug(&client);
        for (all, once) in calls(&client).into_iter().zip(calls(&client)) {
            shown.call(&once);
            match ends(once.send()).await {
                Ok(response) => assert!(!response.value.collection.is_empty()),
                Err(error) => shown.error(&error),
            }
            let walk = all.items();
            shown.debug(&walk);
            for error in ends(walk.collect::<Vec<_>>())
                .await
                .iter()
                .filter_map(|item| item.as_ref().err())
            {
                shown.error(error);
            }
        }
        for call in calls(&client) {
            match ends(call.stream()).await {
                Ok(stream) => shown.debug(&stream),
                Err(error) => shown.error(&error),
            }
        }
        // The secrets did go out, all of them.
        let sent = format!("{:?}", wire.requests());
        assert!(sent.contains("license=c4n4ry") && sent.contains("Bearer c4n4ry-token"));
    }
    drop((subscriber, second));
    shown.0.push_str(&log.text.lock().expect("no panic"));
    for words in [
        "span http",
        "url.full=http://127.0.0.1",
        "status_code=404",
        "[redacted]",
        "secret_token",
    ] {
        assert!(shown.0.contains(words), "{words}");
    }
    shown.is_clean();
}

#[tokio::test]
async fn no_text_of_a_connection_that_fails_has_a_secret() {
    let mut shown = Shown::default();
    for url in [
        "http://127.0.0.1:1",
        "http://shop.invalid",
        "https://127.0.0.1:1",
    ] {
        let client = secretive(Client::builder(url)).build().expect("a client");
        for call in calls(&client) {
            shown.error(&ends(call).await.expect_err("no connection"));
        }
    }
    shown.is_clean();
}

#[test]
fn no_text_of_a_client_that_is_refused_has_a_secret() {
    let mut shown = Shown::default();
    for url in [
        "https://user:c4n4ry@shop.example",
        "https://user:c4n4ry@shop.example:port",
        "https://c4n4ry@shop.example/v1",
        "user:c4n4ry@shop.example",
        "https://shop.example?token=c4n4ry",
        "https://shop.example/#c4n4ry",
        "ftp://shop.example?token=c4n4ry",
        "//shop.example?token=c4n4ry",
    ] {
        let builder = Client::builder(url);
        shown.debug(&builder);
        shown.error(&builder.build().expect_err("is refused"));
    }
    let builder = || secretive(Client::builder("https://shop.example"));
    for builder in [
        builder().token("c4n4ry\n"),
        builder().token("c4n4ry c4n4ry"),
        builder().token_scheme("c4n4ry\n"),
        builder().user_agent("c4n4ry\n"),
        builder().header("x-a", "c4n4ry\n"),
    ] {
        shown.debug(&builder);
        shown.error(&builder.build().expect_err("is refused"));
    }
    shown.is_clean();
}

#[tokio::test]
async fn what_a_server_echoes_of_a_secret_is_not_shown() {
    let mut shown = Shown::default();
    for body in [
        r#"{"error":"the token c4n4ry-token has expired"}"#,
        r#"{"errors":[{"error_message":"/items/7?secret_token=c4n4ry-%C3%B6&x=1"}]}"#,
        r#"{"message":"no license c4n4ry-ö"}"#,
        "GET /items/7?secret_token=c4n4ry-ö: not found",
        "<html>Bearer c4n4ry-token</html>",
    ] {
        let wire = Wire::always(answer(401, &[], body));
        let client = secretive(wire.builder())
            .reqwest(crate::wire::pool())
            .build();
        let call = client.expect("a client").item("7", CANARY, "s");
        let error = ends(call).await.expect_err("401");
        shown.error(&error);
        // Whoever asks for it gets it as it came.
        assert_eq!(error.api().expect("an answer").body(), body);
    }
    shown.is_clean();
}

#[test]
fn the_request_of_a_call_shows_no_header_that_is_a_secret() {
    let client = secretive(Client::builder("https://shop.example")).build();
    let call = client
        .expect("a client")
        .log_in("t", &Login { password: "p" });
    let request = call
        .header("x-session-token", CANARY)
        .request()
        .expect("a request");
    let mut shown = Shown::default();
    shown.debug(request.headers());
    assert!(shown.0.contains("Sensitive"), "{}", shown.0);
    shown.is_clean();
}
