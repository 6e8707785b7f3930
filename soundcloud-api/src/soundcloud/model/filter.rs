//! What a search for tracks asks for.

use std::fmt::Display;
use std::ops::{Bound, Not, RangeBounds};
use std::time::Duration;

use serde::{Serialize, Serializer};

use super::date_time::DateTime;
use super::id::TrackId;
use super::lenient::milliseconds;
#[cfg(feature = "openapi")]
use super::schema::{Commas, FilterTime, Urn};
use super::setters::setters;
use super::words::{Access, LicenseFilter, Order, Selection, TrackType};

/// The query of `GET /tracks`.
///
/// What isn't set isn't sent. It goes out under the names that SoundCloud reads, such as
/// `bpm[from]`, which its old API document writes as `bpm-from`.
///
/// ```
/// use std::time::Duration;
/// use soundcloud_api::soundcloud::TrackFilter;
///
/// let filter = TrackFilter::new()
///     .q("night bus")
///     .tags(["dub", "late night"])
///     .bpm(118.0..=122.0)
///     .duration(..=Duration::from_secs(300))
///     .limit(20);
/// assert_eq!(filter.duration_to, Some(Duration::from_secs(300)));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, crate::Schema)]
#[schema(
    spec = "spec/soundcloud.yaml",
    query("GET /tracks.json", "GET /tracks.{format}")
)]
#[cfg_attr(
    feature = "openapi",
    derive(schemars::JsonSchema),
    schemars(transform = super::schema::mark_legacy)
)]
#[non_exhaustive]
pub struct TrackFilter {
    /// Words to look for; double quotes hold a phrase together. The server ignored other filters
    /// at times where these words were missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Only these tracks, by number; the legacy form of `urns`. At most 200 were taken at once.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "numbers")]
    #[cfg_attr(feature = "openapi", schemars(with = "Commas<u64>"))]
    pub ids: Vec<TrackId>,
    /// Only these tracks, by URN.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "urns")]
    #[cfg_attr(feature = "openapi", schemars(with = "Commas<Urn>"))]
    pub urns: Vec<TrackId>,
    /// Only these genres. Commas separate them on the wire, so none can hold one.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "joined")]
    #[cfg_attr(feature = "openapi", schemars(with = "Commas<String>"))]
    pub genres: Vec<String>,
    /// Only tracks with these tags. Commas separate them on the wire, so none can hold one.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "joined")]
    #[cfg_attr(feature = "openapi", schemars(with = "Commas<String>"))]
    pub tags: Vec<String>,
    /// The fewest beats a minute.
    #[serde(rename = "bpm[from]", skip_serializing_if = "Option::is_none")]
    pub bpm_from: Option<f64>,
    /// The most beats a minute.
    #[serde(rename = "bpm[to]", skip_serializing_if = "Option::is_none")]
    pub bpm_to: Option<f64>,
    /// The shortest length; sent as milliseconds.
    #[serde(
        rename = "duration[from]",
        skip_serializing_if = "Option::is_none",
        serialize_with = "milliseconds"
    )]
    #[cfg_attr(feature = "openapi", schemars(with = "u64"))]
    pub duration_from: Option<Duration>,
    /// The greatest length; sent as milliseconds.
    #[serde(
        rename = "duration[to]",
        skip_serializing_if = "Option::is_none",
        serialize_with = "milliseconds"
    )]
    #[cfg_attr(feature = "openapi", schemars(with = "u64"))]
    pub duration_to: Option<Duration>,
    /// The earliest upload.
    #[serde(
        rename = "created_at[from]",
        skip_serializing_if = "Option::is_none",
        serialize_with = "filter_text"
    )]
    #[cfg_attr(feature = "openapi", schemars(with = "FilterTime"))]
    pub created_at_from: Option<DateTime>,
    /// The latest upload.
    #[serde(
        rename = "created_at[to]",
        skip_serializing_if = "Option::is_none",
        serialize_with = "filter_text"
    )]
    #[cfg_attr(feature = "openapi", schemars(with = "FilterTime"))]
    pub created_at_to: Option<DateTime>,
    /// Legacy: only these sorts of recordings.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "joined")]
    #[cfg_attr(feature = "openapi", schemars(with = "Commas<TrackType>"))]
    pub types: Vec<TrackType>,
    /// Legacy: only such licenses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<LicenseFilter>,
    /// Legacy: only such tracks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<Selection>,
    /// Legacy: which come first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<Order>,
    /// Only tracks with such access; playable ones and previews if not set.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "joined")]
    #[cfg_attr(feature = "openapi", schemars(with = "Commas<Access>"))]
    pub access: Vec<Access>,
    /// How many come at once: 1 to 200, and 50 if not set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// How many are skipped; deprecated in favour of following `next_href`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Whether the answer is a page that names the next one; true unless changed. If false, it
    /// isn't sent, and the answer is a bare array.
    #[serde(skip_serializing_if = "Not::not")]
    pub linked_partitioning: bool,
}

impl Default for TrackFilter {
    fn default() -> Self {
        Self {
            q: None,
            ids: Vec::new(),
            urns: Vec::new(),
            genres: Vec::new(),
            tags: Vec::new(),
            bpm_from: None,
            bpm_to: None,
            duration_from: None,
            duration_to: None,
            created_at_from: None,
            created_at_to: None,
            types: Vec::new(),
            license: None,
            filter: None,
            order: None,
            access: Vec::new(),
            limit: None,
            offset: None,
            linked_partitioning: true,
        }
    }
}

