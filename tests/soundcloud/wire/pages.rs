//! Pages of lists that lead astray.

use serde_json::{Value, json};
use soundcloud_api::sandbox::{PageFault, Sandbox};

use super::{LIST, get, sandbox, see, see_at, whole};

async fn page(sandbox: &Sandbox, url: &str) -> Value {
    let path = url.strip_prefix(sandbox.url()).unwrap_or(url);
    whole(get(sandbox, path).await.expect("a page"))
        .await
        .json()
}

/// The links of so many pages, and how many items the pages had.
async fn follow(fault: PageFault, pages: usize) -> Vec<(String, usize)> {
    let sandbox = sandbox().await;
    sandbox.faults().always(fault);
    let mut url = LIST.to_owned();
    let mut seen = Vec::new();
    for _ in 0..pages {
        let page = page(&sandbox, &url).await;
        let items = page["collection"].as_array().expect("a page").len();
        let next = page["next_href"].as_str().expect("a link");
        url = String::from(next);
        let path = url.strip_prefix(sandbox.url()).expect("its own host");
        seen.push((path.to_owned(), items));
    }
    seen
}

#[tokio::test]
async fn links_that_are_none() {
    for (fault, next) in [
        (
            PageFault::next("http://elsewhere.example/tracks?cursor=2"),
            Some(json!("http://elsewhere.example/tracks?cursor=2")),
        ),
        (PageFault::next(()), Some(Value::Null)),
        (PageFault::next(""), Some(json!(""))),
        (PageFault::next(7), Some(json!(7))),
        (PageFault::NoNext, None),
    ] {
        let page = see(fault).await.json();
        assert_eq!(page.get("next_href"), next.as_ref());
        assert_eq!(page["collection"].as_array().map(Vec::len), Some(3));
    }
}

#[tokio::test]
async fn the_same_page_again() {
    let same = (LIST.to_owned(), 3);
    assert_eq!(follow(PageFault::Circle(1), 2).await, [same.clone(), same]);
}

#[tokio::test]
async fn a_circle() {
    let links = follow(PageFault::Circle(50), 51).await;
    assert_eq!(links[0].0, format!("{LIST}&circle=1"));
    assert_eq!(links[49].0, LIST);
    assert_eq!(links[0], links[50]);
}

#[tokio::test]
async fn empty_pages_for_ever() {
    let links = follow(PageFault::Empty, 5).await;
    for (index, (link, items)) in links.into_iter().enumerate() {
        assert_eq!(link, format!("{LIST}&empty={}", index + 1));
        assert_eq!(items, 0);
    }
}

#[tokio::test]
async fn one_bad_item_of_many() {
    let page = see(PageFault::BadItem(1)).await.json();
    let items = page["collection"].as_array().expect("a page");
    let good: Vec<_> = items.iter().map(Value::is_object).collect();
    assert_eq!(good, [true, false, true]);
}

#[tokio::test]
async fn in_xml_too() {
    let list = LIST.replace("/me/tracks", "/me/tracks.xml");
    let elsewhere = see_at(&list, PageFault::next("http://elsewhere.example/")).await;
    let first = |text: &str| text.lines().nth(1).map(str::to_owned);
    assert_eq!(
        first(elsewhere.text()).as_deref(),
        Some(r#"<tracks type="array" next-href="http://elsewhere.example/">"#)
    );
    let none = see_at(&list, PageFault::NoNext).await;
    assert_eq!(
        first(none.text()).as_deref(),
        Some(r#"<tracks type="array">"#)
    );
}

#[tokio::test]
async fn what_is_no_page_stays_as_it_is() {
    let track = "/tracks/1";
    assert_eq!(see_at(track, PageFault::Empty).await.status, 404);
    let bare = see_at("/me/tracks?limit=2", PageFault::Circle(1)).await;
    assert_eq!(bare.json().as_array().map(Vec::len), Some(2));
}
