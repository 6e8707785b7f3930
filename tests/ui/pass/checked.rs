//! A trait that is checked against a document, and says where it differs.
#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Schema, api, endpoint};

#[derive(serde::Serialize, serde::Deserialize, Schema)]
#[schema(spec = "../fail/spec/shop.yaml")]
pub struct Item {
    id: i64,
    title: Option<String>,
}

#[derive(serde::Serialize, Schema)]
#[schema(spec = "../fail/spec/shop.yaml", query("listItems"))]
pub struct Search<'a> {
    q: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<u32>,
}

/// All of it.
#[api(spec = "../fail/spec/shop.yaml")]
pub trait Shop: Api {
    #[endpoint(GET, "/items?<search..>")]
    fn list_items(&self, search: &Search<'_>) -> Call<Vec<Item>>;

    #[endpoint(POST, "/items", json = item)]
    fn add_item(&self, item: &Item) -> Call<()>;

    #[endpoint(GET, "/items/<item_id>/<part>", auth = key)]
    fn get_part(&self, item_id: u32, part: &str) -> Call<()>;

    #[endpoint(GET, "/tags?<names>", headers("X-Trace" = trace))]
    fn search_tags(&self, names: Option<String>, trace: Option<&str>) -> Call<Vec<String>>;

    #[endpoint(DELETE, "/tags")]
    fn clear_tags(&self) -> Call<()>;

    #[deprecated = "it is old"]
    #[endpoint(GET, "/old")]
    fn old(&self) -> Call<()>;
}

impl Shop for Client {}

/// A part of it, with differences that are meant.
#[api(spec(
    file = "../fail/spec/shop.yaml",
    only("items", "/items/{item_id}", "GET /tags"),
    except("addItem"),
    omit("X-Trace"),
))]
pub trait Window: Api {
    /// Always five, and a pair that the document lacks.
    #[endpoint(
        GET,
        "/items?<q>&<limit>&verbose=true",
        spec(always("limit"), undocumented("verbose"))
    )]
    fn list_items(&self, q: &str, limit: u32) -> Call<Vec<Item>>;

    /// Text stands for a parameter.
    #[endpoint(GET, "/items/<item_id>/lid", auth = key, operation = "getPart")]
    fn lid(&self, item_id: u32) -> Call<()>;

    #[endpoint(GET, "/items/<item_id>/<part>", spec(omit("shop_key")))]
    fn part(&self, item_id: u32, part: &str) -> Call<()>;

    #[endpoint(GET, "/tags", spec(omit("names")))]
    fn tags(&self) -> Call<Vec<String>>;

    /// The document does not have it.
    #[endpoint(GET, "/weather", spec(undocumented))]
    fn weather(&self) -> Call<String>;
}

impl Window for Client {}

/// Generic traits are compared as far as their types can be named.
#[api(spec(file = "../fail/spec/shop.yaml", only("addItem")))]
pub trait Generic<Thing: serde::Serialize>: Api {
    #[endpoint(POST, "/items", json = item)]
    fn add_item(&self, item: &Thing) -> Call<()>;
}

impl<Thing: serde::Serialize> Generic<Thing> for Client {}

fn main() {
    let client = Client::builder("https://shop.example/v2")
        .build()
        .expect("a client");
    let search = Search {
        q: "fog",
        limit: Some(5),
    };
    let request = Shop::list_items(&client, &search)
        .request()
        .expect("a request");
    assert_eq!(request.url().query(), Some("q=fog&limit=5"));
    let request = client.lid(7).request().expect("a request");
    assert_eq!(request.url().path(), "/v2/items/7/lid");
    let request = Generic::add_item(&client, &"a thing".to_owned()).request();
    assert!(request.is_ok());
}
