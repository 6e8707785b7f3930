//! A comment that is to be made.

use std::time::Duration;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::lenient::whole_milliseconds;

/// The body of `POST /tracks/{id}/comments`.
///
/// It is sent as `{"comment": {"body": "…", "timestamp": 61000}}`.
///
/// ```
/// use std::time::Duration;
/// use soundcloud_api::soundcloud::NewComment;
///
/// let comment = NewComment::new("That bass!").at(Duration::from_secs(61));
/// assert_eq!(
///     serde_json::to_string(&comment)?,
///     r#"{"comment":{"body":"That bass!","timestamp":61000}}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "openapi",
    derive(schemars::JsonSchema),
    schemars(transform = super::schema::comment)
)]
#[non_exhaustive]
pub struct NewComment {
    /// What it says.
    pub body: String,
    /// The moment of the track that it is about; sent as milliseconds.
    #[cfg_attr(
        feature = "openapi",
        schemars(with = "u64", skip_serializing_if = "Option::is_none")
    )]
    pub timestamp: Option<Duration>,
}

impl NewComment {
    /// A comment on the whole track.
    #[must_use]
    pub fn new(body: impl Into<String>) -> Self {
        Self {
            body: body.into(),
            timestamp: None,
        }
    }

    /// The same about one moment of the track.
    #[must_use]
    pub fn at(mut self, timestamp: Duration) -> Self {
        self.timestamp = Some(timestamp);
        self
    }
}

impl<T: Into<String>> From<T> for NewComment {
    fn from(body: T) -> Self {
        Self::new(body)
    }
}

/// By hand, as is what it sends; `tests/openapi` compares both with the document.
impl crate::Schema for NewComment {
    const NAME: &'static str = "NewComment";
}

impl Serialize for NewComment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Fields<'a> {
            body: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            timestamp: Option<u64>,
        }

        let mut outer = serializer.serialize_struct("NewComment", 1)?;
        outer.serialize_field(
            "comment",
            &Fields {
                body: &self.body,
                timestamp: self.timestamp.map(whole_milliseconds),
            },
        )?;
        outer.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_without_a_moment_sends_none() {
        assert_eq!(
            serde_json::to_string(&NewComment::from("ü\"")).unwrap(),
            r#"{"comment":{"body":"ü\""}}"#
        );
    }

    #[test]
    fn a_moment_is_cut_to_milliseconds() {
        let comment = NewComment::new("a").at(Duration::from_micros(1999));
        let json = serde_json::to_string(&comment).unwrap();
        assert!(json.contains(r#""timestamp":1}"#), "{json}");
    }
}
