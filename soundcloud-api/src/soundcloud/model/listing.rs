//! What a list other than a search asks for.

use std::ops::Not;

use serde::Serialize;

use super::filter::joined;
#[cfg(feature = "openapi")]
use super::schema::Commas;
use super::setters::setters;
use super::words::{Access, Sort};

/// The query of the lists of comments, and of the tracks of a user, of oneself, of a group.
///
/// What isn't set isn't sent. A list ignores what it has no use for: only tracks have an access,
/// and only the tracks of users and of oneself can be sorted.
///
/// ```
/// use soundcloud_api::soundcloud::{Listing, Sort};
///
/// let oldest = Listing::new().limit(10).sort(Sort::Ascending);
/// assert_eq!(oldest.limit, Some(10));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, crate::Schema)]
#[schema(
    spec = "spec/soundcloud.yaml",
    query(
        "GET /tracks/{track_id}/comments.json",
        "GET /users/{user_id}/tracks.json",
        "GET /me/tracks.json",
        "GET /groups/{group_id}/tracks.json",
        "GET /tracks/{track_id}/comments.{format}"
    )
)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Listing {
    /// How many come at once: 1 to 200, and 50 if not set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// How many are skipped; deprecated in favour of following `next_href`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Which come first; since 2026.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<Sort>,
    /// Only tracks with such access; playable ones and previews if not set.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "joined")]
    #[cfg_attr(feature = "openapi", schemars(with = "Commas<Access>"))]
    pub access: Vec<Access>,
    /// Whether the answer is a page that names the next one; true unless changed. If false, it
    /// isn't sent, and the answer is a bare array.
    #[serde(skip_serializing_if = "Not::not")]
    pub linked_partitioning: bool,
}

impl Default for Listing {
    fn default() -> Self {
        Self {
            limit: None,
            offset: None,
            sort: None,
            access: Vec::new(),
            linked_partitioning: true,
        }
    }
}

impl Listing {
    /// All of a list, page by page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    setters! {
        number limit: u32;
        number offset: u32;
        option sort: Sort;
        list access: Access;
        plain linked_partitioning: bool;
    }

    /// Asks for one bare array instead of a page that names the next one.
    #[must_use]
    pub fn bare_array(self) -> Self {
        self.linked_partitioning(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_sent() {
        let query = |listing: &Listing| serde_html_form::to_string(listing).unwrap();
        assert_eq!(query(&Listing::new()), "linked_partitioning=true");
        assert_eq!(query(&Listing::new().bare_array()), "");
        assert_eq!(
            query(
                &Listing::new()
                    .limit(5)
                    .offset(10)
                    .sort(Sort::Descending)
                    .access([Access::Playable, "rented".into()])
            ),
            "limit=5&offset=10&sort=desc&access=playable%2Crented&linked_partitioning=true"
        );
    }
}
