//! What tells the server who calls.

use std::fmt;

use http::{HeaderMap, HeaderValue};
use reqwest::Url;
use secrecy::{ExposeSecret as _, SecretString};

use crate::{
    error::Error,
    redact::{REDACTED, carried},
};

/// A token for the header `Authorization`, an API key for the query, both or neither.
///
/// They go to the origin of the base URL and nowhere else, and are never printed.
#[derive(Clone, Default)]
pub(crate) struct Credentials {
    /// The whole value of the header, marked as sensitive.
    authorization: Option<HeaderValue>,
    key: Option<(String, SecretString)>,
    /// The values of the client's own headers that are secrets.
    headers: Vec<HeaderValue>,
}

impl Credentials {
    pub(crate) fn set_token(&mut self, scheme: &str, token: &str) -> Result<(), Error> {
        let wrong = if token.is_empty() {
            "is empty"
        } else if token.trim_ascii().len() < token.len() {
            "begins or ends with white space, or a line break; trim what was read of a file"
        } else if token.contains(' ') {
            "holds a space; leave out the scheme, `token_scheme` sets it"
        } else if token.bytes().any(|byte| byte.is_ascii_control()) {
            "holds control characters; pass it as the server gave it"
        } else {
            ""
        };
        if !wrong.is_empty() {
            return Err(Error::config(format!("the token {wrong}")));
        }
        let mut value = HeaderValue::try_from(format!("{scheme} {token}")).map_err(|_| {
            Error::config("the token or its scheme holds characters that no header may have")
        })?;
        value.set_sensitive(true);
        self.authorization = Some(value);
        Ok(())
    }

    pub(crate) fn set_key(&mut self, name: &str, key: SecretString) -> Result<(), Error> {
        if name.is_empty() || key.expose_secret().is_empty() {
            return Err(Error::config(
                "the API key is empty, or the name of its parameter",
            ));
        }
        self.key = Some((name.to_owned(), key));
        Ok(())
    }

    /// The header's value, marked as sensitive.
    pub(crate) fn authorization(&self) -> Option<&HeaderValue> {
        self.authorization.as_ref()
    }

    /// Adds the API key to a query, which a link of the server's may have already.
    pub(crate) fn append_key(&self, url: &mut Url) {
        if let Some((name, key)) = &self.key
            && url.query_pairs().all(|(other, _)| other != *name)
        {
            url.query_pairs_mut().append_pair(name, key.expose_secret());
        }
    }

    /// Remembers the headers that every call carries.
    pub(crate) fn know(&mut self, headers: &HeaderMap) {
        let secret = |value: &&HeaderValue| value.is_sensitive();
        self.headers = headers.values().filter(secret).cloned().collect();
    }

    /// All of them, to find them in what a server says.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let headers = self.authorization.iter().chain(&self.headers);
        let key = self.key.as_ref().map(|(_, key)| key.expose_secret());
        headers
            .flat_map(carried::of_header)
            .chain(key.map(str::to_owned))
            .collect()
    }

    pub(crate) fn key_name(&self) -> Option<&str> {
        self.key.as_ref().map(|(name, _)| name.as_str())
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |is_set: bool| if is_set { REDACTED } else { "none" };
        f.debug_struct("Credentials")
            .field("token", &shown(self.authorization.is_some()))
            .field("key", &shown(self.key.is_some()))
            .field(
                "headers",
                &format_args!("{} {REDACTED}", self.headers.len()),
            )
            .finish()
    }
}
