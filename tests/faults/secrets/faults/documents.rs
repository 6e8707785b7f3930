//! Documents that lead to no next page, or are none at all.

use soundcloud_tests::wire::{Answer, End, answer, json};

use super::{Fault, fault, led, of_client, quoted};

pub(super) fn pages() -> impl Iterator<Item = Fault> {
    let links = [
        r#""http://user:c4n4ry@elsewhere.test/?token=c4n4ry""#,
        r#""https://elsewhere.test/c4n4ry?token=c4n4ry""#,
        r#""http://[c4n4ry""#,
        r#""ftp://elsewhere.test/?token=c4n4ry""#,
        r#""/items?secret_token=c4n4ry""#,
        r#"["token c4n4ry"]"#,
        r#"{"secret_token":"c4n4ry"}"#,
    ];
    let linked = links.into_iter().map(|link| {
        fault(format!("link {link}"), move |_| {
            json(format!(r#"{{"collection":[],"next":{link}}}"#))
        })
    });
    let long = fault("a long link", |_| {
        let link = format!("/?token=c4n4ry{}", "a".repeat(100_000));
        json(format!(r#"{{"collection":[],"next":"{link}"}}"#))
    });
    let lost = fault("an error on the second page", |request| {
        if request.target.contains("page=2") {
            answer(500, &[], of_client(request))
        } else {
            json(r#"{"collection":[1],"next":"/items?page=2&secret_token=c4n4ry"}"#)
        }
    });
    linked.chain([long, lost])
}

/// Successes that are none, and tell everything.
pub(in super::super) fn documents() -> impl Iterator<Item = Fault> {
    type Document = fn(&str) -> Answer;
    let documents: [(&str, Document); 12] = [
        ("text", |echo| json(quoted(echo))),
        ("list", |echo| json(format!("[{}]", quoted(echo)))),
        ("text in the list", |echo| {
            json(format!(r#"{{"collection":[{}]}}"#, quoted(echo)))
        }),
        ("text for the list", |echo| {
            json(format!(r#"{{"collection":{}}}"#, quoted(echo)))
        }),
        ("unknown name", |echo| {
            json(format!("{{{}:1}}", quoted(echo)))
        }),
        ("cut text", |echo| {
            json(format!(r#"{{"collection":[],"x":"{echo}"#))
        }),
        ("behind the end", |echo| {
            json(format!(r#"{{"collection":[]}} {echo}"#))
        }),
        ("no json", |echo| json(echo)),
        ("page", |echo| {
            answer(200, &[("content-type", "text/html")], echo)
        }),
        ("xml", |echo| {
            let echo = echo.replace('&', "&amp;");
            let body = format!("<page><collection><item>{echo}</item></collection></page>");
            answer(200, &[("content-type", "application/xml")], body)
        }),
        ("picture", |echo| {
            answer(200, &[("content-type", "image/png")], echo)
        }),
        ("encoded", |echo| {
            let encoded = [
                ("content-encoding", "gzip"),
                ("content-type", "application/json"),
            ];
            answer(200, &encoded, echo)
        }),
    ];
    let documents = documents.into_iter();
    documents.flat_map(|(name, document)| {
        let direct = fault(name, move |request| document(&of_client(request)));
        [direct, led(format!("led to {name}"), document)]
    })
}

/// Successes that are none, by their length.
pub(super) fn sizes() -> impl Iterator<Item = Fault> {
    let nothing = fault("nothing", |_| answer(204, &[], ""));
    let large = Fault {
        set: |builder| builder.body_limit(100),
        ..fault("too large", |request| {
            json(quoted(&of_client(request)) + &" ".repeat(200))
        })
    };
    let larger = Fault {
        set: |builder| builder.body_limit(100),
        ..fault("too large, without a length", |request| {
            let body = of_client(request) + &" ".repeat(200);
            Answer::raw("HTTP/1.1 200 OK\r\n\r\n")
                .more(body)
                .then(End::Close)
        })
    };
    [nothing, large, larger].into_iter()
}
