//! Answers that do not come, or not whole.

use std::time::Duration;

use soundcloud_tests::{
    log::CANARY,
    wire::{Answer, End, answer},
};

use super::{super::calls::TOKEN, Fault, fault, of_client};

/// Servers that speak no HTTP, or not to its end.
pub(super) fn ended() -> impl Iterator<Item = Fault> {
    let heads = [
        "",
        "HTTP/1.1 2",
        "HTTP/1.1 200 c4n4ry\r\ncontent-le",
        "c4n4ry\r\n\r\n",
        "HTTP/1.1 200 OK\r\nc4n4ry : x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nx: c4n4ry\0\r\n\r\n",
        "HTTP/1.1 c4n OK\r\n\r\n",
        "HTTP/1.1 999 c4n4ry\r\n\r\n",
        "HTTP/1.1 101 c4n4ry\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nc4n4ry",
        "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"collection\":[\"c4n4ry",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nc4n4ry\r\n",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n6\r\nc4n4ry\r\n",
        "HTTP/1.1 200 OK\r\n\r\n{\"collection\":[\"c4n4ry",
        "HTTP/1.1 503 OK\r\ncontent-length: 999\r\n\r\n{\"message\":\"c4n4ry/toke",
    ];
    let cut = |end: End| {
        heads.into_iter().map(move |head| {
            let answer = Answer::raw(head).then(end.clone());
            fault(format!("{end:?} after {head:?}"), move |_| answer.clone())
        })
    };
    cut(End::Close).chain(cut(End::Reset))
}

/// Errors that end within the token: the connection does, or the client reads no more.
pub(super) fn cut() -> impl Iterator<Item = Fault> {
    const LIMIT: usize = 60;
    (CANARY.len()..TOKEN.len()).flat_map(|end| {
        let short = fault(format!("closed after {end} bytes"), move |_| {
            let head = "HTTP/1.1 401 OK\r\ncontent-length: 999\r\n\r\n";
            Answer::raw(head).more(&TOKEN[..end]).then(End::Close)
        });
        let kept = Fault {
            set: |builder| builder.error_body_limit(LIMIT as u64),
            ..fault(format!("kept to {end} bytes"), move |_| {
                answer(401, &[], " ".repeat(LIMIT - end) + TOKEN + " and more")
            })
        };
        [short, kept]
    })
}

/// Servers that take their time.
pub(super) fn late() -> impl Iterator<Item = Fault> {
    const SOON: Duration = Duration::from_millis(30);
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"collection\":[\"c4n4ry";
    let no_head = Fault {
        set: |builder| builder.response_timeout(SOON),
        ..fault("no head", |_| Answer::silence())
    };
    let stalled = Fault {
        set: |builder| builder.stall_timeout(SOON),
        ..fault("stalled", move |_| Answer::raw(head).then(End::Silence))
    };
    let total = Fault {
        set: |builder| builder.timeout(SOON),
        ..fault("total", |_| {
            let head = Answer::raw("HTTP/1.1 200 OK\r\ncontent-length: 60\r\n\r\n");
            (0..10).fold(head, |answer, _| answer.pause(SOON / 3).more("c4n4ry"))
        })
    };
    let error = Fault {
        set: |builder| builder.stall_timeout(SOON),
        ..fault("error that stalls", |request| {
            let head = "HTTP/1.1 502 OK\r\ncontent-length: 99999\r\n\r\n";
            Answer::raw(head)
                .more(of_client(request))
                .then(End::Silence)
        })
    };
    [no_head, stalled, total, error].into_iter()
}
