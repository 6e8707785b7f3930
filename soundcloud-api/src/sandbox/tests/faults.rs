//! Trouble on demand, as it looks from outside.

use std::time::{Duration, Instant};

use ::http::{Method, StatusCode};
use serde_json::json;

use super::{
    super::{ANA, BO, ErrorPage, Fault, PUBLIC_TRACK, Rule},
    http::{Ask, Reply, sandbox},
};

#[tokio::test]
async fn too_many_requests() {
    let sandbox = sandbox().await;
    sandbox.faults().next(
        1,
        Fault::TooManyRequests {
            retry_after: Some(Duration::from_secs(7)),
        },
    );
    sandbox
        .faults()
        .next(1, Fault::TooManyRequests { retry_after: None });

    let told = Ask::get("/tracks.json").send(&sandbox).await;
    let untold = Ask::get("/tracks.json").send(&sandbox).await;

    assert_eq!((told.status, untold.status), (429, 429));
    assert_eq!(
        (told.header("retry-after"), untold.header("retry-after")),
        (Some("7"), None)
    );
    let meta = &told.json()["errors"][0]["meta"];
    assert_eq!(meta["remaining_requests"], 0);
    assert_eq!(meta["rate_limit"]["time_window"], "PT24H");
    assert!(
        meta["reset_time"]
            .as_str()
            .is_some_and(|time| time.ends_with(" +0000"))
    );
    assert_eq!(Ask::get("/tracks.json").status(&sandbox).await, 200);
}

