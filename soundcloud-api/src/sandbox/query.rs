//! The query of a request, decoded; names that nobody asks for are ignored, as SoundCloud does.

use std::{convert::Infallible, sync::Arc};

use axum::extract::FromRequestParts;
use form_urlencoded::Serializer;
use http::request::Parts;

use super::{app::App, format::AskedPath};

/// Parameters that the links to further pages replace or must not repeat.
const NOT_IN_LINKS: [&str; 8] = [
    "linked_partitioning",
    "limit",
    "page_size",
    "offset",
    "cursor",
    "consumer_key",
    "client_id",
    "oauth_token",
];

#[derive(Debug, Default)]
pub(crate) struct Query {
    path: String,
    pairs: Vec<(String, String)>,
}

impl Query {
    /// Brackets arrive raw or as `%5B`; decoding makes them one.
    pub(crate) fn parse(path: &str, query: &str) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        Self {
            path: path.to_owned(),
            pairs,
        }
    }

    pub(crate) fn of(parts: &Parts) -> Self {
        let asked = parts.extensions.get::<AskedPath>();
        let path = asked.map_or(parts.uri.path(), |asked| &asked.0);
        Self::parse(path, parts.uri.query().unwrap_or_default())
    }

    /// The last value wins, as in Rails.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .rev()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// As `get`, but an empty value counts as absent.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    /// The elements of a comma-separated value, if there are any.
    pub(crate) fn list(&self, name: &str) -> Option<Vec<&str>> {
        let elements = self.get(name)?.split(',').map(str::trim);
        let elements: Vec<_> = elements.filter(|element| !element.is_empty()).collect();
        if elements.is_empty() {
            None
        } else {
            Some(elements)
        }
    }

    /// Path and query of the page that follows this one.
    pub(crate) fn next(&self, page_size: usize, cursor: &str) -> String {
        let kept = self
            .pairs
            .iter()
            .filter(|(name, _)| !NOT_IN_LINKS.contains(&name.as_str()));
        let query = Serializer::new(String::new())
            .extend_pairs(kept)
            .append_pair("linked_partitioning", "true")
            .append_pair("page_size", &page_size.to_string())
            .append_pair("cursor", cursor)
            .finish();
        format!("{}?{query}", self.path)
    }
}

impl FromRequestParts<Arc<App>> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_may_be_raw_or_encoded() {
        for raw in ["bpm[from]=120", "bpm%5Bfrom%5D=120"] {
            assert_eq!(Query::parse("/tracks", raw).get("bpm[from]"), Some("120"));
        }
    }

    #[test]
    fn the_last_of_repeated_values_wins() {
        assert_eq!(Query::parse("/tracks", "q=a&q=b").get("q"), Some("b"));
    }

    #[test]
    fn a_link_keeps_filters_and_drops_credentials_and_the_old_position() {
        let query = Query::parse(
            "/tracks.json",
            "q=a+b&limit=2&offset=4&consumer_key=k&secret_token=s",
        );

        assert_eq!(
            query.next(2, "tracks:1,2"),
            "/tracks.json?q=a+b&secret_token=s&linked_partitioning=true&page_size=2&cursor=tracks%3A1%2C2"
        );
    }

    #[test]
    fn empty_elements_of_a_list_are_skipped() {
        assert_eq!(
            Query::parse("", "tags=dub,,+late+night+").list("tags"),
            Some(vec!["dub", "late night"])
        );
        assert_eq!(Query::parse("", "tags=,").list("tags"), None);
    }
}
