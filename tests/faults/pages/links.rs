//! Links that are not followed, or not as they stand there.

use soundcloud_api::{Client, ErrorKind, ManualClock, Sent, SoundCloud as _, soundcloud};
use soundcloud_tests::{
    names::Names,
    tls::{Authority, Fault},
    wait::ends,
    wire::{Wire, json, pool},
};

use super::{Lists as _, client, expect_refused, last, named, number, numbers, page, walk};
use crate::shop::{SECRET, builder, expect};

/// A list of two pages, and this link on the second.
fn second_leads_to(link: &str) -> Wire {
    let link = link.to_owned();
    Wire::start(move |request| match number(request) {
        1 => page(&[1], "?p=2"),
        2 => page(&[2, 3], &link),
        _ => page(&[9], ""),
    })
}

#[tokio::test]
async fn p01_a_link_to_another_host_is_not_followed() {
    let elsewhere = Wire::always(page(&[9], ""));
    let hosts = [
        "elsewhere.example",
        "x.api.example",
        "example",
        "api.example.elsewhere.example",
        "api-example",
        "localhost",
    ];
    let names = hosts.into_iter().fold(Names::new(), |names, host| {
        names.with(host, elsewhere.address())
    });
    let address = elsewhere.host();
    let known = hosts.map(|host| format!("http://{host}/items/1/more?p=3"));
    let others = [
        "//elsewhere.example/items/1/more?p=3".to_owned(),
        "\\\\elsewhere.example\\items".to_owned(),
        "https://elsewhere.example/".to_owned(),
        format!("http://{address}/"),
        format!("http://api.example@{address}/"),
        format!("http://api.example:80@{address}/"),
        format!("http://{SECRET}@api.example/items/1/more?p=3"),
        format!("http://a:{SECRET}@api.example/items/1/more?p=3"),
        format!("http://elsewhere.example/?token={SECRET}"),
        "file:///etc/hostname".to_owned(),
        "data:application/json,{}".to_owned(),
        "javascript:x".to_owned(),
        "http://[".to_owned(),
        "http://".to_owned(),
    ];
    for link in known.into_iter().chain(others) {
        let wire = second_leads_to(&link);
        let client = named(&wire, &names).clock(ManualClock::new());
        let client = client.build().expect("a client");
        let error = expect_refused(client.more(1).items(), &[1, 2, 3], &link).await;
        assert!(!error.is_connect() && !error.is_timeout());
        assert_eq!(numbers(&wire), [1, 2]);
    }
    assert_eq!(elsewhere.connections(), 0);
    // One connection to the API for each list.
    assert_eq!(names.asked(), hosts.len() + 14);
}

#[tokio::test]
async fn p02_a_link_to_an_internal_host_is_followed_on_the_apis_own_if_that_is_wanted() {
    const LINK: &str = "https://api-v2.internal.example:8443/v2/more?p=3&cursor=a%20b%2F#part";
    let internal = Wire::always(page(&[9], ""));
    let names = Names::new().with("api-v2.internal.example", internal.address());

    let wire = second_leads_to(LINK);
    let refusing = named(&wire, &names).build().expect("a client");
    let error = expect_refused(refusing.more(1).items(), &[1, 2, 3], LINK).await;
    assert!(
        error.to_string().contains("api-v2.internal.example"),
        "{error}"
    );
    assert_eq!(numbers(&wire), [1, 2]);

    let wire = second_leads_to(LINK);
    let rebasing = named(&wire, &names).rebase_pages().build();
    let rebasing = rebasing.expect("a client");
    let (items, error) = walk(rebasing.more(1).items()).await;
    assert_eq!((items, error.is_none()), (vec![1, 2, 3, 9], true));
    let third = wire.last();
    assert_eq!(
        third.target,
        format!("/v2/more?p=3&cursor=a%20b%2F&key={SECRET}")
    );
    assert_eq!(third.header("host"), Some("api.example"));
    assert!(third.header("authorization").is_some());
    assert_eq!(internal.connections(), 0);

    // Where the listing ended before, it can be resumed by who is told to.
    let wire = second_leads_to(LINK);
    let rebasing = named(&wire, &names).rebase_pages().build();
    let (items, error) = walk(rebasing.expect("a client").more(1).items_from(LINK)).await;
    assert_eq!((items, error.is_none(), wire.count()), (vec![9], true, 1));
    assert_eq!(internal.connections(), 0);
}

