//! `GET /tracks`, its filters and its pages.

use serde_json::Value;

use super::{
    super::{ANA, BO, PRIVATE_TRACK, PUBLIC_TRACK, SampleUser, Sandbox},
    http::{Ask, Reply, sandbox, tracks_of_ana},
};

async fn search(sandbox: &Sandbox, query: &str) -> Reply {
    let reply = Ask::get(&format!("/tracks.json?{query}"))
        .send(sandbox)
        .await;
    assert_eq!(reply.status, 200, "{query}: {}", reply.text());
    reply
}

async fn titles(sandbox: &Sandbox, query: &str) -> Vec<Value> {
    let list = search(sandbox, query).await.json();
    list.as_array()
        .expect("a list")
        .iter()
        .map(|track| track["title"].clone())
        .collect()
}

#[tokio::test]
async fn everything_public_the_newest_first() {
    let sandbox = sandbox().await;

    let list = search(&sandbox, "limit=200").await;

    assert_eq!(list.ids().len(), 57);
    assert_eq!(list.ids().last(), Some(&PUBLIC_TRACK));
    assert!(list.ids().is_sorted_by(|newer, older| newer > older));
    assert_eq!(search(&sandbox, "").await.ids().len(), 50);
}

#[tokio::test]
async fn each_filter_narrows_the_list() {
    let sandbox = sandbox().await;

    assert_eq!(
        titles(&sandbox, "q=paper+LANTERNS").await,
        ["Paper lanterns"]
    );
    assert_eq!(titles(&sandbox, "q=%22bus+19%22").await, ["Bus 19"]);
    assert_eq!(titles(&sandbox, "q=adeyemi+osun").await, [] as [&str; 0]);
    assert_eq!(
        titles(&sandbox, "tags=acoustic").await,
        ["Kite", "Plum tree", "Salt & stone"]
    );
    assert_eq!(
        titles(&sandbox, "tags=acoustic,percussion&genres=folk&q=tree").await,
        ["Plum tree"]
    );
    assert_eq!(
        titles(&sandbox, "bpm[from]=139&bpm[to]=142").await,
        ["Pistons", "Third shift"]
    );
    assert_eq!(titles(&sandbox, "bpm%5Bfrom%5D=141.5").await, ["Pistons"]);
    assert_eq!(
        titles(&sandbox, "duration[to]=102000").await,
        ["Talking drum", "Night ferry"]
    );
    assert_eq!(
        titles(&sandbox, "created_at[to]=2024-01-05+09:20:11").await,
        ["Night ferry"]
    );
    assert_eq!(
        titles(&sandbox, "created_at%5Bfrom%5D=2024-04-05%2008:20:11").await,
        ["Home stretch"]
    );
    assert_eq!(
        titles(&sandbox, "genres=dub&types=original").await,
        ["Slow lift", "Night ferry"]
    );
    assert_eq!(
        titles(&sandbox, "genres=dub&license=cc-by-nc").await,
        ["Slow lift", "Cellar door"]
    );
    assert_eq!(
        titles(&sandbox, "no-such-filter=x&bpm-from=999&q=ember").await,
        ["Ember"]
    );
}

#[tokio::test]
async fn the_scope_of_a_search() {
    let sandbox = sandbox().await;
    let count = async |query: &str, user: Option<SampleUser>| {
        let ask = Ask::get(&format!("/tracks.json?limit=200&{query}"));
        let ask = if let Some(user) = user {
            ask.by(user)
        } else {
            ask
        };
        ask.send(&sandbox).await.ids().len()
    };

    assert_eq!(count("filter=all", None).await, 57);
    assert_eq!(count("filter=all", Some(ANA)).await, 58);
    assert_eq!(count("filter=all", Some(BO)).await, 59);
    assert_eq!(count("filter=public", Some(ANA)).await, 57);
    assert_eq!(count("filter=private", None).await, 0);
    assert_eq!(count("filter=private", Some(ANA)).await, 1);
    assert_eq!(count("filter=private", Some(BO)).await, 1);
    assert_eq!(count("filter=streamable", None).await, 53);
    assert_eq!(count("filter=downloadable", None).await, 42);
}

#[tokio::test]
async fn the_hottest_first() {
    let sandbox = sandbox().await;

    let list = search(&sandbox, "order=hotness&limit=20").await.json();

    let plays: Vec<_> = list
        .as_array()
        .expect("a list")
        .iter()
        .map(|track| track["playback_count"].as_u64())
        .collect();
    assert_eq!(plays.len(), 20);
    assert!(plays.is_sorted_by(|more, fewer| more >= fewer), "{plays:?}");
}

#[tokio::test]
async fn nonsense_is_answered_with_400() {
    let sandbox = sandbox().await;

    for query in [
        "created_at[from]=2025/12/01+00:00:00",
        "bpm[to]=x",
        "limit=0",
        "cursor=x",
        "order=x",
        "ids=1,x",
    ] {
        let reply = Ask::get(&format!("/tracks.json?{query}"))
            .send(&sandbox)
            .await;
        assert_eq!(reply.status, 400, "{query}");
        assert_ne!(reply.json()["message"], "", "{query}");
    }
}

