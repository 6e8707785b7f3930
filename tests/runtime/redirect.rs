//! Redirects: followed where that is right for the method, with what each origin may see.

use futures_util::TryStreamExt as _;
use http::StatusCode;
use soundcloud_api::{
    Api, BoxError, Call, Client, ClientBuilder, Error, ErrorKind, Phase, endpoint,
};

use crate::{
    ends,
    wire::{Answer, End, Request, Wire, answer, json, pool, redirect},
};

trait Shop: Api {
    #[endpoint(GET, "/v1/items/<id>?<q>", auth = key, headers("X-Trace" = trace))]
    fn item(&self, id: u8, q: &str, trace: &str) -> Call<u32>;

    #[endpoint(GET, "/v1/resolve")]
    fn resolve(&self) -> Call<u32>;

    #[endpoint(HEAD, "/v1/resolve")]
    fn head(&self) -> Call<()>;

    #[endpoint(POST, "/v1/items", json = item)]
    fn add(&self, item: &str) -> Call<u32>;

    #[endpoint(PUT, "/v1/items", json = item)]
    fn replace(&self, item: &str) -> Call<u32>;

    #[endpoint(DELETE, "/v1/items")]
    fn delete(&self) -> Call<u32>;
}

impl Shop for Client {}

/// A client with all that a foreign server must not see.
fn client(wire: &Wire) -> Client {
    builder(wire).reqwest(pool()).build().expect("a client")
}

fn builder(wire: &Wire) -> ClientBuilder {
    wire.builder()
        .token("t0k3n")
        .api_key("consumer_key", "k3y")
        .header("x-own", "own")
        .header("cookie", "c00kie")
        .header("proxy-authorization", "pr0xy")
        .user_agent("me/1")
}

fn refused(error: &Error) {
    assert_eq!(error.phase(), Phase::Transport, "{error:?}");
    assert!(error.to_string().contains("redirect"), "{error}");
    assert!(!error.is_retryable() && error.kind() == ErrorKind::Redirect);
}

/// The names of all headers, sorted.
fn names(request: &Request) -> Vec<&str> {
    let mut names: Vec<_> = request.headers.iter().map(|(name, _)| &**name).collect();
    names.sort_unstable();
    names
}

#[tokio::test]
async fn a_redirect_within_the_origin_is_followed_with_everything() {
    for status in [301, 302, 303, 307, 308] {
        for location in [
            "/v2/items/8?a=1",
            "../../v2/items/8?a=1",
            "{url}/v2/items/8?a=1",
            "HTTP://{host}/v2/items/8?a=1",
        ] {
            let wire = Wire::start(move |request| {
                if request.path() == "/v2/items/8" {
                    return json("8");
                }
                let host = request.header("host").expect("a host");
                let url = format!("http://{host}");
                redirect(
                    status,
                    &location.replace("{url}", &url).replace("{host}", host),
                )
            });
            let value = ends(client(&wire).item(7, "x", "t1")).await;
            assert_eq!(value.expect("a success"), 8);
            let [first, second] = wire.requests().try_into().expect("two requests");
            assert_eq!(first.target, "/v1/items/7?q=x&consumer_key=k3y");
            assert_eq!(second.target, "/v2/items/8?a=1", "{location}");
            assert_eq!((first.method, second.method), ("GET".into(), "GET".into()));
            assert_eq!(first.headers, second.headers);
        }
    }
}

#[tokio::test]
async fn a_foreign_origin_sees_neither_credentials_nor_headers_of_ones_own() {
    let foreign = Wire::always(json("8"));
    for location in [
        "{url}/x",
        "{url}/x?a=1#f",
        "//{host}/x",
        "http://localhost:{port}/x",
    ] {
        let (host, url) = (foreign.host(), foreign.url());
        let port = url.rsplit(':').next().expect("a port");
        let location = location
            .replace("{url}", &url)
            .replace("{host}", &host)
            .replace("{port}", port);
        for status in [301, 302, 303, 307, 308] {
            let wire = Wire::always(redirect(status, &location));
            let call = client(&wire)
                .item(7, "x", "t1")
                .header("x-secret", "s3cret");
            let Ok(value) = ends(call).await else {
                // `localhost` may be another address than the one that is listened on.
                assert!(location.contains("localhost"), "{location}");
                continue;
            };
            assert_eq!(value, 8);
            assert_eq!(wire.count(), 1);
            let request = foreign.last();
            assert_eq!(names(&request), ["accept", "host", "user-agent"]);
            assert_eq!(request.path(), "/x");
            assert_eq!(request.query(), location.contains('?').then_some("a=1"));
        }
    }
}

