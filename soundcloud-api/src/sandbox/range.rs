//! Which part of a file is asked for: RFC 9110 §14, as far as a download that goes on needs it.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::{HeaderMap, HeaderName, Method, header, request::Parts};

use super::failure::Failure;

/// `Range: bytes=5-`; of anything else that may stand there, the answer is the whole.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Range {
    start: Option<u64>,
    /// Only of this version, else the whole.
    version: Option<String>,
}

impl Range {
    fn asked(headers: &HeaderMap) -> Self {
        let version = headers.get(header::IF_RANGE);
        Self {
            start: only(headers, &header::RANGE).and_then(start),
            version: version.map(|version| String::from_utf8_lossy(version.as_bytes()).into()),
        }
    }

    /// Where the part begins, of a file of this version and length; `None` is the whole.
    pub(crate) fn start(&self, tag: &str, length: u64) -> Result<Option<u64>, Failure> {
        let is_other = self.version.as_ref().is_some_and(|version| version != tag);
        match self.start.filter(|_| !is_other) {
            Some(start) if start >= length => Err(Failure::BeyondTheEnd(length)),
            start => Ok(start),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Range {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        // To other methods the header means nothing.
        let is_get = parts.method == Method::GET;
        Ok(if is_get {
            Self::asked(&parts.headers)
        } else {
            Self::default()
        })
    }
}

/// The value of a header that stands once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next().filter(|_| values.next().is_none());
    value?.to_str().ok()
}

fn start(range: &str) -> Option<u64> {
    let (unit, range) = range.split_once('=')?;
    let digits = range.strip_suffix('-')?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    // What does not fit is beyond the end of any file.
    (unit.eq_ignore_ascii_case("bytes") && is_number).then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn begin(range: &'static str) -> Result<Option<u64>, Failure> {
        let range = HeaderValue::from_static(range);
        let headers = HeaderMap::from_iter([(header::RANGE, range)]);
        Range::asked(&headers).start("\"a\"", 10)
    }

    #[test]
    fn the_rest_begins_where_it_says() {
        assert_eq!(begin("bytes=0-"), Ok(Some(0)));
        assert_eq!(begin("Bytes=9-"), Ok(Some(9)));
    }

    #[test]
    fn nothing_is_beyond_the_end() {
        for range in ["bytes=10-", "bytes=99999999999999999999-"] {
            assert_eq!(begin(range), Err(Failure::BeyondTheEnd(10)));
        }
    }

    #[test]
    fn what_is_not_understood_is_the_whole() {
        for range in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=-5",
            "bytes=+5-",
            "bytes=2-5",
            "bytes=2-,5-",
            "pages=2-",
        ] {
            assert_eq!(begin(range), Ok(None), "{range}");
        }
    }

    #[test]
    fn two_ranges_are_none() {
        let range = |range| (header::RANGE, HeaderValue::from_static(range));
        let mut headers = HeaderMap::new();
        for (name, value) in [range("bytes=2-"), range("bytes=3-")] {
            headers.append(name, value);
        }
        assert_eq!(Range::asked(&headers), Range::default());
    }

    #[test]
    fn the_rest_of_another_version_is_the_whole() {
        let range = |version: &str| Range {
            start: Some(5),
            version: Some(version.to_owned()),
        };
        assert_eq!(range("\"a\"").start("\"a\"", 10), Ok(Some(5)));
        assert_eq!(range("\"b\"").start("\"a\"", 10), Ok(None));
        assert_eq!(range("\"b\"").start("\"a\"", 5), Ok(None));
        assert_eq!(range("W/\"a\"").start("\"a\"", 10), Ok(None));
    }
}
