//! A SoundCloud of one's own on a loopback port: to develop and test with no account and no network.
//!
//! All 25 operations with state, in JSON and XML; users, tokens and ownership; search and pages; uploads that can
//! be downloaded again; and [faults](Faults) on demand.
//!
//! ```
//! use soundcloud_api::sandbox::{ANA, Fault, Sandbox};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! let sandbox = Sandbox::start().await?;
//! println!("GET {}/me/tracks.json", sandbox.url());
//! println!("Authorization: OAuth {}", ANA.token);
//!
//! sandbox.faults().next(3, Fault::TooManyRequests { retry_after: None });
//! // … the next three requests are answered with 429 …
//!
//! sandbox.stop().await;
//! # Ok(())
//! # }
//! ```
//!
//! It answers for as long as the runtime that it was started on is running.
//! For blocking code, start it on a multi-threaded runtime by `runtime.block_on(Sandbox::start())`.
//!
//! # Who may do what
//!
//! [`ANA`], [`BO`] and [`CLEO`] have fixed tokens, sent as `Authorization: OAuth <token>`, `Bearer <token>` or
//! `?oauth_token=`. Reading what is public needs no credentials at all, so that curl works. An unknown token, and a
//! `consumer_key` or `client_id` other than [`CONSUMER_KEY`], is 401 even there. Writing needs a user (401), who owns
//! the track (403). A private track is 404 to all but its owner, the users whom its permissions name, and
//! those who send its `?secret_token=`.
//!
//! # Formats
//!
//! `.json` or `.xml` at the end of a path decides, then `?format=`, then `Accept`; without them it is JSON. Any other
//! format is 406, any other path 404. Request bodies are JSON, XML, forms or multipart, told apart by
//! `Content-Type` (without one, by the format of the answer); others are 415, and over 1 MiB without the files 413.
//!
//! # Where the real thing is not known
//!
//! | question | answer here |
//! |---|---|
//! | a page in XML | `<tracks type="array" next-href="…">` |
//! | a status in XML | `<result><status>200 - OK</status></result>` |
//! | the duration of an upload | as if it had 128 kbit/s |
//! | `track[asset_data]` on `PUT` | replaces the audio, as the document has it |
//! | a method that is not offered | 405 with `Allow`, and the error body |
//! | `limit` over 200 | 200; `limit=0` is 400 |
//! | `filter` or `order` with an unknown value | 400 |
//! | several `tags`, `genres` or `types` | any of them |
//! | several words in `q` | all of them, anywhere in title, description, tags or user name |
//! | order of comments | oldest first |
//! | a comment where the owner wants none | 403 |
//! | a new secret token for a public track | given, as for a private one |
//! | the version of a file | a strong `ETag`, of its bytes |
//! | a part of a file | `Range: bytes=5-`, with `If-Range` or without; of other ranges the whole |
//! | an empty list of permissions in a form | `permissions[user_id][]=` |
//!
//! # Faults from outside of the process
//!
//! `PUT /sandbox/faults` takes a JSON array of rules, `GET` shows those in force, `DELETE` ends them. Faults do not
//! befall these requests, and they are not counted.
//!
//! ```json
//! [
//!   { "fault": "latency", "milliseconds": 200 },
//!   { "fault": "too_many_requests", "retry_after": 2, "times": 3 },
//!   { "fault": "reply", "status": 503, "page": "html", "method": "GET", "path": "/tracks" },
//!   { "fault": "spoil", "field": "id", "value": "none", "times": 1 },
//!   { "fault": "page", "circle": 2 },
//!   { "fault": "drop_answer", "times": 1, "method": "POST" }
//! ]
//! ```
//!
//! Every rule may have `times`, `method` and `path`, which is a prefix. What it has besides, and cannot have, is 422 with
//! the reason. Which faults there are:
//!
//! | `fault` | with | in Rust |
//! |---|---|---|
//! | `latency` | `milliseconds` | [`Fault::Latency`] |
//! | `too_many_requests` | `retry_after` in seconds (2, 0.5), if any | [`Fault::TooManyRequests`] |
//! | `server_error` | `status` (503), `page` (`html`) | [`Fault::ServerError`] |
//! | `reply` | `status`; one of `page`, `body`, `endless`, `"bomb": true`; and what follows | [`Fault::Reply`] |
//! | | `"headers": [["name", "value"]]` | [`Reply::header`] |
//! | | `retry_after` in seconds; with `"date": "imf_fixdate"`, `"rfc850"` or `"asctime"` as a date | [`Reply::retry_after_date`] |
//! | | `reset_time` | [`Reply::reset_time`] |
//! | | `"to_itself": true` | [`Reply::redirect_to_itself`] |
//! | | `"carried_out": true` | [`Reply::carried_out`] |
//! | `raw` | `answer` | [`Fault::raw`] |
//! | `spoil` | `header` and `value` (null: none) | [`Spoil::header`] |
//! | | `field` and `value` | [`Spoil::field`] |
//! | | `kind`: `bom`, `utf16`, `latin1`, `invalid_utf8`, `half`, `trailing`, `double_keys` | [`Spoil`] |
//! | `page` | `next`, `circle`, `bad_item`, or `kind`: `no_next`, `empty` | [`PageFault`] |
//! | `drop_connection`, `drop_answer`, `silence` | | [`Fault::Silence`] |
//! | `truncate_body`, `stall_body` | | [`Fault::StallBody`] |
//! | `drip_body` | `milliseconds` | [`Fault::DripBody`] |
//!
//! A `page` of an error is `error`, `errors`, `today`, `invalid`, `documented`, `old_grant`, `grant`, `rate_limit`, `spam`,
//! `gateway_limit`, `gateway_refusal`, `html`, `text`, `slow_down`, `empty`, `newline`, `xml` or `sign_in`: [`ErrorPage`].
//! Bytes that are no text are arrays of numbers.