#[tokio::test]
async fn the_clients_own_connections_leave_redirects_to_it() {
    let foreign = Wire::always(json("8"));
    let url = foreign.url();
    let wire = Wire::start(move |request| match request.path() {
        "/here" => redirect(307, &url),
        _ => redirect(307, "/here"),
    });
    let client = builder(&wire).build().expect("a client");
    assert_eq!(ends(client.resolve()).await.expect("a success"), 8);
    assert_eq!(wire.last().header("authorization"), Some("Bearer t0k3n"));
    assert_eq!(names(&foreign.only()), ["accept", "host", "user-agent"]);
    refused(&ends(client.add("tea")).await.expect_err("is not followed"));
    assert_eq!((wire.count(), foreign.count()), (3, 1));
}

#[tokio::test]
async fn a_way_over_a_foreign_origin_shows_it_nothing_either() {
    let third = Wire::always(json("8"));
    let url = third.url();
    let second = Wire::start(move |_| redirect(302, &url));
    let url = second.url();
    let first = Wire::start(move |_| redirect(302, &url));
    assert_eq!(ends(client(&first).resolve()).await.expect("a success"), 8);
    for wire in [second, third] {
        assert_eq!(names(&wire.only()), ["accept", "host", "user-agent"]);
    }
}

#[tokio::test]
async fn what_changes_something_is_not_sent_again() {
    let foreign = Wire::always(json("8"));
    for status in [301, 302, 307, 308] {
        for location in ["/elsewhere", &foreign.url()] {
            let wire = Wire::always(redirect(status, location));
            let client = client(&wire);
            for (call, method) in [
                (client.add("tea"), "POST"),
                (client.replace("tea"), "PUT"),
                (client.delete(), "DELETE"),
            ] {
                let before = wire.count();
                let error = ends(call).await.expect_err("is not followed");
                refused(&error);
                assert!(error.to_string().contains(method), "{error}");
                assert_eq!(wire.count(), before + 1);
            }
        }
    }
    assert_eq!(foreign.connections(), 0);
}

#[tokio::test]
async fn after_a_change_303_leads_to_what_came_of_it() {
    let wire = Wire::script([redirect(303, "/v1/items/8"), json("8")]);
    let value = ends(client(&wire).add("tea")).await;
    assert_eq!(value.expect("a success"), 8);
    let second = wire.last();
    assert_eq!((&*second.method, &*second.target), ("GET", "/v1/items/8"));
    assert!(second.body.is_empty());
    for name in ["content-type", "content-length", "transfer-encoding"] {
        assert_eq!(second.header(name), None);
    }
    assert_eq!(second.header("authorization"), Some("Bearer t0k3n"));
}

#[tokio::test]
async fn head_stays_head() {
    for status in [301, 302, 303, 307, 308] {
        let head = format!("HTTP/1.1 {status} Words\r\nlocation: /x\r\ncontent-length: 9\r\n\r\n");
        let wire = Wire::script([Answer::raw(head), Answer::raw("HTTP/1.1 200 OK\r\n\r\n")]);
        ends(client(&wire).head()).await.expect("a success");
        assert_eq!(wire.last().method, "HEAD");
    }
}

#[tokio::test]
async fn five_redirects_are_followed_and_a_sixth_is_not() {
    let hops = (0..5).map(|hop| redirect(302, &format!("/{hop}")));
    let wire = Wire::script(hops.chain([json("8")]));
    assert_eq!(ends(client(&wire).resolve()).await.expect("a success"), 8);
    assert_eq!(wire.count(), 6);

    for location in ["/v1/resolve", "#here", "?a=1"] {
        let wire = Wire::always(redirect(302, location));
        refused(&ends(client(&wire).resolve()).await.expect_err("a circle"));
        assert_eq!(wire.count(), 6, "{location}");
    }
}

#[tokio::test]
async fn a_redirect_to_what_is_no_plain_url_is_refused() {
    for location in [
        "http://[",
        "http://",
        "http://a b/",
        "http://:80:80/",
        "http://user@{host}/",
        "http://:c4nary@{host}/",
        "http://u:c4nary@{host}/",
        "//u:c4nary@{host}/",
        "file:///etc/hostname",
        "data:application/json,8",
        "javascript:alert(1)",
        "ftp://{host}/",
        "mailto:a@b",
        "blob:http://{host}/x",
        "\u{e9}",
        "/\u{1F600}",
    ] {
        let wire = Wire::start(move |request| {
            let host = request.header("host").expect("a host");
            redirect(302, &location.replace("{host}", host))
        });
        let error = ends(client(&wire).resolve()).await.expect_err("is refused");
        refused(&error);
        assert!(!format!("{error} {error:?}").contains("c4nary"), "{error}");
        assert_eq!(wire.count(), 1, "{location}");
    }
}