#[tokio::test]
async fn p02_what_has_no_host_is_not_followed_anywhere() {
    for link in [
        "file:///items/1/more?p=3",
        "data:application/json,{}",
        "javascript:x",
        "ftp://internal.example/items/1/more?p=3",
        "mailto:a@internal.example",
        "http://[",
    ] {
        let wire = second_leads_to(link);
        let client = named(&wire, &Names::new()).rebase_pages().build();
        let items = client.expect("a client").more(1).items();
        expect_refused(items, &[1, 2, 3], link).await;
        assert_eq!(numbers(&wire), [1, 2]);
    }
}

#[tokio::test]
async fn p03_a_circle_ends_at_the_first_page_that_comes_again() {
    for length in [1, 2, 50] {
        let wire = Wire::start(move |request| {
            let number = number(request);
            let next = if number == length { 1 } else { number + 1 };
            page(&[number], &format!("?p={next}"))
        });
        let client = client(&wire);
        let (items, error) = walk(client.more(1).query("p", "1").items()).await;
        assert_eq!(items, (1..=length).collect::<Vec<_>>());
        let error = error.expect("a circle");
        expect(&error, ErrorKind::Pagination, Sent::No, 0);
        assert!(error.to_string().contains("leads back"), "{error}");
        assert_eq!(wire.count() as u64, length);
    }
}

#[tokio::test]
async fn p03_a_circle_need_not_lead_to_the_first_page_nor_be_spelled_alike() {
    for link in [
        "?p=2",
        "?p=2#other",
        "/items/1/more?p=2",
        "../1/more?p=2",
        "/items/1/./x/../more?p=2",
        "//API.example/items/1/more?p=2",
        "HTTP://api.example:80/items/1/more?p=2",
        "http://api.example/items/%31/../1/more?p=2#a",
    ] {
        let again = link.to_owned();
        let wire = Wire::start(move |request| match number(request) {
            1 => page(&[1], "?p=2"),
            2 => page(&[2], "?p=3"),
            _ => page(&[3], &again),
        });
        let client = named(&wire, &Names::new()).build().expect("a client");
        let (items, error) = walk(client.more(1).items()).await;
        assert_eq!(items, [1, 2, 3], "{link}");
        expect(&error.expect(link), ErrorKind::Pagination, Sent::No, 0);
        assert_eq!(numbers(&wire), [1, 2, 3], "{link}");
    }
}

#[tokio::test]
async fn p03_a_part_of_a_page_is_no_other_page() {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let wire = Wire::start(move |_| {
        let next = next.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        page(&[1], &format!("?p=2#{next}"))
    });
    let client = named(&wire, &Names::new()).build().expect("a client");
    let (items, error) = walk(client.more(1).items()).await;
    assert_eq!(items, [1, 1]);
    expect(
        &error.expect("a circle"),
        ErrorKind::Pagination,
        Sent::No,
        0,
    );
    assert_eq!(numbers(&wire), [1, 2]);
}