use std::{io, net::Ipv4Addr, sync::Arc, time::Duration};

use tokio::{net::TcpListener, task::JoinHandle, time::timeout};

mod answer;
mod app;
mod auth;
mod clock;
mod comment;
mod endpoint;
mod failure;
mod fault;
mod fields;
mod format;
mod line;
mod paging;
mod params;
mod payload;
mod query;
mod range;
mod routes;
mod sample;
mod search;
mod secret;
mod store;
mod tone;
mod track;
mod urn;
mod user;
mod version;
mod world;
mod xml;

#[cfg(test)]
mod tests;

pub use self::{
    auth::{APP_TOKEN, CONSUMER_KEY},
    fault::{ErrorPage, Fault, Faults, HttpDate, PageFault, Reply, Rule, Spoil},
    sample::{ANA, BO, CLEO, DISCUSSED_TRACK, GROUP, PRIVATE_TRACK, PUBLIC_TRACK, SampleUser},
};

use self::{app::App, line::Line, line::Switchboard, store::Store};

/// What SoundCloud takes.
const DEFAULT_UPLOAD_LIMIT: u64 = 4 * 1024 * 1024 * 1024;

/// How long requests under way may keep [`Sandbox::stop`] waiting.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// A running sandbox; it stops, and its files are removed, when it is dropped.
#[derive(Debug)]
#[must_use = "a sandbox stops when it is dropped"]
pub struct Sandbox {
    app: Arc<App>,
    port: u16,
    server: JoinHandle<()>,
}

impl Sandbox {
    /// Starts a sandbox on a free port, with the sample data.
    ///
    /// # Errors
    ///
    /// If no port can be bound, or no directory for uploads can be made.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime with I/O and time.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Settings for a sandbox to start.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder {
            port: 0,
            empty: false,
            upload_limit: DEFAULT_UPLOAD_LIMIT,
        }
    }

    /// Where the sandbox answers, such as `http://127.0.0.1:41234`, without a trailing slash.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.app.url
    }

    /// The port on `127.0.0.1`.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The switches for trouble.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.app.faults
    }

    /// How many requests have come in, those that a fault befell included.
    #[must_use]
    pub fn requests(&self) -> u64 {
        self.app.requests()
    }

    /// Stops the sandbox, and waits until its port is free.
    ///
    /// Requests that are being worked on are cut off; answers on their way may finish, if they are quick.
    pub async fn stop(mut self) {
        self.app.stop();
        // Whether it ended or must be left behind, there is nothing more to do.
        let _ = timeout(LAST_WORDS, &mut self.server).await;
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.app.stop();
        self.app.store.remove();
    }
}

/// Settings for a sandbox to start.
///
/// ```
/// use soundcloud_api::sandbox::Sandbox;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let sandbox = Sandbox::builder().empty().upload_limit(1024 * 1024).start().await?;
/// assert_eq!(sandbox.requests(), 0);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "nothing answers until it is started"]
pub struct SandboxBuilder {
    port: u16,
    empty: bool,
    upload_limit: u64,
}

impl SandboxBuilder {
    /// A port of one's choice, instead of a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Only the users, and an empty group: no tracks, no comments.
    pub fn empty(mut self) -> Self {
        self.empty = true;
        self
    }

    /// The most bytes that a file may have; more is 413. It is 4 GiB unless said otherwise.
    pub fn upload_limit(mut self, bytes: u64) -> Self {
        self.upload_limit = bytes;
        self
    }

    /// Starts the sandbox.
    ///
    /// # Errors
    ///
    /// If the port cannot be bound, or no directory for uploads can be made.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime with I/O and time.
    pub async fn start(self) -> io::Result<Sandbox> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).await?;
        let port = listener.local_addr()?.port();
        let store = Store::create(self.upload_limit)?;
        let world = if self.empty {
            sample::empty()
        } else {
            sample::world()
        };
        let app = Arc::new(App::new(format!("http://127.0.0.1:{port}"), store, world));
        let server = tokio::spawn(serve(listener, Arc::clone(&app)));
        Ok(Sandbox { app, port, server })
    }
}

async fn serve(listener: TcpListener, app: Arc<App>) {
    let service = routes::router(Arc::clone(&app)).into_make_service_with_connect_info::<Line>();
    let server = axum::serve(Switchboard(listener), service);
    // It ends when it is told to, and has no errors to tell.
    let _ = server
        .with_graceful_shutdown(async move { app.stopped().await })
        .await;
}