#[tokio::test]
async fn a_redirect_to_nowhere_is_refused() {
    let wire = Wire::always(answer(302, &[], "{\"location\":\"/x\"}"));
    refused(&ends(client(&wire).resolve()).await.expect_err("is refused"));
    assert_eq!(wire.count(), 1);
    let bytes = b"HTTP/1.1 302 Words\r\nlocation: /\xff\r\ncontent-length: 0\r\n\r\n";
    let wire = Wire::always(Answer::raw(bytes));
    refused(&ends(client(&wire).resolve()).await.expect_err("is refused"));
    let long = redirect(302, &format!("/{}", "a".repeat(100_000)));
    let wire = Wire::always(long);
    ends(client(&wire).resolve()).await.expect_err("is refused");
}

#[tokio::test]
async fn other_statuses_of_the_three_hundreds_are_errors_with_their_status() {
    for status in [300, 304, 305, 306, 399] {
        let headers = [("location", "/v1/items/8")];
        let text = if status == 304 { "" } else { "body" };
        let wire = Wire::always(answer(status, &headers, text));
        let error = ends(client(&wire).resolve()).await.expect_err("no success");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(wire.count(), 1);
    }
}

#[tokio::test]
async fn the_error_at_the_end_of_a_redirect_is_the_error() {
    let wire = Wire::script([
        redirect(302, "/gone"),
        answer(404, &[], r#"{"error":"gone"}"#),
    ]);
    let error = ends(client(&wire).resolve()).await.expect_err("404");
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    assert_eq!(error.api().and_then(|api| api.message()), Some("gone"));
}

#[tokio::test]
async fn the_body_of_a_redirect_is_not_waited_for() {
    let head = "HTTP/1.1 302 Words\r\nlocation: /x\r\ncontent-length: 1000000\r\n\r\n";
    let wire = Wire::script([Answer::raw(head).then(End::Silence), json("8")]);
    assert_eq!(ends(client(&wire).resolve()).await.expect("a success"), 8);
    let endless = Answer::raw("HTTP/1.1 302 Words\r\nlocation: /x\r\n\r\n");
    let wire = Wire::script([endless.then(End::Endless(vec![0; 10_000])), json("8")]);
    assert_eq!(ends(client(&wire).resolve()).await.expect("a success"), 8);
}

#[tokio::test]
async fn a_stream_follows_redirects_too() {
    let foreign = Wire::always(answer(200, &[("content-type", "audio/wav")], "RIFF"));
    let wire = Wire::always(redirect(302, &foreign.url()));
    let stream = ends(client(&wire).resolve().stream())
        .await
        .expect("a success");
    let pieces: Vec<_> = ends(stream.try_collect()).await.expect("a body");
    assert_eq!(pieces.concat(), b"RIFF");
    assert_eq!(names(&foreign.only()), ["accept", "host", "user-agent"]);
}

#[tokio::test]
async fn a_time_limit_covers_all_hops() {
    let wire = Wire::script([redirect(302, "/x"), redirect(302, "/y"), Answer::silence()]);
    let call = client(&wire)
        .resolve()
        .timeout(std::time::Duration::from_millis(50));
    assert!(ends(call).await.expect_err("no answer").is_timeout());
}

#[tokio::test]
async fn a_redirect_never_leaves_https() {
    let transport = tower::service_fn(|request: reqwest::Request| async move {
        assert_eq!(request.url().scheme(), "https");
        let location = "http://shop.example/x";
        let response = http::Response::builder()
            .status(302)
            .header("location", location);
        Ok::<_, BoxError>(response.body("").expect("a response").into())
    });
    let builder = Client::builder("https://shop.example").transport(transport);
    let client = builder.build().expect("a client");
    let error = ends(client.resolve()).await.expect_err("is refused");
    refused(&error);
    assert!(
        error.to_string().contains("from `https` to `http`"),
        "{error}"
    );
}

#[tokio::test]
async fn another_transport_has_its_redirects_followed_as_well() {
    let transport = tower::service_fn(|request: reqwest::Request| async move {
        let response = http::Response::builder();
        let response = match (
            request.url().as_str(),
            request.headers().contains_key("authorization"),
        ) {
            ("https://shop.example/v1/resolve", true) => {
                response.status(302).header("location", "../x")
            }
            ("https://shop.example/x", true) => {
                response.status(302).header("location", "//cdn.example/y")
            }
            ("https://cdn.example/y", false) => response.status(200),
            other => return Err(BoxError::from(format!("{other:?}"))),
        };
        Ok(response.body("8").expect("a response").into())
    });
    let builder = Client::builder("https://shop.example").token("t0k3n");
    let client = builder.transport(transport).build().expect("a client");
    assert_eq!(ends(client.resolve()).await.expect("a success"), 8);
}
