//! All that may go wrong with a server, and what it says then of what it was told.

mod broken;
mod documents;
mod statuses;

use std::sync::Mutex;

use soundcloud_api::ClientBuilder;
use soundcloud_tests::{
    log::CANARY,
    wire::{Answer, Request, redirect},
};

pub(super) use self::{documents::documents, statuses::shapes};

/// One way in which a server answers, and what else is set on its client.
pub(super) struct Fault {
    pub(super) name: String,
    pub(super) answer: Box<dyn Fn(&Request) -> Answer + Send + Sync>,
    pub(super) set: fn(ClientBuilder) -> ClientBuilder,
}

fn fault(
    name: impl Into<String>,
    answer: impl Fn(&Request) -> Answer + Send + Sync + 'static,
) -> Fault {
    Fault {
        // It is shown where a secret is told, and may not be one itself.
        name: name.into().replace(CANARY, "…"),
        answer: Box::new(answer),
        set: |builder| builder,
    }
}

/// A redirect to an answer that tells what both requests are, the second one first: not much of it
/// is shown.
fn led(name: impl Into<String>, answer: fn(&str) -> Answer) -> Fault {
    let first = Mutex::new(String::new());
    fault(name, move |request| {
        let mut first = first.lock().expect("no panic");
        if request.path() == "/elsewhere" {
            return answer(&format!("{} {first}", request.target));
        }
        *first = format!("{} {}", request.target, request.text());
        redirect(
            303,
            "/elsewhere?Signature=c4n4ry-signed&Policy=c4n4ry-policy",
        )
    })
}

/// What a server says of a request.
pub(super) type Echo = fn(&Request) -> String;

/// What a server knows of a client: all of a request but what a single call adds.
pub(super) fn of_client(request: &Request) -> String {
    const OF_ONE_CALL: [&str; 2] = ["x-session", "x-password"];
    let mut echo = format!("{} {}", request.method, request.target);
    for (name, value) in &request.headers {
        if !OF_ONE_CALL.contains(&&**name) && !value.starts_with("Basic") {
            echo.extend([" ", name, ": ", value]);
        }
    }
    echo
}

/// All that a server knows of a request.
pub(super) fn whole(request: &Request) -> String {
    let mut echo = format!("{} {}", request.method, request.target);
    for (name, value) in &request.headers {
        echo.extend([" ", name, ": ", value]);
    }
    echo + " " + request.text()
}

/// A text of JSON.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text")
}

pub(super) fn all() -> impl Iterator<Item = Fault> {
    statuses::statuses()
        .chain(shapes(of_client))
        .chain(statuses::redirects())
        .chain(documents::pages())
        .chain(documents::sizes())
        .chain(broken::ended())
        .chain(broken::cut())
        .chain(broken::late())
}
