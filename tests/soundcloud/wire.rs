//! Every fault of the sandbox, as it looks on the wire to a client that hides nothing.

use std::{sync::LazyLock, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use reqwest::{Client, Response, redirect};
use serde_json::Value;
use soundcloud_api::sandbox::{ANA, Fault, Sandbox};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

mod bodies;
mod control;
mod errors;
mod limits;
mod pages;
mod raw;
mod redirects;
mod silence;
mod success;
mod table;
mod uploads;

/// Long enough to be sure that nothing comes, in a test that waits for it.
const A_WHILE: Duration = Duration::from_millis(200);

const LIST: &str = "/me/tracks?linked_partitioning=true&limit=3";

/// An answer that came whole.
#[derive(Debug)]
struct Seen {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Seen {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }
}

async fn sandbox() -> Sandbox {
    Sandbox::start().await.expect("a free port")
}

/// It follows nothing, decodes nothing, and keeps no connection for another test.
fn client() -> Client {
    static CLIENT: LazyLock<Client> = LazyLock::new(|| {
        let client = Client::builder().no_proxy().no_gzip();
        let client = client.redirect(redirect::Policy::none());
        let client = client.pool_max_idle_per_host(0);
        client.build().expect("a client")
    });
    CLIENT.clone()
}

async fn get(sandbox: &Sandbox, path: &str) -> reqwest::Result<Response> {
    let url = format!("{}{path}", sandbox.url());
    let token = format!("OAuth {}", ANA.token);
    client()
        .get(url)
        .header("authorization", token)
        .send()
        .await
}

async fn whole(response: Response) -> Seen {
    Seen {
        status: response.status(),
        headers: response.headers().clone(),
        body: response.bytes().await.expect("the whole body"),
    }
}

/// What a request for a page gets, if this befalls it.
async fn see(fault: impl Into<Fault>) -> Seen {
    see_at(LIST, fault).await
}

async fn see_at(path: &str, fault: impl Into<Fault>) -> Seen {
    let sandbox = sandbox().await;
    sandbox.faults().next(1, fault);
    whole(get(&sandbox, path).await.expect("an answer")).await
}

/// All bytes of the answer, up to the end of the connection.
async fn read_raw(fault: impl Into<Fault>) -> Vec<u8> {
    let sandbox = sandbox().await;
    sandbox.faults().next(1, fault);
    let mut stream = TcpStream::connect(("127.0.0.1", sandbox.port()))
        .await
        .expect("a sandbox");
    stream
        .write_all(b"GET /tracks HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .await
        .expect("a sandbox that listens");
    let mut answer = Vec::new();
    let read = stream.read_to_end(&mut answer);
    let read = timeout(Duration::from_secs(5), read).await;
    read.expect("an end").expect("an end that is no reset");
    answer
}