/// The ways to say that there is no next page, and things that say nothing at all.
const ENDS: [&str; 3] = [
    r#"{"collection":[1],"next_href":null}"#,
    r#"{"collection":[1],"next_href":""}"#,
    r#"{"collection":[1]}"#,
];
const NONSENSE: [&str; 5] = ["7", "1.5", "true", "[]", r#"{"href":"?p=2"}"#];

#[tokio::test]
async fn p05_no_link_is_the_end_and_what_is_no_link_cannot_be_read() {
    for text in ENDS {
        let wire = Wire::always(last(text));
        let (items, error) = walk(client(&wire).more(1).items()).await;
        assert_eq!((items, error.is_none(), wire.count()), (vec![1], true, 1));
    }
    for nonsense in NONSENSE {
        let text = format!(r#"{{"collection":[2],"next_href":{nonsense}}}"#);
        let wire = Wire::script([page(&[1], "?p=2"), last(&text)]);
        let (items, error) = walk(client(&wire).more(1).items()).await;
        let error = error.expect(nonsense);
        assert_eq!(items, [1]);
        expect(&error, ErrorKind::Decode, Sent::Yes, 1);
        assert_eq!(error.path(), Some("next_href"));
        assert_eq!(wire.count(), 2, "{nonsense}");
    }
}

/// The API of the vendor's own, of the same server.
fn soundcloud(wire: &Wire) -> Client {
    let client = soundcloud::client().base_url(wire.url()).reqwest(pool());
    client.build().expect("a client")
}

#[tokio::test]
async fn p05_of_soundclouds_own_pages_too() {
    use futures_util::StreamExt as _;

    let listing = async |wire: &Wire| {
        let tracks = soundcloud(wire).tracks(&soundcloud::TrackFilter::new());
        ends(tracks.items().collect::<Vec<_>>()).await
    };
    for text in ENDS {
        let text = text.replace("[1]", r#"[{"id":1}]"#);
        let wire = Wire::always(json(text));
        let all = listing(&wire).await;
        assert!(matches!(&all[..], [Ok(_)]) && wire.count() == 1, "{all:?}");
    }
    for nonsense in NONSENSE {
        let wire = Wire::always(json(format!(
            r#"{{"collection":[{{"id":1}}],"next_href":{nonsense}}}"#
        )));
        let all = listing(&wire).await;
        let error = match &all[..] {
            [Err(error)] => error,
            other => unreachable!("{nonsense}: {other:?}"),
        };
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.path(), Some("next_href"));
        assert_eq!(wire.count(), 1);
    }
}

#[tokio::test]
async fn p09_a_link_that_nearly_leads_to_the_api_is_not_followed() {
    let elsewhere = Wire::always(page(&[9], ""));
    let port = elsewhere.address().port();
    let names = ["api.example.", "xn--pi-6kc.example"].into_iter();
    let names = names.fold(Names::new(), |names, name| {
        names.with(name, elsewhere.address())
    });
    for link in [
        "https://api.example/items/1/more?p=3".to_owned(),
        "ws://api.example/items/1/more?p=3".to_owned(),
        format!("http://api.example:{port}/items/1/more?p=3"),
        "http://api.example:443/items/1/more?p=3".to_owned(),
        "http://api.example./items/1/more?p=3".to_owned(),
        "http://\u{430}pi.example/items/1/more?p=3".to_owned(),
        "http://xn--pi-6kc.example/items/1/more?p=3".to_owned(),
        "http://api.example\u{2044}items/1/more?p=3".to_owned(),
        format!("/items/1/more?p=3&x={}", "x".repeat(100 * 1024)),
    ] {
        let wire = second_leads_to(&link);
        let client = named(&wire, &names).build().expect("a client");
        let error = expect_refused(client.more(1).items(), &[1, 2, 3], &link).await;
        assert!(error.to_string().len() < 300, "{error}");
        assert_eq!(numbers(&wire), [1, 2]);
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn p09_the_apis_own_address_may_be_spelled_otherwise() {
    for link in [
        "http://api.example/items/1/more?p=3",
        "HTTP://API.EXAMPLE/items/1/more?p=3",
        "http://api.example:80/items/1/more?p=3",
        "http://%61pi.example/items/1/more?p=3",
        "http://api\u{3002}example/items/1/more?p=3",
        "//Api.Example:80/items/1/more?p=3",
    ] {
        let wire = second_leads_to(link);
        let client = named(&wire, &Names::new()).build().expect("a client");
        let (items, error) = walk(client.more(1).items()).await;
        assert_eq!((items, error.is_none()), (vec![1, 2, 3, 9], true), "{link}");
        assert_eq!(numbers(&wire), [1, 2, 3]);
    }
}

#[tokio::test]
async fn p09_of_an_api_on_https_as_well() {
    let authority = Authority::new();
    let plain = Wire::always(page(&[9], ""));
    for (link, is_own) in [
        ("https://api.example:443/items/1/more?p=3", true),
        ("HTTPS://API.example/items/1/more?p=3", true),
        ("http://api.example/items/1/more?p=3", false),
        ("http://api.example:443/items/1/more?p=3", false),
        ("https://api.example:444/items/1/more?p=3", false),
    ] {
        let wire = authority.server(Fault::None, move |request| match number(request) {
            1 => page(&[1], "?p=2"),
            2 => page(&[2, 3], link),
            _ => page(&[9], ""),
        });
        let names = Names::new().with("api.example", wire.address());
        let trusting = authority.trusted().dns_resolver(std::sync::Arc::new(names));
        let trusting = trusting.tls_danger_accept_invalid_hostnames(true).build();
        let client = builder("https://api.example").reqwest(trusting.expect("a client"));
        let items = client.build().expect("a client").more(1).items();
        if is_own {
            let (items, error) = walk(items).await;
            assert_eq!((items, error.is_none()), (vec![1, 2, 3, 9], true), "{link}");
        } else {
            expect_refused(items, &[1, 2, 3], link).await;
            assert_eq!(numbers(&wire), [1, 2]);
        }
    }
    assert_eq!(plain.connections(), 0);
}
