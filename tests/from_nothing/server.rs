//! A server that tells what it was asked, and answers with what it is given.

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

/// A server on a port of its own.
pub struct Server(TcpListener);

impl Server {
    pub async fn start() -> Self {
        Self(TcpListener::bind("127.0.0.1:0").await.expect("a port"))
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.0.local_addr().expect("an address"))
    }

    /// Answers one request; gives it, head and body.
    pub async fn answer(&self, content_type: &str, body: &str) -> String {
        let (mut stream, _) = self.0.accept().await.expect("a connection");
        let mut request = Vec::new();
        while !is_whole(&request) {
            let mut buffer = [0; 4096];
            let read = stream.read(&mut buffer).await.expect("a request");
            assert!(read > 0, "the request ends early");
            request.extend_from_slice(&buffer[..read]);
        }
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        stream
            .write_all((head + body).as_bytes())
            .await
            .expect("an answer");
        String::from_utf8_lossy(&request).into_owned()
    }
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let head = head.to_ascii_lowercase();
    if head.contains("transfer-encoding: chunked") {
        return body.ends_with("0\r\n\r\n");
    }
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let length = length.and_then(|length| length.parse::<usize>().ok());
    body.len() >= length.unwrap_or(0)
}
