//! Lists, in one piece or page by page.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::lenient::{self, Key, Named};
use super::secret;

/// A list, or a page of one.
///
/// SoundCloud answers with a page, `{"collection": […], "next_href": "…"}`, where
/// `linked_partitioning` is asked for, and with a bare array where it is not. Both are read,
/// and so is XML's `<tracks type="array">`. An element that is null is left out.
///
/// It is used like the `Vec` of its items.
///
/// ```
/// use soundcloud_api::soundcloud::{Page, Track};
///
/// let page: Page<Track> = serde_json::from_str(r#"{
///     "collection": [{"title": "Night bus"}],
///     "next_href": "https://api.soundcloud.com/tracks?cursor=2"
/// }"#)?;
/// assert_eq!(page.len(), 1);
/// assert!(page.next_href.is_some());
/// for track in page {
///     println!("{:?}", track.title);
/// }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items, `collection` on the wire. It may be empty though more pages follow.
    pub items: Vec<T>,
    /// The address of the next page; `None` on the last one.
    pub next_href: Option<String>,
    /// The address of what is new since; in lists of activities only.
    pub future_href: Option<String>,
}

impl<T> Page<T> {
    /// A page that is all there is.
    #[must_use]
    pub const fn new(items: Vec<T>) -> Self {
        Self {
            items,
            next_href: None,
            future_href: None,
        }
    }
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

/// The addresses repeat the query of the call, which may hold secrets.
impl<T: fmt::Debug> fmt::Debug for Page<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let redacted = |href: &Option<String>| href.as_deref().map(secret::redacted);
        f.debug_struct("Page")
            .field("items", &self.items)
            .field("next_href", &redacted(&self.next_href))
            .field("future_href", &redacted(&self.future_href))
            .finish()
    }
}

impl<T> From<Vec<T>> for Page<T> {
    fn from(items: Vec<T>) -> Self {
        Self::new(items)
    }
}

impl<T> FromIterator<T> for Page<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::new(items.into_iter().collect())
    }
}

impl<T> Deref for Page<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.items
    }
}

impl<T> DerefMut for Page<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.items
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Page<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T: Serialize> Serialize for Page<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut page = serializer.serialize_struct("Page", 3)?;
        page.serialize_field("collection", &self.items)?;
        page.serialize_field("next_href", &self.next_href)?;
        page.serialize_field("future_href", &self.future_href)?;
        page.end()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Page<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListOrPage(PhantomData))
    }
}

struct ListOrPage<T>(PhantomData<T>);

enum Field {
    Collection,
    NextHref,
    FutureHref,
    Unknown,
}

impl Named for Field {
    fn named(key: &str) -> Self {
        match key {
            "collection" => Self::Collection,
            "next_href" => Self::NextHref,
            "future_href" => Self::FutureHref,
            _ => Self::Unknown,
        }
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for ListOrPage<T> {
    type Value = Page<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or a page with a `collection`")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Page<T>, A::Error> {
        Items(PhantomData).visit_seq(seq).map(Page::new)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Page<T>, A::Error> {
        let (mut items, mut has_next) = (None, false);
        let mut page = Page::default();
        while let Some(field) = map.next_key_seed(Key::<Field>::new())? {
            match field {
                Field::Collection if items.is_some() => {
                    return Err(A::Error::duplicate_field("collection"));
                }
                Field::NextHref if has_next => return Err(A::Error::duplicate_field("next_href")),
                Field::Collection => items = Some(map.next_value::<Collection<T>>()?.0),
                // What is no link is no end either: the rest of the list would be lost unseen.
                Field::NextHref => {
                    page.next_href = map.next_value()?;
                    has_next = true;
                }
                Field::FutureHref => lenient::fill(&mut page.future_href, &mut map)?,
                Field::Unknown => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        page.next_href = page.next_href.filter(|href| !href.is_empty());
        // An answer without it is something else, and must not pass for an empty list.
        page.items = items.ok_or_else(|| A::Error::missing_field("collection"))?;
        Ok(page)
    }
}

struct Collection<T>(Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Collection<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Items(PhantomData)).map(Self)
    }
}

struct Items<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_unit<E>(self) -> Result<Vec<T>, E> {
        Ok(Vec::new())
    }

    fn visit_none<E>(self) -> Result<Vec<T>, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element::<Option<T>>()? {
            items.extend(item);
        }
        Ok(items)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_str, json, to_string};

