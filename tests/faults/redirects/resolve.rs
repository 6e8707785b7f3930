//! Redirects that are the answer: to a file on another host, to what an address is of.

use futures_util::TryStreamExt as _;
use http::StatusCode;
use soundcloud_api::{
    Client, Error, ErrorKind, ManualClock, Sent,
    soundcloud::{self, Resource, TrackId, UserId},
};
use soundcloud_tests::{
    folder::Folder,
    names::Names,
    wait::ends,
    wire::{Answer, Wire, answer, redirect},
};

use super::{API, client, expect_redirect, is_bare, named};
use crate::shop::{ID, SECRET, Shop as _, builder, expect};

/// Where the API says that a file is; the number tells one address from the next.
fn signed(number: usize) -> String {
    format!("/file?expires=9&number={number}&X-Amz-Signature={SECRET}")
}

/// An API that gives a new signed address of this host each time.
fn resolver(host: &'static str) -> Wire {
    let next = std::sync::atomic::AtomicUsize::new(1);
    Wire::start(move |_| {
        let number = next.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        redirect(302, &format!("http://{host}{}", signed(number)))
    })
}

/// A host of files that takes no signed address but those of this number and above.
fn files(valid: usize) -> Wire {
    Wire::start(move |request| {
        let number = request
            .pairs()
            .into_iter()
            .find(|(name, _)| name == "number");
        let number: usize = number.expect("a number").1.parse().expect("a number");
        if number < valid {
            let echo = format!("expired: {}", request.target);
            return answer(403, &[("content-type", "application/xml")], echo);
        }
        answer(200, &[("content-type", "audio/wav")], "RIFF")
    })
}

/// Gets a file in each way there is: in memory, in pieces, to the disk.
async fn fetch(client: &Client, way: usize) -> Result<Vec<u8>, Error> {
    let call = client.any(ID).header("x-credential", SECRET);
    match way {
        0 => Ok(ends(call.bytes()).await?.to_vec()),
        1 => Ok(ends(ends(call.stream()).await?.try_collect::<Vec<_>>())
            .await?
            .concat()),
        _ => {
            let folder = Folder::new();
            ends(call.save(folder.path("file"))).await?;
            Ok(std::fs::read(folder.path("file")).expect("a file"))
        }
    }
}

#[tokio::test]
async fn r10_a_file_elsewhere_is_fetched_without_credentials() {
    for way in 0..3 {
        let (api, files) = (resolver("cdn.example"), files(0));
        let names = Names::new().with("cdn.example", files.address());
        let fetched = fetch(&client(&api, names), way).await;
        assert_eq!(fetched.expect("a file"), b"RIFF");
        assert_eq!((api.count(), &*files.only().target), (1, &*signed(1)));
        is_bare(&files.only());
        assert!(api.only().header("authorization").is_some());
    }
}

#[tokio::test]
async fn r10_an_address_that_has_expired_is_asked_for_anew_once() {
    for way in 0..3 {
        let (api, files) = (resolver("cdn.example"), files(2));
        let names = Names::new().with("cdn.example", files.address());
        let fetched = fetch(&client(&api, names), way).await;
        assert_eq!(fetched.expect("a file"), b"RIFF");
        let targets = files.requests().into_iter().map(|request| request.target);
        assert_eq!(targets.collect::<Vec<_>>(), [signed(1), signed(2)]);
        files.requests().iter().for_each(is_bare);
        assert_eq!(api.count(), 2);
    }
    for way in 0..3 {
        let (api, files) = (resolver("cdn.example"), files(usize::MAX));
        let names = Names::new().with("cdn.example", files.address());
        let error = fetch(&client(&api, names), way).await;
        let error = error.expect_err("has expired for good");
        expect(&error, ErrorKind::Api, Sent::Yes, 1);
        assert_eq!(error.status(), Some(StatusCode::FORBIDDEN));
        assert_eq!((api.count(), files.count()), (2, 2));
    }
}

#[tokio::test]
async fn r10_a_new_address_has_as_many_redirects_as_the_first() {
    let (api, files) = (resolver("cdn.example"), files(2));
    let names = Names::new()
        .with("api.example", api.address())
        .with("cdn.example", files.address());
    let client = builder(API).redirects(1).dns_resolver(names);
    let client = client.clock(ManualClock::new()).build().expect("a client");
    assert_eq!(fetch(&client, 0).await.expect("a file"), b"RIFF");
    assert_eq!((api.count(), files.count()), (2, 2));
}

