//! Starting and stopping.

use std::time::{Duration, Instant};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use super::{
    super::{ANA, Fault, GROUP, Sandbox},
    http::{Ask, sandbox, tracks_of_ana},
};

async fn connects(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).await.is_ok()
}

#[tokio::test]
async fn its_address_is_where_it_answers() {
    let sandbox = sandbox().await;

    assert_eq!(
        sandbox.url(),
        format!("http://127.0.0.1:{}", sandbox.port())
    );
    assert!(connects(sandbox.port()).await);
}

#[tokio::test]
async fn two_sandboxes_know_nothing_of_each_other() {
    let (one, other) = (sandbox().await, sandbox().await);

    Ask::post("/tracks")
        .by(ANA)
        .upload("x", b"audio")
        .send(&one)
        .await;

    assert_ne!(one.port(), other.port());
    assert_eq!(
        Ask::get("/me/tracks").by(ANA).send(&one).await.ids().len(),
        31
    );
    assert_eq!(
        Ask::get("/me/tracks")
            .by(ANA)
            .send(&other)
            .await
            .ids()
            .len(),
        30
    );
}

#[tokio::test]
async fn an_empty_sandbox_has_users_only() {
    let sandbox = Sandbox::builder()
        .empty()
        .start()
        .await
        .expect("a free port");

    assert_eq!(Ask::get("/tracks.json").send(&sandbox).await.text(), "[]");
    assert_eq!(
        Ask::get("/me/tracks").by(ANA).send(&sandbox).await.text(),
        "[]"
    );
    assert_eq!(
        Ask::get(&format!("/groups/{GROUP}/tracks"))
            .send(&sandbox)
            .await
            .text(),
        "[]"
    );
}

#[tokio::test]
async fn a_port_that_is_taken_is_an_error() {
    let sandbox = sandbox().await;

    assert!(
        Sandbox::builder()
            .port(sandbox.port())
            .start()
            .await
            .is_err()
    );
}

#[tokio::test]
async fn the_port_is_free_after_a_stop() {
    let sandbox = sandbox().await;
    let port = sandbox.port();
    assert_eq!(Ask::get("/tracks").status(&sandbox).await, 200);

    sandbox.stop().await;

    assert!(!connects(port).await);
    Sandbox::builder()
        .port(port)
        .start()
        .await
        .expect("the same port again")
        .stop()
        .await;
}

#[tokio::test]
async fn a_dropped_sandbox_stops_and_takes_its_files_along() {
    let sandbox = sandbox().await;
    let (port, directory) = (sandbox.port(), sandbox.app.store.directory().to_owned());
    Ask::post("/tracks")
        .by(ANA)
        .upload("x", b"audio")
        .send(&sandbox)
        .await;
    assert!(directory.exists());

    drop(sandbox);

    assert!(!directory.exists());
    while connects(port).await {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_stop_closes_connections_that_are_idle_or_waiting() {
    let sandbox = sandbox().await;
    sandbox
        .faults()
        .always(Fault::Latency(Duration::from_mins(1)));
    let mut idle = TcpStream::connect(("127.0.0.1", sandbox.port()))
        .await
        .expect("a sandbox");
    let mut waiting = TcpStream::connect(("127.0.0.1", sandbox.port()))
        .await
        .expect("a sandbox");
    waiting
        .write_all(b"GET /tracks HTTP/1.1\r\nhost: x\r\n\r\n")
        .await
        .expect("a sandbox");
    while sandbox.requests() == 0 {
        tokio::task::yield_now().await;
    }

    let start = Instant::now();
    let hang_up = async |stream: &mut TcpStream| {
        let read = timeout(Duration::from_secs(5), stream.read_u8()).await;
        read.is_ok_and(|read| read.is_err())
    };
    let ((), idle, waiting) =
        tokio::join!(sandbox.stop(), hang_up(&mut idle), hang_up(&mut waiting));

    assert!(idle && waiting);
    assert!(
        start.elapsed() < Duration::from_secs(4),
        "{:?}",
        start.elapsed()
    );
}

#[tokio::test]
async fn many_at_once() {
    let sandbox = std::sync::Arc::new(sandbox().await);
    let tasks: Vec<_> = (0..40)
        .map(|index| {
            let sandbox = sandbox.clone();
            let title = format!("Track {index}");
            tokio::spawn(async move {
                Ask::post("/tracks")
                    .by(ANA)
                    .upload(&title, b"audio")
                    .status(&sandbox)
                    .await
            })
        })
        .collect();

    for task in tasks {
        assert_eq!(task.await.expect("a task"), 201);
    }
    assert_eq!(tracks_of_ana(&sandbox).await.len(), 70);
    assert_eq!(sandbox.requests(), 41);
}

#[tokio::test]
async fn one_connection_serves_many_requests() {
    let sandbox = sandbox().await;
    let mut stream = TcpStream::connect(("127.0.0.1", sandbox.port()))
        .await
        .expect("a sandbox");

    for _ in 0..3 {
        stream
            .write_all(b"GET /groups/9/tracks.json HTTP/1.1\r\nhost: x\r\n\r\n")
            .await
            .expect("a sandbox");
        let mut answer = vec![0; 1024];
        let read = stream.read(&mut answer).await.expect("an answer");
        assert!(answer[..read].starts_with(b"HTTP/1.1 404"));
    }
    assert_eq!(sandbox.requests(), 3);
}
