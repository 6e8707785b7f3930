//! Every row of the attribute's grammar but bodies, as it arrives at a server.

use std::collections::BTreeMap;

use serde::Serialize;
use soundcloud_api::{Api, Call, Client, Error, Format, endpoint};

use crate::wire::{Request, Wire, json, nothing};

#[derive(Serialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Order {
    Newest,
}

#[derive(Serialize, Default)]
struct Filter<'a> {
    q: Option<&'a str>,
    #[serde(rename = "bpm[from]")]
    bpm_from: Option<f64>,
    ids: Vec<u64>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    streamable: bool,
    order: Option<Order>,
}

#[rustfmt::skip]
trait Grammar: Api {
    #[endpoint(GET, "/")]
    fn root(&self) -> Call<()>;

    #[endpoint(GET, "/tracks/<track_id>/secret-token.<format>")]
    fn path(&self, track_id: u64, format: Format) -> Call<()>;

    #[endpoint(GET, "/q?q=<query>&bpm[from]=<from>&<verbose>&<order>&client=me&empty=")]
    fn pairs(&self, query: &str, from: f64, verbose: bool, order: Order) -> Call<()>;

    #[endpoint(GET, "/q?<a>&<b>")]
    fn options(&self, a: Option<&str>, b: Option<u8>) -> Call<()>;

    #[endpoint(GET, "/q?id=<ids>&<tags>")]
    fn lists(&self, ids: Vec<u64>, tags: &[&str]) -> Call<()>;

    #[endpoint(GET, "/q?<filter..>")]
    fn fields(&self, filter: &Filter<'_>) -> Call<()>;

    #[endpoint(GET, "/q?a=1&<last>&<map..>")]
    fn map(&self, last: &str, map: &BTreeMap<&str, u8>) -> Call<()>;

    #[endpoint(GET, "/q?<nested>")]
    fn nested(&self, nested: Vec<Vec<u8>>) -> Call<()>;

    #[endpoint(GET, "/h", headers("X-Text" = text, "x-number" = number, "X-Flag" = flag, "X-Fixed" = "as it is", "X-Order" = order))]
    fn headers(&self, text: &str, number: i64, flag: bool, order: Order) -> Call<()>;

    #[endpoint(GET, "/h", headers("If-None-Match" = etag, "X-Tag" = tags))]
    fn optional_headers(&self, etag: Option<&str>, tags: &[&str]) -> Call<()>;

    #[endpoint(GET, "/h", headers("X-Map" = map))]
    fn header_of_a_map(&self, map: &BTreeMap<&str, u8>) -> Call<()>;

    #[endpoint(GET, "/h", headers("Accept" = "text/csv"))]
    fn another_accept(&self) -> Call<()>;

    #[endpoint(GET, "/auth")]
    fn token(&self) -> Call<()>;

    #[endpoint(GET, "/auth?a=1", auth = key)]
    fn key(&self) -> Call<()>;

    #[endpoint(GET, "/auth", auth = none)]
    fn none(&self) -> Call<()>;

    #[endpoint(POST, "/m")]
    fn post(&self) -> Call<()>;

    #[endpoint(PUT, "/m")]
    fn put(&self) -> Call<()>;

    #[endpoint(DELETE, "/m")]
    fn delete(&self) -> Call<()>;

    #[endpoint(PATCH, "/m")]
    fn patch(&self) -> Call<()>;

    #[endpoint(HEAD, "/m")]
    fn head(&self) -> Call<()>;

    #[endpoint(OPTIONS, "/m")]
    fn options_of(&self) -> Call<()>;
}

impl Grammar for Client {}

async fn arrives(call: impl FnOnce(&Client) -> Call<()>) -> Request {
    let wire = Wire::always(nothing());
    call(&wire.client()).await.expect("a success");
    wire.only()
}

async fn target(call: impl FnOnce(&Client) -> Call<()>) -> String {
    arrives(call).await.target
}

#[tokio::test]
async fn a_call_has_its_method_path_and_the_clients_headers_and_nothing_else() {
    let wire = Wire::always(nothing());
    wire.client().root().await.expect("a success");
    let request = wire.only();
    assert_eq!((&*request.method, &*request.target), ("GET", "/"));
    let mut names: Vec<_> = request
        .headers
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    names.sort_unstable();
    let expected = ["accept", "accept-encoding", "host", "user-agent"];
    assert_eq!(names, expected);
    assert_eq!(request.header("host"), Some(&*wire.host()));
    let accept = request.header("accept");
    assert_eq!(accept, Some("application/json, application/xml;q=0.9"));
    let agent = request.header("user-agent").expect("a name");
    assert!(agent.starts_with("soundcloud-api/"), "{agent}");
    assert!(request.body.is_empty());
}

#[tokio::test]
async fn every_method_is_sent_as_declared() {
    let wire = Wire::always(nothing());
    let client = wire.client();
    for (call, method) in [
        (client.root(), "GET"),
        (client.post(), "POST"),
        (client.put(), "PUT"),
        (client.delete(), "DELETE"),
        (client.patch(), "PATCH"),
        (client.head(), "HEAD"),
        (client.options_of(), "OPTIONS"),
    ] {
        call.await.expect("a success");
        assert_eq!(wire.last().method, method);
    }
}

#[tokio::test]
async fn path_parameters_stand_where_the_template_has_them() {
    let target = target(|client| client.path(7, Format::Xml)).await;
    assert_eq!(target, "/tracks/7/secret-token.xml");
}

#[tokio::test]
async fn pairs_stand_in_the_order_of_the_template() {
    let request = arrives(|client| client.pairs("a b&c", 90.5, true, Order::Newest)).await;
    let pairs = request.pairs();
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(key, value)| (&**key, &**value))
        .collect();
    assert_eq!(
        pairs,
        [
            ("q", "a b&c"),
            ("bpm[from]", "90.5"),
            ("verbose", "true"),
            ("order", "newest"),
            ("client", "me"),
            ("empty", ""),
        ]
    );
}

