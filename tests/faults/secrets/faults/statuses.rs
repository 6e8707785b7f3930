//! Answers that are errors, and answers that lead elsewhere.

use soundcloud_tests::wire::{answer, redirect};

use super::{Echo, Fault, fault, led, of_client, quoted};

/// Errors of every status that tell what a server knows of a client.
pub(super) fn statuses() -> impl Iterator<Item = Fault> {
    const STATUSES: [u16; 20] = [
        400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 418, 421, 422, 429, 451, 500, 502, 503,
        504, 599,
    ];
    STATUSES.into_iter().map(|status| {
        fault(status.to_string(), move |request| {
            let body = format!(r#"{{"message":{}}}"#, quoted(&of_client(request)));
            answer(status, &[], body)
        })
    })
}

/// Errors that tell this, in every shape that errors have.
pub(in super::super) fn shapes(echo: Echo) -> impl Iterator<Item = Fault> {
    let shaped = SHAPES.into_iter().map(move |(name, shape)| {
        fault(name, move |request| answer(401, &[], shape(&echo(request))))
    });
    let headers = fault("headers", move |request| {
        let echo = echo(request);
        let headers = ["x-echo", "set-cookie", "x-token"].map(|name| (name, &*echo));
        answer(400, &headers, "")
    });
    shaped.chain([headers])
}

type Shape = fn(&str) -> String;

const SHAPES: [(&str, Shape); 12] = [
    ("message", |echo| {
        format!(r#"{{"message":{}}}"#, quoted(echo))
    }),
    ("errors", |echo| {
        let echo = quoted(echo);
        format!(r#"{{"errors":[{{"error_message":"a"}},{{"error_message":{echo}}},{echo}]}}"#)
    }),
    ("description", |echo| {
        format!(r#"{{"error":"e","error_description":{}}}"#, quoted(echo))
    }),
    ("no message", |echo| {
        format!(r#"{{"meta":{}}}"#, quoted(echo))
    }),
    ("slashes escaped", |echo| {
        format!(r#"{{"meta":{}}}"#, quoted(echo).replace('/', "\\/"))
    }),
    ("all escaped", |echo| {
        let escaped = echo.encode_utf16().map(|unit| format!("\\u{unit:04X}"));
        format!(r#"{{"meta":"{}"}}"#, escaped.collect::<String>())
    }),
    ("text", str::to_owned),
    ("text from its end", |echo| {
        let words: Vec<_> = echo.split(' ').rev().collect();
        words.join(" ")
    }),
    ("page", |echo| {
        let echo = echo.replace('&', "&amp;").replace('/', "&#x2F;");
        format!("<html><body>{echo}</body></html>")
    }),
    ("xml", |echo| {
        let echo = echo.replace('&', "&amp;");
        format!("<errors><error>{echo}</error></errors>")
    }),
    ("bracket", |echo| format!("[{}", quoted(echo))),
    ("encoded", |echo| {
        let encoded = form_urlencoded::byte_serialize(echo.as_bytes());
        encoded.collect()
    }),
];

pub(super) fn redirects() -> impl Iterator<Item = Fault> {
    let locations = [
        "ftp://elsewhere.test/?token=c4n4ry",
        "http://user:c4n4ry@elsewhere.test/",
        "data:text/plain,c4n4ry",
        "javascript:alert('c4n4ry')",
        "http://[c4n4ry",
        "http://127.0.0.1:1/c4n4ry?access_token=c4n4ry",
        "/items/8?secret_token=c4n4ry",
        "//127.0.0.1:1/c4n4ry",
        "",
    ];
    let followed = |status: u16| {
        locations.into_iter().map(move |location| {
            fault(format!("{status} to {location}"), move |_| {
                redirect(status, location)
            })
        })
    };
    let long = fault("302 to a long address", |_| {
        redirect(302, &format!("/?token=c4n4ry{}", "a".repeat(40_000)))
    });
    let none = [300, 303, 304, 399].map(|status| {
        fault(status.to_string(), move |request| {
            answer(status, &[], of_client(request))
        })
    });
    // From one page to another that is none.
    let later = fault("302 to an error", |request| match request.path() {
        "/elsewhere" => answer(403, &[], of_client(request)),
        _ => redirect(302, "/elsewhere?Signature=c4n4ry&Policy=c4n4ry"),
    });
    followed(302)
        .chain(followed(307))
        .chain(none)
        .chain([long, later])
        .chain([led("led to an error", |echo| answer(403, &[], echo))])
}