impl TrackFilter {
    /// A filter that lets every track through, page by page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    setters! {
        option q: String;
        list ids: TrackId;
        list urns: TrackId;
        list genres: String;
        list tags: String;
        list types: TrackType;
        option license: LicenseFilter;
        option filter: Selection;
        option order: Order;
        list access: Access;
        number limit: u32;
        number offset: u32;
        plain linked_partitioning: bool;
    }

    /// Sets both ends of the beats a minute, as in `120.0..=128.0` or `120.0..`.
    ///
    /// The ends are sent as they are, and the server decides whether they belong to the range. An
    /// end that is no finite number isn't sent.
    #[must_use]
    pub fn bpm(mut self, range: impl RangeBounds<f64>) -> Self {
        let (from, to) = ends(&range);
        self.bpm_from = from.filter(|bpm| bpm.is_finite());
        self.bpm_to = to.filter(|bpm| bpm.is_finite());
        self
    }

    /// Sets both ends of the length; the server decides whether they belong to the range.
    #[must_use]
    pub fn duration(mut self, range: impl RangeBounds<Duration>) -> Self {
        (self.duration_from, self.duration_to) = ends(&range);
        self
    }

    /// Sets both ends of the time of upload; the server decides whether they belong to the range.
    #[must_use]
    pub fn created_at(mut self, range: impl RangeBounds<DateTime>) -> Self {
        (self.created_at_from, self.created_at_to) = ends(&range);
        self
    }

    /// Asks for one bare array instead of a page that names the next one.
    #[must_use]
    pub fn bare_array(self) -> Self {
        self.linked_partitioning(false)
    }
}

fn ends<T: Copy>(range: &impl RangeBounds<T>) -> (Option<T>, Option<T>) {
    let end = |bound: Bound<&T>| match bound {
        Bound::Included(end) | Bound::Excluded(end) => Some(*end),
        Bound::Unbounded => None,
    };
    (end(range.start_bound()), end(range.end_bound()))
}

/// Writes a list as one text with commas between.
pub(super) fn joined<T: Display, S: Serializer>(list: &[T], to: S) -> Result<S::Ok, S::Error> {
    commas(list.iter(), to)
}

fn numbers<S: Serializer>(ids: &[TrackId], to: S) -> Result<S::Ok, S::Error> {
    commas(ids.iter().map(|id| id.number()), to)
}

fn urns<S: Serializer>(ids: &[TrackId], to: S) -> Result<S::Ok, S::Error> {
    commas(ids.iter().map(|id| id.to_urn()), to)
}

fn commas<S: Serializer>(
    list: impl Iterator<Item = impl Display>,
    to: S,
) -> Result<S::Ok, S::Error> {
    let words: Vec<_> = list.map(|word| word.to_string()).collect();
    to.serialize_str(&words.join(","))
}

#[expect(clippy::ref_option, reason = "the signature that serde asks for")]
fn filter_text<S: Serializer>(time: &Option<DateTime>, to: S) -> Result<S::Ok, S::Error> {
    time.map(DateTime::filter_text).serialize(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::soundcloud::License;

    fn query(filter: &TrackFilter) -> String {
        serde_html_form::to_string(filter)
            .unwrap()
            .replace("%5B", "[")
            .replace("%5D", "]")
            .replace("%2C", ",")
            .replace("%3A", ":")
    }

    #[test]
    fn nothing_but_paging_is_sent_by_default() {
        assert_eq!(query(&TrackFilter::new()), "linked_partitioning=true");
        assert_eq!(query(&TrackFilter::new().bare_array()), "");
    }

    #[test]
    fn everything_goes_out_under_its_real_name() {
        let time = |text: &str| text.parse::<DateTime>().unwrap();
        let filter = TrackFilter::new()
            .q("a b")
            .ids([1, 2])
            .urns([3])
            .genres(["Dub"])
            .tags(["x", "y z"])
            .bpm(90.5..=120.0)
            .duration(Duration::from_secs(1)..Duration::from_millis(2500))
            .created_at(time("2024/01/02 03:04:05 +0000")..=time("2024-02-01T00:00:00+01:00"))
            .types([TrackType::Live, TrackType::SoundEffect])
            .license(License::CcBy)
            .filter(Selection::Streamable)
            .order(Order::Hotness)
            .access([Access::Playable, Access::Preview])
            .limit(200)
            .offset(10);
        assert_eq!(
            query(&filter),
            "q=a+b&ids=1,2&urns=soundcloud:tracks:3&genres=Dub&tags=x,y+z\
             &bpm[from]=90.5&bpm[to]=120.0&duration[from]=1000&duration[to]=2500\
             &created_at[from]=2024-01-02+03:04:05&created_at[to]=2024-01-31+23:00:00\
             &types=live,sound+effect&license=cc-by&filter=streamable&order=hotness\
             &access=playable,preview&limit=200&offset=10&linked_partitioning=true"
        );
    }

    #[test]
    fn a_range_may_be_open_at_either_end() {
        let filter = TrackFilter::new().bare_array();
        assert_eq!(query(&filter.clone().bpm(120.0..)), "bpm[from]=120.0");
        assert_eq!(query(&filter.clone().bpm(..120.0)), "bpm[to]=120.0");
        assert_eq!(query(&filter.clone().bpm(1.0..).bpm(..)), "");
        assert_eq!(query(&filter.bpm(f64::NAN..=f64::INFINITY)), "");
    }

    #[test]
    fn ids_are_numbers_and_urns_are_urns_whatever_was_given() {
        let urn: TrackId = "soundcloud:tracks:7".parse().unwrap();
        let filter = TrackFilter::new().bare_array();
        assert_eq!(query(&filter.clone().ids([urn])), "ids=7");
        assert_eq!(query(&filter.urns([7])), "urns=soundcloud:tracks:7");
    }
}
