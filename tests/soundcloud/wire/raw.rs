//! Answers that are no HTTP, byte by byte.

use soundcloud_api::sandbox::{Fault, Reply};

use super::read_raw;

#[tokio::test]
async fn every_byte_as_it_was_given() {
    for bytes in [
        b"HTTP/1.1 soon OK\r\n\r\n".to_vec(),
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nx\r\n".to_vec(),
        b"\0\xff".to_vec(),
        vec![b'x'; 3_000_000],
    ] {
        assert!(read_raw(Fault::raw(bytes.clone())).await == bytes);
    }
    for (fault, length) in [
        (Fault::raw("HTTP/1.1 soon OK\r\n\r\n"), 20),
        (
            Fault::raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nx\r\n"),
            50,
        ),
        (
            Fault::raw("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(1000)),
            28_000,
        ),
    ] {
        assert_eq!(read_raw(fault).await.len(), length);
    }
}

#[tokio::test]
async fn a_status_that_is_none() {
    for (reply, head) in [
        (Reply::new(101), "HTTP/1.1 101 \r\n\r\n"),
        (Reply::new(99), "HTTP/1.1 099 \r\n\r\n"),
        (
            Reply::new(1000),
            "HTTP/1.1 1000 \r\ncontent-length: 0\r\n\r\n",
        ),
    ] {
        assert_eq!(read_raw(reply).await, head.as_bytes());
    }
}

#[tokio::test]
async fn headers_that_are_none() {
    for (reply, answer) in [
        (
            Reply::new(200)
                .header("content-length", "1")
                .header("content-length", "2")
                .body("xx"),
            "content-length: 1\r\ncontent-length: 2\r\n\r\nxx",
        ),
        (
            Reply::new(200).header("x", "a\0b"),
            "x: a\0b\r\ncontent-length: 0\r\n\r\n",
        ),
        (
            Reply::new(200).header("a b", "x"),
            "a b: x\r\ncontent-length: 0\r\n\r\n",
        ),
        (
            Reply::new(200)
                .header("content-length", "2")
                .json("{}HTTP/1.1 200 OK\r\n\r\n"),
            "content-length: 2\r\ncontent-type: application/json; charset=utf-8\r\n\r\n{}HTTP/1.1 200 OK\r\n\r\n",
        ),
        (
            Reply::new(200).header("content-length", "10000000000000"),
            "content-length: 10000000000000\r\n\r\n",
        ),
    ] {
        let answer = format!("HTTP/1.1 200 \r\n{answer}");
        assert_eq!(read_raw(reply).await, answer.as_bytes());
    }
}

#[tokio::test]
async fn a_header_that_is_too_long() {
    let answer = read_raw(Reply::new(200).header("x", "x".repeat(1_000_000))).await;
    assert!(answer.len() > 1_000_000);
}
