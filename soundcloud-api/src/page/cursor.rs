//! Where a listing can be resumed.

use std::fmt;

use crate::redact::REDACTED;

/// Where a listing can be resumed: the address of its next page.
///
/// It is text, to be kept as long as the server knows it. Addresses may hold secrets, so that it
/// is not printed. A link that was refused is there as the server gave it.
///
/// ```
/// use soundcloud_api::Cursor;
///
/// let cursor = Cursor::from("/items?cursor=s3cret");
/// assert_eq!(cursor.as_str(), "/items?cursor=s3cret");
/// assert_eq!(format!("{cursor:?}"), "Cursor([redacted])");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Cursor(String);

impl Cursor {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Cursor {
    fn from(link: String) -> Self {
        Self(link)
    }
}

impl From<&str> for Cursor {
    fn from(link: &str) -> Self {
        Self(link.to_owned())
    }
}

impl From<&Cursor> for Cursor {
    fn from(cursor: &Cursor) -> Self {
        cursor.clone()
    }
}

impl fmt::Debug for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cursor({REDACTED})")
    }
}
