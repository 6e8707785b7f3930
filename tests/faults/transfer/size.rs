//! Bodies of all sizes, from nothing to a gibibyte.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use bytes::Bytes;
use futures_util::TryStreamExt as _;
use reqwest::multipart::Part;
use soundcloud_api::{Body, Call, Client, Form};
use soundcloud_tests::{
    child::{self, Child, Usage},
    folder::Folder,
    port::Port,
    wait::ends,
    wire::{Answer, End, Request, Wire, nothing},
};

use super::{BUFFER, Files as _, client, content, pieces, promises};
use crate::shop::ID;

const MIB: u64 = 1024 * 1024;

/// Nothing, and one byte under, at and over what is read or sent at once.
const SIZES: [usize; 9] = [
    0,
    1,
    BUFFER - 1,
    BUFFER,
    BUFFER + 1,
    2 * BUFFER - 1,
    2 * BUFFER,
    2 * BUFFER + 1,
    1_000_003,
];

#[tokio::test]
async fn u10_a_body_of_any_size_arrives_byte_for_byte() {
    let folder = Folder::new();
    let wire = Wire::always(nothing());
    let client = client(&wire);
    let arrives = async |call: Call<()>| -> Request {
        let before = wire.count();
        ends(call).await.expect("a success");
        assert_eq!(wire.count(), before + 1);
        wire.last()
    };
    for size in SIZES {
        let expected = content(size);
        let path = folder.file("file", &expected);
        let length = size.to_string();
        let file = Body::file(&path).expect("a file");
        for body in [
            Body::from(expected.clone()),
            file,
            Body::stream(pieces(size), Some(size as u64)),
        ] {
            assert_eq!(body.len(), Some(size as u64));
            let request = arrives(client.put(ID, body)).await;
            assert!(request.body == expected, "{size}");
            assert_eq!(request.header("content-length"), Some(&*length));
            assert_eq!(request.header("transfer-encoding"), None);
        }
        let request = arrives(client.put(ID, Body::stream(pieces(size), None))).await;
        assert!(request.body == expected, "{size}");
        assert_eq!(request.header("content-length"), None);
        assert_eq!(request.header("transfer-encoding"), Some("chunked"));

        let stream = || reqwest::Body::wrap_stream(pieces(size));
        for (part, is_known) in [
            (Part::bytes(expected.clone()), true),
            (Part::stream_with_length(stream(), size as u64), true),
            (Part::stream(stream()), false),
        ] {
            let request = arrives(client.form(ID, Form::new().part("a", part))).await;
            let start = request
                .body
                .windows(4)
                .position(|window| window == b"\r\n\r\n");
            let rest = &request.body[start.expect("a part") + 4..];
            assert!(rest.starts_with(&expected), "{size}");
            assert!(rest[size..].starts_with(b"\r\n--") && rest.ends_with(b"--\r\n"));
            assert_eq!(request.header("content-length").is_some(), is_known);
        }
    }
}

/// A file of this size: its length told, in chunks, or to the end of the connection.
fn answers(size: usize) -> [Answer; 3] {
    let bytes = content(size);
    let mut chunked = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    for chunk in bytes.chunks(10_000) {
        chunked.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
        chunked.extend([chunk, b"\r\n"].concat());
    }
    chunked.extend(b"0\r\n\r\n");
    let open = [b"HTTP/1.1 200 OK\r\n\r\n", &bytes[..]].concat();
    [
        promises(size, "", &bytes),
        Answer::raw(chunked),
        Answer::raw(open).then(End::Close),
    ]
}

#[tokio::test]
async fn u10_a_file_of_any_size_arrives_byte_for_byte() {
    let folder = Folder::new();
    let path = folder.path("file");
    for size in SIZES {
        let expected = content(size);
        for (index, answer) in answers(size).into_iter().enumerate() {
            let wire = Wire::always(answer);
            let client = client(&wire);
            let bytes = ends(client.file(ID).bytes()).await.expect("a file");
            assert!(bytes == expected, "{size} {index}");
            let download = ends(client.file(ID).stream()).await.expect("a head");
            assert_eq!(download.length().is_some(), index == 0);
            let pieces: Vec<Bytes> = ends(download.try_collect()).await.expect("a file");
            assert!(pieces.concat() == expected, "{size} {index}");
            let saved = ends(client.file(ID).save(&path)).await.expect("a file");
            assert_eq!(saved, size as u64);
            assert!(std::fs::read(&path).expect("a file") == expected);
            let download = ends(client.file(ID).stream()).await.expect("a head");
            let saved = ends(download.save(&path)).await.expect("a file");
            assert_eq!(saved, size as u64);
            assert!(std::fs::read(&path).expect("a file") == expected);
            assert_eq!(wire.count(), 4);
        }
    }
    assert_eq!(folder.names(), ["file"]);
}