#[tokio::test]
async fn servers_that_do_not_speak_json() {
    let sandbox = sandbox().await;
    for page in [ErrorPage::Html, ErrorPage::Text, ErrorPage::Empty] {
        sandbox.faults().next(
            1,
            Fault::ServerError {
                status: StatusCode::BAD_GATEWAY,
                page,
            },
        );
    }

    let html = Ask::get("/tracks.json").send(&sandbox).await;
    let text = Ask::get("/tracks.json").send(&sandbox).await;
    let empty = Ask::get("/tracks.json").send(&sandbox).await;

    assert_eq!((html.status, text.status, empty.status), (502, 502, 502));
    assert_eq!(
        html.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert!(html.text().contains("<h1>502 Bad Gateway</h1>"));
    assert_eq!(text.header("content-type"), Some("text/plain"));
    assert!(text.text().starts_with("upstream connect error"));
    assert_eq!(empty.body, b"");
}

#[tokio::test]
async fn a_dropped_connection_says_nothing_and_does_nothing() {
    let sandbox = sandbox().await;
    let comment = json!({ "comment": { "body": "x" } });
    let post = || {
        Ask::post(&format!("/tracks/{PUBLIC_TRACK}/comments"))
            .by(BO)
            .json(&comment)
    };
    let comments = || Ask::get(&format!("/tracks/{PUBLIC_TRACK}/comments"));

    sandbox.faults().next(1, Fault::DropConnection);
    assert_eq!(post().raw(&sandbox).await, b"");
    assert_eq!(comments().send(&sandbox).await.ids().len(), 3);

    sandbox.faults().next(1, Fault::DropAnswer);
    assert_eq!(post().raw(&sandbox).await, b"");
    assert_eq!(comments().send(&sandbox).await.ids().len(), 4);
}

#[tokio::test]
async fn a_dropped_upload() {
    let sandbox = sandbox().await;
    sandbox.faults().next(1, Fault::DropConnection);

    let bytes = Ask::post("/tracks")
        .by(ANA)
        .upload("x", &vec![0; 4_000_000])
        .raw(&sandbox)
        .await;

    assert_eq!(bytes, b"");
}

#[tokio::test]
async fn a_truncated_body_is_half_of_what_was_promised() {
    let sandbox = sandbox().await;
    let track = Ask::post("/tracks")
        .by(ANA)
        .upload("x", &vec![7; 1_000_000])
        .send(&sandbox)
        .await
        .json();

    for target in [
        "/tracks.json".to_owned(),
        format!("/tracks/{}/download", track["id"]),
    ] {
        let whole = Ask::get(&target).send(&sandbox).await;
        sandbox.faults().next(1, Fault::TruncateBody);
        let half = Reply::parse(&Ask::get(&target).raw(&sandbox).await);

        assert_eq!(half.status, 200);
        assert_eq!(
            half.header("content-length"),
            Some(whole.body.len().to_string().as_str())
        );
        assert!(
            half.body.len() == whole.body.len() / 2,
            "{} of {}",
            half.body.len(),
            whole.body.len()
        );
        assert!(whole.body.starts_with(&half.body));
    }
}

#[tokio::test]
async fn latency_delays_the_answer() {
    let sandbox = sandbox().await;
    sandbox
        .faults()
        .always(Fault::Latency(Duration::from_millis(80)));

    let start = Instant::now();
    assert_eq!(Ask::get("/tracks.json").status(&sandbox).await, 200);
    assert!(start.elapsed() >= Duration::from_millis(80));

    sandbox.faults().clear();
    let start = Instant::now();
    assert_eq!(Ask::get("/tracks.json?limit=1").status(&sandbox).await, 200);
    assert!(start.elapsed() < Duration::from_millis(80));
}

#[tokio::test]
async fn only_some_requests_suffer() {
    let sandbox = sandbox().await;
    let error = Fault::ServerError {
        status: StatusCode::SERVICE_UNAVAILABLE,
        page: ErrorPage::Html,
    };
    sandbox
        .faults()
        .add(Rule::new(error).method(Method::GET).path("/me"));

    assert_eq!(Ask::get("/tracks.json").status(&sandbox).await, 200);
    assert_eq!(
        Ask::get("/me/tracks.json").by(ANA).status(&sandbox).await,
        503
    );
    assert_eq!(
        Ask::put("/me/tracks.json").by(ANA).status(&sandbox).await,
        405
    );
}

#[tokio::test]
async fn faults_are_switched_over_http() {
    let sandbox = sandbox().await;
    let rules = json!([
        { "fault": "server_error", "status": 504, "page": "empty", "times": 1 },
        { "fault": "drop_connection", "method": "GET", "path": "/tracks" },
    ]);

    let put = Ask::put("/sandbox/faults")
        .json(&rules)
        .send(&sandbox)
        .await;
    let get = Ask::get("/sandbox/faults").send(&sandbox).await;

    assert_eq!((put.status, put.json()), (200, rules.clone()));
    assert_eq!(get.json(), rules);
    assert_eq!(sandbox.requests(), 0);
    assert_eq!(Ask::get("/tracks").status(&sandbox).await, 504);
    assert_eq!(Ask::get("/tracks").raw(&sandbox).await, b"");
    assert_eq!(
        Ask::delete("/sandbox/faults").send(&sandbox).await.json(),
        json!([])
    );
    assert_eq!(Ask::get("/tracks").status(&sandbox).await, 200);
    assert_eq!(sandbox.requests(), 3);
}

#[tokio::test]
async fn wrong_faults_change_nothing() {
    let sandbox = sandbox().await;
    sandbox.faults().always(Fault::DropAnswer);

    for rules in [
        json!({}),
        json!([{ "fault": "flood" }]),
        json!([{ "fault": "drop_answer" }, 5]),
    ] {
        let reply = Ask::put("/sandbox/faults")
            .json(&rules)
            .send(&sandbox)
            .await;
        assert_eq!(reply.status, 422, "{rules}");
    }
    assert_eq!(
        Ask::get("/sandbox/faults").send(&sandbox).await.json(),
        json!([{ "fault": "drop_answer" }])
    );
}

#[tokio::test]
async fn a_query_tells_requests_apart() {
    let sandbox = sandbox().await;
    let rule = Rule::new(Fault::DropAnswer).path("tracks?limit=2");
    sandbox.faults().add(rule);

    assert_eq!(Ask::get("/tracks?limit=1").status(&sandbox).await, 200);
    assert_eq!(Ask::get("/tracks?limit=2").raw(&sandbox).await, b"");
}

#[tokio::test]
async fn what_is_wrong_with_a_fault_is_told() {
    let sandbox = sandbox().await;
    for (rule, why) in [
        (
            json!({ "fault": "latency", "milliseconds": 1, "operation": "getTrack" }),
            "`operation` is no key of this fault; its keys are `times`, `method`, `path`, `fault`, `milliseconds`",
        ),
        (
            json!({ "fault": "latency", "time": 1 }),
            "`milliseconds` is missing",
        ),
        (
            json!({ "fault": "flood" }),
            "`fault` is not one of `latency`, ",
        ),
        (json!({ "milliseconds": 1 }), "`fault` is missing"),
        (
            json!({ "fault": "silence", "times": 0 }),
            "`times` cannot be 0",
        ),
        (json!("silence"), "A fault is an object"),
    ] {
        let put = Ask::put("/sandbox/faults").json(&json!([rule]));
        let reply = put.send(&sandbox).await;
        let message = reply.json()["message"].as_str().map(str::to_owned);
        let message = message.expect("words");
        assert_eq!(reply.status, 422, "{message}");
        assert!(message.starts_with(why), "{message}");
        assert!(message.ends_with(&format!(": {rule}")), "{message}");
    }
}
