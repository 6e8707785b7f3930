//! Lists in pages: which links are followed, with what, and when a walk ends.

use futures_util::{StreamExt as _, TryStreamExt as _};
use serde::Deserialize;
use soundcloud_api::{
    Api, Call, Client, Endpoint, Error, Paged, Pages, Phase, RetryPolicy, endpoint,
};

use crate::{
    ends,
    wire::{Answer, Wire, answer, json, pool},
};

#[derive(Debug, PartialEq, Deserialize)]
struct Page {
    collection: Vec<u32>,
    next_href: Option<String>,
}

impl Paged for Page {
    type Item = u32;

    fn next(&self) -> Option<&str> {
        self.next_href.as_deref()
    }

    fn items(&self) -> &[u32] {
        &self.collection
    }

    fn into_items(self) -> Vec<u32> {
        self.collection
    }
}

trait Shop: Api {
    #[endpoint(GET, "/v1/list?<q>", auth = key, headers("X-Trace" = trace))]
    fn list(&self, q: &str, trace: &str) -> Call<Page>;

    #[endpoint(POST, "/v1/search", json = words)]
    fn search(&self, words: &str) -> Call<Page>;
}

impl Shop for Client {}

fn page(items: &[u32], next: &str) -> Answer {
    json(format!(r#"{{"collection":{items:?},"next_href":{next}}}"#))
}

fn client(wire: &Wire) -> Client {
    let builder = wire.builder().token("t0k3n").api_key("consumer_key", "k3y");
    let builder = builder.reqwest(pool()).retry(RetryPolicy::never());
    builder.build().expect("a client")
}

fn list(wire: &Wire) -> Call<Page> {
    client(wire).list("x", "t1")
}

/// All that a walk gives, errors included.
async fn all(wire: &Wire) -> Vec<Result<u32, Error>> {
    ends(list(wire).items().collect()).await
}

/// The items before an error, and the error, after which nothing comes.
async fn broken(wire: &Wire) -> (Vec<u32>, Error) {
    let mut all = all(wire).await;
    let error = all
        .pop()
        .expect("something")
        .expect_err("an error at the end");
    let items = all.into_iter().collect::<Result<_, _>>();
    (items.expect("items before the error"), error)
}

fn targets(wire: &Wire) -> Vec<String> {
    wire.requests()
        .into_iter()
        .map(|request| request.target)
        .collect()
}

#[tokio::test]
async fn items_come_in_order_with_credentials_and_headers_on_every_page() {
    let wire = Wire::start(|request| match request.path() {
        "/v1/list" => page(&[1, 2], r#""/v1/two?cursor=a%20b""#),
        "/v1/two" => page(&[3], r#""three""#),
        "/v1/three" => {
            let host = request.header("host").expect("a host");
            page(
                &[],
                &format!(r#""http://{host}/v1/four?consumer_key=k3y&x=1""#),
            )
        }
        _ => page(&[4], "null"),
    });
    let items: Vec<_> = ends(list(&wire).items().try_collect()).await.expect("all");
    assert_eq!(items, [1, 2, 3, 4]);
    assert_eq!(
        targets(&wire),
        [
            "/v1/list?q=x&consumer_key=k3y",
            "/v1/two?cursor=a%20b&consumer_key=k3y",
            "/v1/three?consumer_key=k3y",
            "/v1/four?consumer_key=k3y&x=1",
        ]
    );
    for request in wire.requests() {
        assert_eq!(request.method, "GET");
        assert_eq!(request.header("authorization"), Some("Bearer t0k3n"));
        assert_eq!(request.header("x-trace"), Some("t1"));
    }
}

#[tokio::test]
async fn a_relative_link_is_relative_to_its_own_page() {
    let wire = Wire::start(|request| match request.path() {
        "/v1/list" => page(&[1], r#""list/2/""#),
        "/v1/list/2/" => page(&[2], r#""3?a=1""#),
        "/v1/list/2/3" if request.target.contains("a=1") => page(&[3], r#""?a=2""#),
        "/v1/list/2/3" => page(&[4], "null"),
        _ => answer(404, &[], ""),
    });
    let items: Vec<_> = ends(list(&wire).items().try_collect()).await.expect("all");
    assert_eq!(items, [1, 2, 3, 4], "{:?}", targets(&wire));
}

#[tokio::test]
async fn pages_are_the_pages() {
    let wire = Wire::script([page(&[1, 2], r#""?p=2""#), page(&[3], "null")]);
    let pages: Vec<_> = ends(list(&wire).pages().try_collect()).await.expect("all");
    let pages: Vec<_> = pages.into_iter().map(|page| page.collection).collect();
    assert_eq!(pages, [vec![1, 2], vec![3]]);
}

#[tokio::test]
async fn a_list_ends_where_no_link_is() {
    for next in ["null", r#""""#] {
        let wire = Wire::always(page(&[1], next));
        assert_eq!(all(&wire).await.len(), 1);
        assert_eq!(wire.count(), 1);
    }
    let wire = Wire::always(json(r#"{"collection":[1]}"#));
    assert_eq!(all(&wire).await.len(), 1);
}

#[tokio::test]
async fn a_link_that_is_no_text_is_a_page_that_cannot_be_read() {
    let wire = Wire::always(page(&[1], "7"));
    let (items, error) = broken(&wire).await;
    assert!(items.is_empty());
    assert_eq!(error.path(), Some("next_href"));
}

#[tokio::test]
async fn a_link_to_another_origin_is_refused_after_its_page() {
    let foreign = Wire::always(page(&[9], "null"));
    let (url, host) = (foreign.url(), foreign.host());
    for link in [
        format!("{url}/v1/list?p=2"),
        format!("//{host}/v1/list?p=2"),
        format!("\\\\\\\\{host}/v1/list?p=2"),
        format!("https://{host}/v1/list?p=2"),
        format!(
            "http://127.0.0.1.:{}/",
            host.rsplit(':').next().expect("a port")
        ),
        "https://{own}/v1/list?p=2".to_owned(),
        "http://c4nary@{own}/v1/list?p=2".to_owned(),
        "http://:c4nary@{own}/v1/list?p=2".to_owned(),
        "http://{own}@elsewhere.test/".to_owned(),
        "file:///etc/hostname".to_owned(),
        "javascript:x".to_owned(),
        "data:application/json,{}".to_owned(),
    ] {
        let wire = Wire::start(move |request| {
            let host = request.header("host").expect("a host");
            page(&[1, 2], &format!(r#""{}""#, link.replace("{own}", host)))
        });
        let (items, error) = broken(&wire).await;
        assert_eq!(items, [1, 2], "{error}");
        assert_eq!(error.phase(), Phase::Transport);
        assert!(error.to_string().contains("not followed"), "{error}");
        assert!(error.to_string().starts_with("GET /v1/list: "), "{error}");
        assert!(!error.is_retryable() && !format!("{error:?}").contains("c4nary"));
        assert_eq!(wire.count(), 1);
    }
    assert_eq!(foreign.connections(), 0);
}

#[tokio::test]
async fn a_link_that_is_no_url_is_refused_after_its_page() {
    let wire = Wire::always(page(&[1], r#""http://[""#));
    let (items, error) = broken(&wire).await;
    assert_eq!(items, [1]);
    assert!(error.to_string().contains("no URL"), "{error}");
}

#[tokio::test]
async fn an_origin_may_be_spelled_otherwise() {
    let wire = Wire::start(|request| {
        let host = request.header("host").expect("a host");
        match request.query() {
            Some(query) if query.starts_with("p=2") => page(&[2], "null"),
            _ => page(&[1], &format!(r#""HTTP://{host}/v1/list?p=2#here""#)),
        }
    });
    let items: Vec<_> = ends(list(&wire).items().try_collect()).await.expect("all");
    assert_eq!(items, [1, 2]);
}

#[tokio::test]
async fn a_circle_ends_where_it_closes() {
    for length in [1, 2, 50] {
        let wire = Wire::start(move |request| {
            let cursor = request.query().and_then(|query| query.strip_prefix("p="));
            let cursor = cursor.and_then(|rest| rest.split('&').next()?.parse().ok());
            let next = (cursor.unwrap_or(0) + 1) % length;
            let link = if next == 0 {
                r#""/v1/list?q=x""#.to_owned()
            } else {
                format!(r#""?p={next}""#)
            };
            page(&[next], &link)
        });
        let (items, error) = broken(&wire).await;
        assert_eq!(
            (items.len(), wire.count()),
            (length as usize, length as usize)
        );
        assert_eq!(error.phase(), Phase::Transport);
        assert!(error.to_string().contains("leads back"), "{error}");
    }
}

#[tokio::test]
async fn two_empty_pages_in_a_row_are_walked_over_and_a_third_is_not() {
    let next = |number: usize| format!(r#""?p={number}""#);
    let answers = |counts: &'static [usize]| {
        let pages = counts.iter().enumerate();
        Wire::script(pages.map(move |(number, &count)| {
            let last = number + 1 == counts.len();
            page(
                &vec![7; count],
                &if last {
                    "null".to_owned()
                } else {
                    next(number + 1)
                },
            )
        }))
    };
    let wire = answers(&[1, 0, 0, 1, 0, 0, 2]);
    assert_eq!(all(&wire).await.len(), 4);
    let wire = answers(&[1, 0, 0, 0, 1]);
    let (items, error) = broken(&wire).await;
    assert_eq!((items.len(), wire.count()), (1, 4));
    assert!(error.to_string().contains("empty"), "{error}");
    // An end is an end, however empty.
    assert_eq!(all(&answers(&[0, 0, 0])).await.len(), 0);
}

#[tokio::test]
async fn an_error_ends_the_walk_behind_the_pages_before_it() {
    let wire = Wire::script([
        page(&[1], r#""?p=2""#),
        page(&[2], r#""?p=3""#),
        answer(503, &[], ""),
        page(&[4], "null"),
    ]);
    let (items, error) = broken(&wire).await;
    assert_eq!(items, [1, 2]);
    assert!(error.is_retryable());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    assert_eq!(error.endpoint().map(Endpoint::name), Some("list"));
    assert_eq!(wire.count(), 3);

    let mut pages = list(&Wire::always(answer(404, &[], ""))).pages();
    ends(pages.next()).await.expect("an item").expect_err("404");
    assert!(ends(pages.next()).await.is_none());
    assert!(ends(pages.next()).await.is_none());
}

#[tokio::test]
async fn pages_are_asked_for_one_by_one_and_not_before() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let number = std::sync::atomic::AtomicU32::new(0);
    let wire = Wire::start(move |_| {
        let number = number.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        page(&[number, number], &format!(r#""?p={number}""#))
    });
    let unused = list(&wire).items();
    let mut items = is_send(list(&wire).items());
    assert_eq!(wire.connections(), 0);
    for count in [1, 1, 2, 2, 3] {
        ends(items.next())
            .await
            .expect("an item")
            .expect("a success");
        assert_eq!(wire.count(), count);
    }
    drop((items, unused));
    let pages: Pages<Page> = list(&wire).pages();
    let taken: Vec<_> = ends(pages.take(2).try_collect()).await.expect("two");
    assert_eq!(taken.len(), 2);
    assert_eq!(wire.count(), 5);
}

#[tokio::test]
async fn a_search_by_post_goes_on_by_get() {
    let wire = Wire::script([page(&[1], r#""/v1/search/2""#), page(&[2], "null")]);
    let items = client(&wire).search("tea").items().try_collect();
    let items: Vec<_> = ends(items).await.expect("all");
    assert_eq!(items, [1, 2]);
    let second = wire.last();
    assert_eq!((&*second.method, &*second.target), ("GET", "/v1/search/2"));
    assert!(second.body.is_empty() && second.header("content-type").is_none());
}

#[tokio::test]
async fn a_time_limit_is_that_of_each_page() {
    let wire = Wire::script([page(&[1], r#""?p=2""#), Answer::silence()]);
    let call = list(&wire).timeout(std::time::Duration::from_millis(50));
    let all: Vec<_> = ends(call.items().collect()).await;
    assert!(
        matches!(&all[..], [Ok(1), Err(error)] if error.is_timeout()),
        "{all:?}"
    );
}

#[tokio::test]
async fn a_page_that_is_ready_is_given_and_cannot_be_left() {
    let ready = |next: Option<&str>| {
        Call::ready(Page {
            collection: vec![1, 2],
            next_href: next.map(str::to_owned),
        })
    };
    let items: Vec<_> = ready(None).items().try_collect().await.expect("all");
    assert_eq!(items, [1, 2]);
    let all: Vec<_> = ready(Some("/next")).items().collect().await;
    assert!(matches!(&all[..], [Ok(1), Ok(2), Err(_)]), "{all:?}");
}
