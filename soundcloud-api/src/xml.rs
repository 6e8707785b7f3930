//! XML in the dialect of Rails, as a serde format.
//!
//! Rails writes names with dashes, and says in attributes what a text is. With serde's derives one
//! type reads and writes this beside JSON.
//!
//! ```
//! use serde::Deserialize;
//! use soundcloud_api::xml;
//!
//! #[derive(Debug, PartialEq, Deserialize)]
//! struct Track {
//!     title: String,
//!     playback_count: u64,
//!     bpm: Option<f64>,
//! }
//!
//! let track: Track = xml::from_str(
//!     r#"<track>
//!         <title>Harbour &amp; fog</title>
//!         <playback-count type="integer">12</playback-count>
//!         <bpm type="float" nil="true"></bpm>
//!     </track>"#,
//! )?;
//! assert_eq!(track, Track { title: "Harbour & fog".into(), playback_count: 12, bpm: None });
//! # Ok::<(), xml::Error>(())
//! ```
//!
//! # Reading
//!
//! The root element's name is ignored, its content is the value. Dashes in names become
//! underscores. What a type asks for decides, not the attributes: the text `5` is a number to a
//! `u64` and a text to a `String`. Where a type takes anything (untagged enums, `flatten`,
//! `serde_json::Value`), the attribute `type` decides: `integer`, `float` (also `decimal` and
//! `double`), `boolean` or `array`. Any other text is a string, as is one that is not what its
//! `type` promises.
//!
//! - **Nothing** is `nil="true"`. An empty element is `None` if it is declared as a number, boolean
//!   or date, or if the option is one of a primitive number or of `bool`. To other options it is
//!   `Some`, to a `String` the empty one.
//! - **Structs and maps** have as fields the attributes (except `type`, `nil` and names with a
//!   namespace), then the child elements. Text between these is ignored. Of a field that occurs
//!   several times a list gets all; what takes anything gets a list; anything else refuses it.
//! - **Lists** are the children of an element with `type="array"`, of an empty one, and of one whose
//!   children all have the same name. Any other element is a list of one, itself.
//! - **Lists with attributes**, such as `<tracks type="array" next-href="…">`, are lists to a type
//!   that asks for one. To a type that asks for a struct or takes anything, they are
//!   `{next_href, collection}`, as pages are in JSON.
//! - **Enums** are read from the variant's name. `()` ignores its element.
//! - **White space** is kept in texts, and trimmed around numbers and booleans.
//!
//! Refused are document type declarations, entities other than XML's own five, encodings other than
//! UTF-8, more than 128 levels, more than 64 attributes on an element, and more than 1,048,576
//! elements and attributes in all.
//!
//! # Writing
//!
//! A struct or map with exactly one field is a document: that field is the root element.
//! Underscores in names become dashes, so a name with a dash of its own comes back with an
//! underscore. `None` is `nil="true"`. A list names its items by its singular: `entries` hold an
//! `entry`, `boxes` a `box`, `emails` an `email`, and what has no such plural an `item`.
//!
//! Refused are characters and names that XML does not allow, numbers that are not finite, bytes,
//! and enum variants with data (unless untagged).

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use self::error::Error;

mod de;
mod error;
mod grammar;
mod ser;
#[cfg(test)]
mod tests;
mod tree;

/// Reads a value from a document.
///
/// A byte order mark at the beginning is skipped.
///
/// # Errors
///
/// When the document is not well-formed, is refused (see the [module](self)), or is not what `T`
/// expects.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    Document::parse(text)?.read()
}

/// A document that is known to be well-formed.
pub(crate) struct Document(tree::Tree);

impl Document {
    pub(crate) fn parse(text: &str) -> Result<Self, Error> {
        tree::parse(text).map(Self)
    }

    pub(crate) fn root_name(&self) -> Option<&str> {
        self.0.root().map(tree::Element::name)
    }

    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Error> {
        de::from_tree(&self.0)
    }
}

/// Reads a value from the bytes of a document in UTF-8.
///
/// # Errors
///
/// As [`from_str`], and when the bytes are not UTF-8.
pub fn from_slice<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    let text = std::str::from_utf8(bytes).map_err(|error| Error::new(error.to_string()))?;
    from_str(text)
}

/// Writes a value with exactly one field, the root element, as a document.
///
/// ```
/// use std::collections::BTreeMap;
/// use soundcloud_api::xml;
///
/// let body = BTreeMap::from([("comment", BTreeMap::from([("timestamp_ms", 7)]))]);
/// let document = xml::to_string(&body)?;
/// assert!(document.ends_with(
///     r#"<comment><timestamp-ms type="integer">7</timestamp-ms></comment>"#
/// ));
/// # Ok::<(), xml::Error>(())
/// ```
///
/// # Errors
///
/// When the value does not have exactly one field, or holds what XML cannot (see the
/// [module](self)).
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    ser::document(value)
}
