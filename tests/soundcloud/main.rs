//! The SoundCloud trait against the sandbox, which was written from the document and not from the
//! trait, so that the two can disagree.

mod drive;
mod faults;
mod journey;
mod lists;
mod operations;
mod resume;
mod wire;

use soundcloud_api::{
    Client,
    sandbox::{SampleUser, Sandbox},
    soundcloud,
};

/// A sandbox, and a client for one of its users.
async fn start(user: &SampleUser) -> (Sandbox, Client) {
    let sandbox = Sandbox::start().await.expect("a free port");
    let client = client(&sandbox, user);
    (sandbox, client)
}

fn client(sandbox: &Sandbox, user: &SampleUser) -> Client {
    soundcloud::client()
        .base_url(sandbox.url())
        .token(user.token)
        .build()
        .expect("a client")
}
