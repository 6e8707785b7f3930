//! Lists in pieces: `limit` and `offset`, or pages that link to the next one.

use serde_json::Value;

use super::{answer::Answer, app::App, failure::Failure, query::Query};

const DEFAULT_LIMIT: usize = 50;
const MAX_LIMIT: usize = 200;

/// Where an item stands in its list; lists ascend by it.
///
/// Pages continue after the place of their last item, so nothing is skipped when items come or go.
pub(crate) type Place = (i64, i64);

#[derive(Debug, PartialEq)]
pub(crate) struct Paging {
    limit: usize,
    offset: usize,
    /// Whether pages link to each other.
    linked: bool,
    cursor: Option<Place>,
}

impl Paging {
    /// A limit over 200 is taken for 200.
    pub(crate) fn of(query: &Query) -> Result<Self, Failure> {
        let name = if query.filled("page_size").is_some() {
            "page_size"
        } else {
            "limit"
        };
        let limit = number(query, name)?.unwrap_or(DEFAULT_LIMIT);
        if limit == 0 {
            return Err(Failure::BadRequest(format!(
                "{name} must be from 1 to {MAX_LIMIT}"
            )));
        }
        Ok(Self {
            limit: limit.min(MAX_LIMIT),
            offset: number(query, "offset")?.unwrap_or(0),
            linked: matches!(query.get("linked_partitioning"), Some("true" | "1")),
            cursor: query.filled("cursor").map(read_cursor).transpose()?,
        })
    }

    /// Sorts the items, and answers those that are asked for.
    pub(crate) fn answer<T>(
        &self,
        element: &'static str,
        app: &App,
        query: &Query,
        mut items: Vec<(Place, T)>,
        json: impl Fn(T) -> Value,
    ) -> Answer {
        items.sort_by_key(|(place, _)| *place);
        let start = match self.cursor {
            Some(last) => items.partition_point(|(place, _)| *place <= last),
            None => self.offset,
        };
        let follows = items.len() > start.saturating_add(self.limit);
        let page: Vec<_> = items.into_iter().skip(start).take(self.limit).collect();
        let last = page.last().map(|(place, _)| *place).filter(|_| follows);
        let next = last.map(|place| {
            format!(
                "{}{}",
                app.url,
                query.next(self.limit, &cursor(element, place))
            )
        });
        let page = page.into_iter().map(|(_, item)| json(item)).collect();
        if self.linked {
            Answer::page(element, page, next)
        } else {
            Answer::list(element, page)
        }
    }
}

/// Newest first; of equals, the one that was added last.
pub(crate) fn newest_first(seconds: i64, id: u64) -> Place {
    (negated(seconds), negated(signed(id)))
}

pub(crate) fn oldest_first(seconds: i64, id: u64) -> Place {
    (seconds, signed(id))
}

pub(crate) fn most_first(count: u64, id: u64) -> Place {
    (negated(signed(count)), negated(signed(id)))
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The least of all has no opposite; it is as good as the greatest.
fn negated(number: i64) -> i64 {
    number.saturating_neg()
}

fn number(query: &Query, name: &str) -> Result<Option<usize>, Failure> {
    let parse = |text: &str| {
        text.parse()
            .map_err(|_| Failure::BadRequest(format!("{name} is not a whole number")))
    };
    query.filled(name).map(parse).transpose()
}

/// Opaque to clients; the colon and the comma are there because SoundCloud's cursors have them.
fn cursor(element: &str, (first, second): Place) -> String {
    format!("{element}:{first},{second}")
}

fn read_cursor(text: &str) -> Result<Place, Failure> {
    let place = text.split_once(':').and_then(|(_, place)| {
        let (first, second) = place.split_once(',')?;
        Some((first.parse().ok()?, second.parse().ok()?))
    });
    place.ok_or_else(|| Failure::BadRequest("cursor is not one of ours".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paging(query: &str) -> Result<Paging, Failure> {
        Paging::of(&Query::parse("/tracks", query))
    }

    #[test]
    fn the_limit_has_a_default_and_a_ceiling() {
        assert_eq!(paging("").map(|paging| paging.limit), Ok(50));
        assert_eq!(paging("limit=").map(|paging| paging.limit), Ok(50));
        assert_eq!(paging("limit=7").map(|paging| paging.limit), Ok(7));
        assert_eq!(paging("limit=1000").map(|paging| paging.limit), Ok(200));
        assert_eq!(
            paging("limit=7&page_size=9").map(|paging| paging.limit),
            Ok(9)
        );
    }

    #[test]
    fn nonsense_is_a_bad_request() {
        for query in [
            "limit=0",
            "limit=-1",
            "limit=x",
            "offset=-1",
            "cursor=x",
            "cursor=tracks:1",
            "cursor=tracks:a,b",
        ] {
            assert!(
                matches!(paging(query), Err(Failure::BadRequest(_))),
                "{query}"
            );
        }
    }

    #[test]
    fn pages_are_linked_on_demand() {
        assert_eq!(
            paging("linked_partitioning=1").map(|paging| paging.linked),
            Ok(true)
        );
        assert_eq!(
            paging("linked_partitioning=true").map(|paging| paging.linked),
            Ok(true)
        );
        assert_eq!(
            paging("linked_partitioning=false").map(|paging| paging.linked),
            Ok(false)
        );
    }

    #[test]
    fn a_cursor_leads_back_to_its_place() {
        let place = newest_first(1_714_641_011, 5_000_000_001);

        assert_eq!(read_cursor(&cursor("tracks", place)), Ok(place));
    }
}
