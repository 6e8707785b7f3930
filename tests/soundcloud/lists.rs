//! Lists: filters, pages, streams over them.

use futures_util::{StreamExt as _, TryStreamExt as _};
use soundcloud_api::{
    Error, Format, SoundCloud,
    sandbox::{ANA, CLEO, GROUP},
    soundcloud::{Listing, Order, Page, Sharing, Track, TrackFilter, TrackId},
};

use crate::start;

fn ids(tracks: &[Track]) -> Vec<TrackId> {
    tracks.iter().filter_map(Track::id).collect()
}

#[tokio::test]
async fn pages_together_are_the_whole_list() {
    let (sandbox, api) = start(&ANA).await;
    let listing = Listing::new().limit(5);
    for format in [Format::Json, Format::Xml] {
        let before = sandbox.requests();
        let filter = TrackFilter::new().limit(7);
        let all = api.tracks_as(&TrackFilter::new().limit(200), format).await;
        let all = ids(&all.expect("tracks"));
        let walked: Result<Vec<_>, Error> =
            api.tracks_as(&filter, format).items().try_collect().await;
        assert_eq!(ids(&walked.expect("tracks")), all);
        let pages = u64::try_from(all.len().div_ceil(7)).expect("a count");
        assert_eq!(sandbox.requests() - before, 1 + pages);
    }
    let pages: Vec<Page<Track>> = api
        .my_tracks(&listing)
        .pages()
        .try_collect()
        .await
        .expect("pages");
    assert!(pages.len() > 2, "{} pages", pages.len());
    assert!(pages.iter().all(|page| page.len() <= 5));
}

#[tokio::test]
async fn a_dropped_stream_asks_for_no_more() {
    let (sandbox, api) = start(&ANA).await;
    let filter = TrackFilter::new().limit(3);
    let first: Vec<_> = api.tracks(&filter).items().take(4).collect().await;
    assert_eq!(first.len(), 4);
    assert_eq!(sandbox.requests(), 2);
}

#[tokio::test]
async fn a_bare_array_is_a_page_without_a_next() {
    let (_sandbox, api) = start(&ANA).await;
    let page = api
        .tracks(&TrackFilter::new().bare_array())
        .await
        .expect("tracks");
    assert!(!page.is_empty());
    assert_eq!(page.next_href, None);
}

#[tokio::test]
async fn every_filter_filters() {
    let (_sandbox, api) = start(&ANA).await;
    let all = api
        .tracks(&TrackFilter::new().limit(200))
        .await
        .expect("tracks");
    let one = &all[0];
    let id = one.id().expect("an id");
    let first_tag = one.tags().next().expect("a tag").to_owned();
    let genre = one.genre.clone().expect("a genre");
    let (bpm, duration) = (one.bpm.expect("a tempo"), one.duration.expect("a length"));
    let created = one.created_at.expect("a date");
    for filter in [
        TrackFilter::new().q(format!("\"{}\"", one.title.as_deref().unwrap_or_default())),
        TrackFilter::new().ids([id]),
        TrackFilter::new().urns([id]),
        TrackFilter::new().tags([first_tag]),
        TrackFilter::new().genres([genre]),
        TrackFilter::new().bpm(bpm..=bpm),
        TrackFilter::new().duration(duration..=duration),
        TrackFilter::new().created_at(created..=created),
    ] {
        let found = api
            .tracks(&filter.clone().limit(200))
            .await
            .expect("tracks");
        assert!(ids(&found).contains(&id), "{filter:?}");
        assert!(found.len() < all.len(), "{filter:?} found all");
    }
    let hottest = api.tracks(&TrackFilter::new().order(Order::Hotness)).await;
    let counts: Vec<_> = hottest
        .expect("tracks")
        .iter()
        .map(|track| track.playback_count)
        .collect();
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
}

#[tokio::test]
async fn lists_of_others_have_no_private_tracks() {
    let (_sandbox, cleo) = start(&CLEO).await;
    let listing = Listing::new().limit(200);
    let is_private = |track: &Track| track.sharing == Some(Sharing::Private);
    let hers = cleo
        .user_tracks(ANA.id.into(), &listing)
        .await
        .expect("tracks");
    assert!(!hers.is_empty() && !hers.iter().any(is_private));
    let group = cleo
        .group_tracks(GROUP.into(), &listing)
        .await
        .expect("tracks");
    assert!(!group.is_empty() && !group.iter().any(is_private));
    let own = cleo.my_tracks(&listing).await.expect("tracks");
    assert!(
        own.iter()
            .all(|track| track.user_id() == Some(CLEO.id.into()))
    );
}