#[tokio::test]
async fn an_option_that_is_none_sends_nothing() {
    assert_eq!(target(|client| client.options(None, None)).await, "/q");
    assert_eq!(
        target(|client| client.options(None, Some(7))).await,
        "/q?b=7"
    );
    assert_eq!(
        target(|client| client.options(Some(""), None)).await,
        "/q?a="
    );
}

#[tokio::test]
async fn a_list_repeats_its_key() {
    let target_of =
        async |ids: &[u64], tags: &[&str]| target(|client| client.lists(ids.to_vec(), tags)).await;
    assert_eq!(
        target_of(&[1, 2], &["a", "a"]).await,
        "/q?id=1&id=2&tags=a&tags=a"
    );
    assert_eq!(target_of(&[], &[]).await, "/q");
}

#[tokio::test]
async fn the_fields_of_a_struct_are_pairs() {
    let filter = Filter {
        q: Some("x"),
        bpm_from: Some(120.0),
        ids: vec![1, 2],
        streamable: true,
        order: Some(Order::Newest),
    };
    let request = arrives(|client| client.fields(&filter)).await;
    assert_eq!(
        request.query(),
        Some("q=x&bpm%5Bfrom%5D=120.0&ids=1&ids=2&streamable=true&order=newest")
    );
    let request = arrives(|client| client.fields(&Filter::default())).await;
    assert_eq!(request.target, "/q");
}

#[tokio::test]
async fn the_entries_of_a_map_are_pairs_behind_the_others() {
    let map = BTreeMap::from([("b", 2), ("c d", 3)]);
    let target = target(|client| client.map("z", &map)).await;
    assert_eq!(target, "/q?a=1&last=z&b=2&c+d=3");
}

#[tokio::test]
async fn what_is_no_pair_is_refused_by_its_name() {
    let wire = Wire::always(nothing());
    let error = wire.client().nested(vec![vec![1]]).await;
    let error = error.expect_err("a list of lists");
    assert_eq!(error.argument_name(), Some("nested"), "{error}");
    let map = BTreeMap::from([("a", 1)]);
    let error = wire.client().header_of_a_map(&map).await;
    let error = error.expect_err("a header of several values");
    assert_eq!(error.argument_name(), Some("map"), "{error}");
    assert_eq!(wire.connections(), 0);
}

#[tokio::test]
async fn headers_come_from_arguments_and_literals() {
    let request = arrives(|client| client.headers("a, \"b\"", -7, false, Order::Newest)).await;
    for (name, value) in [
        ("x-text", "a, \"b\""),
        ("x-number", "-7"),
        ("x-flag", "false"),
        ("x-fixed", "as it is"),
        ("x-order", "newest"),
    ] {
        assert_eq!(request.header(name), Some(value));
    }
}

#[tokio::test]
async fn a_header_is_left_out_or_repeated_as_its_argument_says() {
    let request = arrives(|client| client.optional_headers(None, &[])).await;
    assert_eq!(request.header("if-none-match"), None);
    assert_eq!(request.header("x-tag"), None);
    let request = arrives(|client| client.optional_headers(Some("\"e1\""), &["a", "b", "c"])).await;
    assert_eq!(request.header("if-none-match"), Some("\"e1\""));
    assert_eq!(request.header_all("x-tag"), ["a", "b", "c"]);
}

