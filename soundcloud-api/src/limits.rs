//! What a client allows calls to take: time, memory, requests.

use std::time::Duration;

use crate::error::Error;

/// The limits of a client, and what they are unless set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Making a connection, TLS included.
    pub(crate) connect: Duration,
    /// From the start of an attempt, or the end of an upload, to the head of the response.
    pub(crate) response: Duration,
    /// Without progress, in either direction.
    pub(crate) stall: Duration,
    /// All of a call; of one that is no stream, [`Self::TOTAL`] unless set.
    pub(crate) total: Option<Duration>,
    /// Of a response in memory, in bytes, after decompression.
    pub(crate) body: u64,
    /// Kept of an error's body, in bytes.
    pub(crate) error_body: u64,
    pub(crate) redirects: u32,
    pub(crate) pages: usize,
    /// In a row.
    pub(crate) empty_pages: usize,
    /// Calls under way at once.
    pub(crate) concurrency: usize,
    /// How long an idle connection is kept: shorter than most servers keep theirs.
    pub(crate) idle: Duration,
    /// Retries before the first success.
    pub(crate) retry_budget: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            response: Duration::from_secs(30),
            stall: Duration::from_secs(20),
            total: None,
            body: 16 * 1024 * 1024,
            error_body: 64 * 1024,
            redirects: 5,
            pages: 10_000,
            empty_pages: 3,
            concurrency: 256,
            idle: Duration::from_secs(50),
            retry_budget: 100,
        }
    }
}

impl Limits {
    /// How long a call may take whose request and response are held in memory.
    pub(crate) const TOTAL: Duration = Duration::from_secs(60);

    /// Refuses limits under which no call could succeed.
    pub(crate) fn check(&self) -> Result<(), Error> {
        Self::check_time("connect_timeout", self.connect)?;
        Self::check_time("response_timeout", self.response)?;
        Self::check_time("stall_timeout", self.stall)?;
        self.total
            .map_or(Ok(()), |total| Self::check_time("timeout", total))?;
        Self::check_count("body_limit", self.body == 0)?;
        Self::check_count("most_pages", self.pages == 0)?;
        Self::check_count("most_empty_pages", self.empty_pages == 0)?;
        Self::check_count("concurrency", self.concurrency == 0)
    }

    pub(crate) fn check_time(name: &str, time: Duration) -> Result<(), Error> {
        Self::check_count(name, time.is_zero())
    }

    fn check_count(name: &str, is_zero: bool) -> Result<(), Error> {
        if is_zero {
            return Err(Error::config(format!(
                "`{name}` is zero, which would fail every call"
            )));
        }
        Ok(())
    }
}