/// What the child sends and gets: more than it may ever hold.
const LARGE: u64 = 1024 * MIB;
const SLOW: u64 = 64 * MIB;

/// A server that keeps nothing: it counts what is sent, and sends zeros, as many as it is asked for.
fn counting(received: &Arc<AtomicU64>) -> Port {
    let received = Arc::clone(received);
    Port::start(move |stream, _| {
        let mut reader = BufReader::with_capacity(256 * 1024, stream);
        while let Some((length, wanted)) = head(&mut reader) {
            let mut left = length;
            while left > 0 {
                let count = reader.fill_buf().map_or(0, <[u8]>::len);
                assert!(count > 0, "{left} bytes are missing");
                let taken = left.min(count as u64);
                reader.consume(usize::try_from(taken).expect("a few"));
                left -= taken;
            }
            received.fetch_add(length, Ordering::SeqCst);
            if answer(reader.get_mut(), wanted).is_none() {
                return;
            }
        }
    })
}

/// How long the body of a request is, and how long the answer is to be.
fn head(reader: &mut BufReader<TcpStream>) -> Option<(u64, u64)> {
    let (mut length, mut wanted) = (0, 0);
    let mut line = String::new();
    loop {
        line.clear();
        reader
            .read_line(&mut line)
            .ok()
            .filter(|count| *count > 0)?;
        let line = line.trim_end().to_ascii_lowercase();
        if line.is_empty() {
            return Some((length, wanted));
        }
        let number = |name| line.strip_prefix(name)?.trim().parse().ok();
        length = number("content-length:").unwrap_or(length);
        wanted = number("x-wanted:").unwrap_or(wanted);
    }
}

fn answer(stream: &mut TcpStream, wanted: u64) -> Option<()> {
    write!(
        stream,
        "HTTP/1.1 200 OK\r\ncontent-length: {wanted}\r\n\r\n"
    )
    .ok()?;
    let (zeros, mut left) = (vec![0; 256 * 1024], wanted);
    while left > 0 {
        let count = usize::try_from(left).map_or(zeros.len(), |left| left.min(zeros.len()));
        stream.write_all(zeros.get(..count)?).ok()?;
        left -= count as u64;
    }
    Some(())
}

#[tokio::test(flavor = "multi_thread")]
async fn u04_a_gibibyte_takes_no_more_memory_than_a_mebibyte() {
    const TEST: &str = "transfer::size::u04_a_gibibyte_takes_no_more_memory_than_a_mebibyte";
    if let Some(url) = child::argument() {
        // Without secrets to look for: each piece is logged by someone.
        return there_and_back(&Client::builder(url).build().expect("a client")).await;
    }
    if !child::is_told() {
        return;
    }
    let received = Arc::default();
    let port = counting(&received);
    let url = format!("http://{}", port.address());
    Child::run(TEST, &url).usage();
    // A file and a form, small and large, and what is between the parts of a form.
    let sent = received.load(Ordering::SeqCst) - (LARGE + SLOW + 2 * MIB);
    assert!(sent < 1000, "{sent} bytes more");
}

/// In the child: sends and gets little, then much, and compares.
async fn there_and_back(client: &Client) {
    let folder = Folder::new();
    let get = |length: u64| client.file(ID).header("x-wanted", length.to_string());
    let transfer = async |length: u64| {
        let file = Body::file(folder.zeros("up", length)).expect("a file");
        client.put(ID, file).await.expect("a success");
        let body = get(length).stream().await.expect("a head");
        let count = body.try_fold(0, async |sum, piece| Ok(sum + piece.len() as u64));
        assert_eq!(count.await.expect("a file"), length);
        // In small pieces, and to a disk, it takes a while.
        let length = length.min(SLOW);
        let file = tokio::fs::File::open(folder.zeros("up", length)).await;
        let part = Part::stream_with_length(file.expect("a file"), length);
        let form = Form::new().part("data", part);
        client.form(ID, form).await.expect("a success");
        let saved = get(length).save(folder.path("down")).await;
        assert_eq!(saved.expect("a file"), length);
    };
    transfer(MIB).await;
    let before = Usage::now();
    transfer(LARGE).await;
    let growth = Usage::now().peak - before.peak;
    assert!(growth <= 16 * MIB, "{growth} bytes more");
    child::report();
}
