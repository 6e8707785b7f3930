//! Trouble on demand: latency, limits, broken servers, broken connections.

use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

mod bodies;
pub(crate) mod control;
mod endless;
mod faults;
mod page;
mod page_fault;
mod reply;
mod retry_after;
mod rule;
mod spoil;
pub(crate) mod trouble;
mod written;
mod wrong;

pub(crate) use self::wrong::Wrong;
pub use self::{
    faults::Faults, page::ErrorPage, page_fault::PageFault, reply::Reply, retry_after::HttpDate,
    rule::Rule, spoil::Spoil,
};

/// What goes wrong.
#[doc = include_str!("fault/table.md")]
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// The request waits this long before anything else happens to it.
    Latency(Duration),
    /// 429, with SoundCloud's account of the limit; `Retry-After` is sent only if a time is given.
    TooManyRequests {
        /// When to come back; without it, `reset_time` in the body names the next minute.
        retry_after: Option<Duration>,
    },
    /// An error from something in front of the API, which does not speak JSON.
    ServerError {
        /// Usually 502, 503 or 504.
        status: StatusCode,
        /// What the body looks like.
        page: ErrorPage,
    },
    /// An answer of one's own, with any status, headers and body.
    ///
    /// ```
    /// use soundcloud_api::sandbox::{ErrorPage, Fault, Reply};
    ///
    /// let fault = Fault::from(Reply::new(503).page(ErrorPage::Text));
    /// # let _ = fault;
    /// ```
    Reply(Reply),
    /// These bytes are the answer, and then the connection is closed; the request is *not* carried out.
    Raw(Bytes),
    /// The request is carried out, and its answer spoiled.
    ///
    /// ```
    /// use soundcloud_api::sandbox::{Fault, Spoil};
    ///
    /// let fault = Fault::from(Spoil::Bom);
    /// # let _ = fault;
    /// ```
    Spoil(Spoil),
    /// The request is carried out, and its answer, if it is a page of a list, leads astray.
    ///
    /// ```
    /// use soundcloud_api::sandbox::{Fault, PageFault};
    ///
    /// let fault = Fault::from(PageFault::Circle(1));
    /// # let _ = fault;
    /// ```
    Page(PageFault),
    /// The connection is closed before a byte of the answer; the request is *not* carried out.
    DropConnection,
    /// The request is carried out, then the connection is closed before a byte of the answer.
    DropAnswer,
    /// The request is carried out, and the answer never comes. One that is not carried out has a long
    /// [`Latency`](Self::Latency).
    Silence,
    /// The request is carried out, and the connection is closed halfway through the body of the answer.
    TruncateBody,
    /// The request is carried out, and nothing comes after half of the body of the answer.
    StallBody,
    /// The request is carried out, and the body of the answer comes byte by byte, one in this time.
    DripBody(Duration),
}

impl Fault {
    /// These bytes are the answer, such as no server gives.
    ///
    /// ```
    /// use soundcloud_api::sandbox::Fault;
    ///
    /// let fault = Fault::raw("HTTP/1.1 soon OK\r\n\r\n");
    /// # let _ = fault;
    /// ```
    pub fn raw(answer: impl Into<Bytes>) -> Self {
        Self::Raw(answer.into())
    }
}

impl From<Reply> for Fault {
    fn from(reply: Reply) -> Self {
        Self::Reply(reply)
    }
}

impl From<Spoil> for Fault {
    fn from(spoil: Spoil) -> Self {
        Self::Spoil(spoil)
    }
}

impl From<PageFault> for Fault {
    fn from(fault: PageFault) -> Self {
        Self::Page(fault)
    }
}