/// Follows the links from page to page, and gathers the ids.
async fn walk(sandbox: &Sandbox, target: &str) -> Vec<Vec<u64>> {
    let mut pages = Vec::new();
    let mut target = Some(target.to_owned());
    while let Some(here) = target {
        let page = Ask::get(&here).send(sandbox).await;
        assert_eq!(page.status, 200);
        pages.push(page.ids());
        let link = page.json()["next_href"].as_str().map(str::to_owned);
        target = link.map(|href| {
            href.strip_prefix(sandbox.url())
                .expect("our own address")
                .to_owned()
        });
    }
    pages
}

#[tokio::test]
async fn pages_hold_every_track_once() {
    let sandbox = sandbox().await;
    let all = search(&sandbox, "limit=200").await.ids();

    for order in ["created_at", "hotness"] {
        let target = format!("/tracks.json?limit=7&linked_partitioning=true&order={order}");
        let pages = walk(&sandbox, &target).await;

        assert_eq!(pages.len(), 9);
        let mut ids = pages.concat();
        ids.sort_unstable_by_key(|id| std::cmp::Reverse(*id));
        assert_eq!(ids, all);
    }
}

#[tokio::test]
async fn a_page_that_ends_the_list_exactly_has_no_next() {
    let sandbox = sandbox().await;

    assert_eq!(
        walk(&sandbox, "/tracks?limit=19&linked_partitioning=1")
            .await
            .len(),
        3
    );
}

#[tokio::test]
async fn a_link_keeps_the_filters_and_the_suffix() {
    let sandbox = sandbox().await;

    let target = "/tracks.json?q=a&bpm[from]=100&limit=5&linked_partitioning=1&consumer_key=sandbox-consumer-key";
    let page = Ask::get(target).send(&sandbox).await.json();

    let link = page["next_href"].as_str().expect("a link");
    assert!(
        link.starts_with(&format!(
            "{}/tracks.json?q=a&bpm%5Bfrom%5D=100&",
            sandbox.url()
        )),
        "{link}"
    );
    assert!(link.contains("&page_size=5&cursor="), "{link}");
    assert!(!link.contains("consumer_key"), "{link}");
}

#[tokio::test]
async fn nothing_is_skipped_when_a_track_disappears_between_pages() {
    let sandbox = sandbox().await;
    let all = tracks_of_ana(&sandbox).await;
    let first = Ask::get("/me/tracks?limit=5&linked_partitioning=1")
        .by(ANA)
        .send(&sandbox)
        .await;
    let link = first.json()["next_href"]
        .as_str()
        .expect("a link")
        .replace(sandbox.url(), "");

    Ask::delete(&format!("/tracks/{}", all[2]))
        .by(ANA)
        .send(&sandbox)
        .await;
    let second = Ask::get(&link).by(ANA).send(&sandbox).await;

    assert_eq!(second.ids(), all[5..10]);
}

#[tokio::test]
async fn pages_by_offset() {
    let sandbox = sandbox().await;
    let all = search(&sandbox, "limit=200").await.ids();

    assert_eq!(
        search(&sandbox, "limit=5&offset=10").await.ids(),
        all[10..15]
    );
    assert_eq!(search(&sandbox, "offset=1000").await.ids(), [] as [u64; 0]);
}

#[tokio::test]
async fn lists_and_pages_in_xml() {
    let sandbox = sandbox().await;

    let list = Ask::get("/tracks.xml?q=ember").send(&sandbox).await.text();
    let page = Ask::get("/tracks.xml?limit=2&linked_partitioning=1")
        .send(&sandbox)
        .await
        .text();
    let nothing = Ask::get("/tracks.xml?q=nothing+like+it")
        .send(&sandbox)
        .await
        .text();

    assert!(
        list.contains("<tracks type=\"array\">\n  <track>"),
        "{list}"
    );
    let link = format!(
        "<tracks type=\"array\" next-href=\"{}/tracks.xml?linked_",
        sandbox.url()
    );
    assert!(page.contains(&link), "{page}");
    assert!(page.contains("&amp;cursor="), "{page}");
    assert_eq!(page.matches("<track>").count(), 2);
    assert!(
        nothing.contains("<tracks type=\"array\">\n</tracks>"),
        "{nothing}"
    );
}

#[tokio::test]
async fn ids_and_urns() {
    let sandbox = sandbox().await;
    let other = PUBLIC_TRACK + 2;

    let by_ids = search(
        &sandbox,
        &format!("ids={PUBLIC_TRACK},{other},5,{PRIVATE_TRACK}"),
    )
    .await;
    let by_urns = search(&sandbox, &format!("urns=soundcloud:tracks:{other}")).await;

    assert_eq!(by_ids.ids(), [other, PUBLIC_TRACK]);
    assert_eq!(by_urns.ids(), [other]);
}