    use super::*;
    use crate::soundcloud::{Track, TrackId};

    fn ids(page: &Page<TrackId>) -> Vec<u64> {
        page.iter().map(|id| id.number()).collect()
    }

    #[test]
    fn a_bare_array_is_the_whole_list() {
        let page: Page<TrackId> = from_str("[1, 2]").unwrap();
        assert_eq!(ids(&page), [1, 2]);
        assert_eq!(page.next_href, None);
    }

    #[test]
    fn a_page_knows_the_next() {
        let page: Page<TrackId> =
            from_str(r#"{"next_href":"https://h/2","collection":[1],"x":{}}"#).unwrap();
        assert_eq!(ids(&page), [1]);
        assert_eq!(page.next_href.as_deref(), Some("https://h/2"));
    }

    #[test]
    fn an_empty_page_may_have_a_next() {
        let page: Page<Track> = from_str(r#"{"collection":[],"next_href":"n"}"#).unwrap();
        assert!(page.is_empty() && page.next_href.is_some());
    }

    #[test]
    fn null_items_and_a_null_collection_are_left_out() {
        assert_eq!(ids(&from_str("[null, 1, null]").unwrap()), [1]);
        assert_eq!(ids(&from_str(r#"{"collection":null}"#).unwrap()), [0; 0]);
    }

    #[test]
    fn a_next_that_is_nothing_is_none() {
        for next in ["null", "\"\""] {
            let json = format!(r#"{{"collection":[],"next_href":{next}}}"#);
            assert_eq!(from_str::<Page<Track>>(&json).unwrap().next_href, None);
        }
    }

    #[test]
    fn a_next_that_is_no_text_is_an_error_and_no_end() {
        for next in ["true", "7", "[]", "{}"] {
            let json = format!(r#"{{"collection":[],"next_href":{next}}}"#);
            assert!(from_str::<Page<Track>>(&json).is_err(), "{next}");
        }
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for json in [
            "{}",
            "null",
            "1",
            "\"\"",
            r#"{"errors":[]}"#,
            r#"{"collection":{}}"#,
            r#"{"collection":"x"}"#,
            "[1]",
            "[[]]",
            r#"["x"]"#,
            r#"[{"title":"a"}"#,
            r#"{"collection":[{}]"#,
        ] {
            assert!(from_str::<Page<Track>>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn a_page_comes_back_from_json() {
        let json = json!({"collection": [1, 2], "next_href": "n", "future_href": null});
        let page: Page<TrackId> = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(&page).unwrap(), json);
        let whole = Page::from(vec![1]);
        assert_eq!(
            from_str::<Page<u8>>(&to_string(&whole).unwrap()).unwrap(),
            whole
        );
    }

    #[test]
    fn addresses_are_printed_without_secrets() {
        let mut page = Page::from_iter([1]);
        page.next_href = Some("https://h/?secret_token=s-1&cursor=2".to_owned());
        let shown = format!("{page:?}");
        assert!(
            shown.contains("secret_token=[redacted]&cursor=2"),
            "{shown}"
        );
    }

    #[test]
    fn a_page_is_walked_by_reference_and_by_value() {
        let page: Page<u8> = [1, 2].into_iter().collect();
        assert_eq!((&page).into_iter().count(), page.len());
        assert_eq!(page.into_iter().sum::<u8>(), 3);
    }
}