#[tokio::test]
async fn r10_what_the_api_itself_forbids_is_forbidden() {
    let api = Wire::start(|request| match request.path() {
        "/own" => answer(403, &[], "no"),
        path if path.ends_with("/any") => redirect(302, "/own"),
        _ => answer(403, &[], "no"),
    });
    let client = client(&api, Names::new());
    let error = ends(client.any(ID)).await.expect_err("is forbidden");
    expect(&error, ErrorKind::Api, Sent::Yes, 1);
    assert_eq!(api.count(), 2);
    let error = ends(client.item(ID)).await.expect_err("is forbidden");
    expect(&error, ErrorKind::Api, Sent::Yes, 1);
    assert_eq!(api.count(), 3);
}

#[tokio::test]
async fn r10_what_has_changed_something_is_not_repeated_for_a_new_address() {
    let (api, files) = (Wire::always(seen_other()), files(usize::MAX));
    let names = Names::new().with("cdn.example", files.address());
    let client = client(&api, names);
    for call in [client.add(ID, SECRET), client.renew(ID, SECRET)] {
        let (before, fetched) = (api.count(), files.count());
        let error = ends(call).await.expect_err("has expired");
        expect(&error, ErrorKind::Api, Sent::Yes, 1);
        assert_eq!(error.status(), Some(StatusCode::FORBIDDEN));
        assert_eq!((api.count() - before, files.count() - fetched), (1, 1));
    }
    // Where that does no harm it is.
    let (before, fetched) = (api.count(), files.count());
    ends(client.search(ID, SECRET))
        .await
        .expect_err("has expired");
    assert_eq!((api.count() - before, files.count() - fetched), (2, 2));
}

fn seen_other() -> Answer {
    redirect(303, &format!("http://cdn.example{}", signed(0)))
}

#[tokio::test]
async fn r10_of_the_hosts_that_are_allowed_no_other_is_asked() {
    let (listed, other) = (files(0), files(0));
    for (host, is_listed) in [
        ("cdn.example", true),
        ("CDN.example", true),
        ("a.media.example", true),
        ("a.b.media.example", true),
        ("media.example", false),
        ("evilmedia.example", false),
        ("cdn.example.evil", false),
        ("cdn.example.", true),
        ("a.cdn.example", false),
        ("cdnxexample", false),
    ] {
        let api = resolver(host);
        let address = if is_listed {
            listed.address()
        } else {
            other.address()
        };
        let names = Names::new().with(&host.to_ascii_lowercase(), address);
        let builder = named(&api, names).redirect_hosts(["cdn.example", "*.Media.example"]);
        let client = builder.build().expect("a client");
        for way in 0..3 {
            let fetched = fetch(&client, way).await;
            if is_listed {
                assert_eq!(fetched.expect(host), b"RIFF");
            } else {
                expect_redirect(&fetched.expect_err(host), 302);
            }
        }
        assert_eq!(api.count(), 3);
    }
    assert_eq!((listed.count(), other.connections()), (15, 0));
}

/// What the place is of that the API names.
async fn located(client: &Client) -> Result<Option<Resource>, Error> {
    let place = ends(client.any(ID).location()).await?;
    Ok(Resource::of(&place))
}