#[tokio::test]
async fn the_endpoints_header_stands_in_place_of_the_clients() {
    let wire = Wire::always(nothing());
    let client = wire
        .builder()
        .header("x-tag", "client")
        .header("x-own", "1");
    let client = client.user_agent("me/1").build().expect("a client");
    client
        .optional_headers(None, &["a", "b"])
        .await
        .expect("a success");
    let request = wire.last();
    assert_eq!(request.header_all("x-tag"), ["a", "b"]);
    assert_eq!(request.header("x-own"), Some("1"));
    assert_eq!(request.header("user-agent"), Some("me/1"));
    client.another_accept().await.expect("a success");
    assert_eq!(wire.last().header("accept"), Some("text/csv"));
    assert_eq!(wire.last().header("x-tag"), Some("client"));
}

#[tokio::test]
async fn each_endpoint_carries_the_credentials_that_it_declares() {
    let wire = Wire::always(nothing());
    let builder = wire.builder().token_scheme("OAuth").token("t0k3n");
    let client = builder
        .api_key("consumer key", "k&y")
        .build()
        .expect("a client");

    client.token().await.expect("a success");
    assert_eq!(wire.last().header("authorization"), Some("OAuth t0k3n"));
    assert_eq!(wire.last().target, "/auth");

    client.key().await.expect("a success");
    assert_eq!(wire.last().header("authorization"), Some("OAuth t0k3n"));
    assert_eq!(wire.last().target, "/auth?a=1&consumer+key=k%26y");

    client.none().await.expect("a success");
    assert_eq!(wire.last().header("authorization"), None);
    assert_eq!(wire.last().target, "/auth");
}

#[tokio::test]
async fn a_client_without_credentials_sends_none() {
    for call in [Client::token, Client::key, Client::none] as [fn(&Client) -> Call<()>; 3] {
        let request = arrives(call).await;
        assert_eq!(request.header("authorization"), None);
        assert!(request.pairs().iter().all(|(key, _)| key == "a"));
    }
}

#[tokio::test]
async fn there_is_never_a_second_authorization() {
    let wire = Wire::always(nothing());
    let builder = wire
        .builder()
        .token("t0k3n")
        .header("authorization", "other");
    let client = builder.build().expect("a client");
    client.token().await.expect("a success");
    assert_eq!(wire.last().header_all("authorization"), ["Bearer t0k3n"]);
    let call = client.token().header("Authorization", "Bearer another");
    call.await.expect("a success");
    assert_eq!(wire.last().header_all("authorization"), ["Bearer another"]);
}

#[tokio::test]
async fn a_trait_of_endpoints_is_used_behind_dyn_and_by_generic_and_async_methods() {
    trait More: Api {
        #[endpoint(GET, "/g/<id>?<tag>")]
        fn generic<T: std::fmt::Display, U: Serialize>(&self, id: T, tag: U) -> Call<u32>
        where
            Self: Sized;

        #[endpoint(GET, "/i/<id>?<tag>")]
        fn opaque(&self, id: impl std::fmt::Display, tag: impl Serialize) -> Call<u32>
        where
            Self: Sized;

        #[endpoint(GET, "/d/<id>")]
        fn object(&self, id: u8) -> Call<u32>;

        fn beside(&self) -> Call<u32> {
            self.object(9)
        }
    }

    trait Awaited: Api {
        #[endpoint(GET, "/a/<id>")]
        async fn awaited(&self, id: &str) -> Result<u32, Mine>;
    }

    #[derive(Debug)]
    struct Mine(Error);

    impl From<Error> for Mine {
        fn from(error: Error) -> Self {
            Self(error)
        }
    }

    impl More for Client {}
    impl Awaited for Client {}

    let wire = Wire::always(json("42"));
    let client = wire.client();
    assert_eq!(client.generic("x", Some(1)).await.expect("a number"), 42);
    assert_eq!(wire.last().target, "/g/x?tag=1");
    assert_eq!(client.opaque(1, "é").await.expect("a number"), 42);
    assert_eq!(wire.last().target, "/i/1?tag=%C3%A9");
    let object: &(dyn More + Send) = &client;
    assert_eq!(object.beside().await.expect("a number"), 42);
    assert_eq!(wire.last().target, "/d/9");
    let task = tokio::spawn({
        let client = client.clone();
        async move { client.awaited("x").await }
    });
    assert_eq!(task.await.expect("no panic").expect("a number"), 42);
    assert_eq!(wire.last().target, "/a/x");
    let Mine(error) = client.awaited("..").await.expect_err("is refused");
    assert_eq!(error.argument_name(), Some("id"));
}