#[tokio::test]
async fn r09_a_place_is_of_something_however_it_is_written() {
    let track = Some(Resource::Track(TrackId::from(291)));
    let user = Some(Resource::User(UserId::from(7)));
    let list = Resource::Other("playlists".to_owned(), "soundcloud:playlists:12".to_owned());
    for (place, resource) in [
        ("/tracks/291", track.clone()),
        ("../../tracks/291", track.clone()),
        ("http://api.example/tracks/291", track.clone()),
        ("HTTP://API.example:80/tracks/291", track.clone()),
        (
            "//api.example/tracks/291.json?secret_token=c4n4ry-5",
            track.clone(),
        ),
        ("/tracks/soundcloud:tracks:291", track.clone()),
        ("/tracks/soundcloud%3Atracks%3A291", track.clone()),
        ("http://api.example/tracks/soundcloud:tracks:291", track),
        ("/users/soundcloud:users:7", user.clone()),
        ("/users/7", user),
        ("/playlists/soundcloud:playlists:12", Some(list)),
        ("/elsewhere", None),
        ("/tracks/night-bus", None),
    ] {
        let body = format!(r#"{{"status":"302 - Found","location":"{place}"}}"#);
        let of_header = [301, 302, 303, 307, 308].map(|status| redirect(status, place));
        let in_body = [200, 302].map(|status| answer(status, &[JSON], &body));
        for answer in of_header.into_iter().chain(in_body) {
            let wire = Wire::always(answer);
            let found = located(&client(&wire, Names::new())).await;
            assert_eq!(found.expect("a place"), resource, "{place}");
            // Nobody goes there.
            assert_eq!(wire.count(), 1);
            assert!(wire.only().header("authorization").is_some());
        }
    }
}

const JSON: (&str, &str) = ("content-type", "application/json");

#[tokio::test]
async fn r09_a_place_elsewhere_is_refused_and_not_looked_at() {
    let elsewhere = Wire::always(answer(200, &[JSON], "{}"));
    let port = elsewhere.address().port();
    for place in [
        "http://cdn.example/tracks/291".to_owned(),
        "//cdn.example/tracks/291".to_owned(),
        "https://api.example/tracks/291".to_owned(),
        format!("http://api.example:{port}/tracks/291"),
        format!("http://127.0.0.1:{port}/tracks/291"),
        "http://api.example./tracks/291".to_owned(),
        format!("http://{SECRET}@api.example/tracks/291"),
        format!("http://a:{SECRET}@api.example/tracks/291"),
        "file:///tracks/291".to_owned(),
        "soundcloud:tracks:291".to_owned(),
    ] {
        let body = format!(r#"{{"status":"302 - Found","location":"{place}"}}"#);
        for answer in [redirect(302, &place), answer(302, &[JSON], &body)] {
            let wire = Wire::always(answer);
            let names = Names::new().with("cdn.example", elsewhere.address());
            let error = located(&client(&wire, names)).await;
            expect_redirect(&error.expect_err(&place.replace(SECRET, "")), 302);
            assert_eq!(wire.count(), 1);
        }
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn r09_what_names_no_place_is_an_error() {
    for (status, headers, body) in [
        (302, &[][..], ""),
        (302, &[JSON], "{}"),
        (302, &[JSON], r#"{"location":7}"#),
        (302, &[JSON], r#"{"location":"http://["}"#),
        (300, &[("location", "/tracks/291")], ""),
        (304, &[("location", "/tracks/291")], ""),
        (302, &[("location", "")], ""),
    ] {
        let wire = Wire::always(answer(status, headers, body));
        let error = located(&client(&wire, Names::new())).await;
        expect_redirect(&error.expect_err("no place"), status);
        assert_eq!(wire.count(), 1);
    }
    let long = format!("/tracks/{}", "1".repeat(100_000));
    let wire = Wire::always(redirect(302, &long));
    let error = located(&client(&wire, Names::new())).await;
    expect_redirect(&error.expect_err("is too long"), 302);
}

#[tokio::test]
async fn r09_what_is_not_found_is_not_found() {
    for (status, requests) in [(404, 1), (401, 1), (403, 1), (503, 3)] {
        let wire = Wire::always(answer(status, &[JSON], r#"{"errors":[]}"#));
        let error = located(&client(&wire, Names::new())).await;
        let error = error.expect_err("no success");
        expect(&error, ErrorKind::Api, Sent::Yes, requests);
        assert_eq!(error.status(), StatusCode::from_u16(status).ok());
        assert_eq!(wire.count(), requests as usize);
    }
}

#[tokio::test]
async fn r09_the_address_of_a_page_is_resolved() {
    const PAGE: &str = "https://soundcloud.com/ana/night-bus?a=b&c=d#t=1";
    let wire = Wire::start(|request| match &*request.pairs()[0].1 {
        PAGE => redirect(302, "/tracks/soundcloud:tracks:291"),
        _ => answer(
            404,
            &[JSON],
            r#"{"errors":[{"error_message":"404 - Not Found"}]}"#,
        ),
    });
    let client = client(&wire, Names::new());
    let found = ends(soundcloud::resolve(&client, PAGE)).await;
    let track = Resource::Track(TrackId::from(291));
    assert_eq!(found.expect("a track"), Some(track));
    assert_eq!(wire.only().path(), "/resolve");
    let error = ends(soundcloud::resolve(
        &client,
        "https://soundcloud.com/nobody",
    ))
    .await;
    let error = error.expect_err("nobody");
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    assert_eq!((error.was_sent(), error.attempts()), (Sent::Yes, 1));
    assert!(error.to_string().starts_with("GET /resolve: "), "{error}");
    assert_eq!(wire.count(), 2);
}
