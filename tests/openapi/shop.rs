//! A small API with everything in it, and its document, `shop.json`.

use std::{collections::BTreeMap, env, fmt::Display, fs, path::Path};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use soundcloud_api::{
    Api, Body, Call, Client, Error, Form, Format, OpenApi, Output, api, endpoint,
    schemars::{self, JsonSchema},
};

/// What the shop sells.
///
/// Made by [`Shop::add`].
///
/// ```
/// // It is an example in Rust.
/// ```
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
struct Item {
    /// Given by the shop.
    #[serde(skip_serializing)]
    #[expect(dead_code, reason = "for its schema")]
    id: u32,
    title: String,
    /// In cents.
    price: Option<u32>,
    #[serde(default)]
    tags: Vec<String>,
    kind: Kind,
    /// What is in it.
    parts: Vec<Item>,
}

/// What sort of thing it is.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    ForTheTable,
    ForTheStove,
}

/// Sent as text, and answered as a number.
#[derive(Debug, JsonSchema)]
#[serde(into = "String", from = "u64")]
struct Price(u64);

impl Serialize for Price {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Price {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u64::deserialize(deserializer).map(Self)
    }
}

#[derive(Debug, Serialize, Deserialize, JsonSchema)]
struct Offer {
    price: Price,
}

/// Which items.
#[derive(Debug, Serialize, JsonSchema)]
struct Filter<'a> {
    /// Words of the title.
    q: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<Kind>,
    /// With commas between.
    #[schemars(with = "Vec<u32>", extend("x-explode" = false))]
    ids: String,
    #[deprecated]
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Login {
    user: String,
    password: String,
}

#[derive(Debug, JsonSchema)]
struct Photo {
    #[schemars(extend("format" = "binary"))]
    #[expect(dead_code, reason = "for its schema")]
    file: String,
}

impl From<Photo> for Form {
    fn from(_: Photo) -> Self {
        Self::new()
    }
}

/// Everything for the kitchen, as [`Client`] sees it.
#[api(openapi)]
trait Shop: Api {
    /// Items, by words
    /// of their titles. Without words, all of them.
    ///
    /// - They come in no order.
    #[endpoint(GET, "/v1/items?q=<words>&<tags>&<limit>&verbose=true")]
    fn search(&self, words: Option<&str>, tags: &[String], limit: u8) -> Call<Vec<Item>>;

    /// One item.
    #[endpoint(GET, "/v1/items/<id>.<format>", headers("If-None-Match" = etag, "X-Client" = "test"), operation = "getItem")]
    fn item(&self, id: u32, format: Format, etag: Option<&str>) -> Call<Option<Item>>;

    /// Adds an item.
    #[endpoint(POST, "/v1/items", json = item)]
    async fn add(&self, item: &Item) -> Result<Item, Error>;

    #[endpoint(PUT, "/v1/items/<slug>.<format>", encode(format) = item)]
    fn change(&self, slug: &str, format: Format, item: &Item) -> Call<()>;

    #[endpoint(GET, "/items?<filter..>", auth = key)]
    fn filtered<'a>(&self, filter: &Filter<'a>) -> Call<BTreeMap<String, u32>>;

    #[endpoint(GET, "/items/any?first=1&<more..>", auth = key)]
    fn mapped(&self, more: Option<&BTreeMap<String, String>>) -> Call<Value>;

    #[endpoint(POST, "/offers", xml = offer)]
    fn offer(&self, offer: &Offer) -> Call<Offer>;

    #[endpoint(POST, "/login", form = login, auth = none)]
    fn log_in(&self, login: &Login) -> Call<String>;

    #[endpoint(POST, "/photos", multipart = photo)]
    fn show(&self, photo: Photo) -> Call<()>;

    #[endpoint(PUT, "/photos", multipart = photo)]
    fn show_parts(&self, photo: Form) -> Call<()>;

    #[endpoint(PUT, "/files/<path..>", body = content)]
    fn store(&self, path: &[&str], content: Vec<u8>) -> Call<()>;

    #[endpoint(POST, "/files/<folder..>", body = content)]
    fn stream(&self, folder: &str, content: Body) -> Call<()>;

    #[endpoint(PATCH, "/files/<path..>", body = content, headers("Content-Type" = "text/csv"))]
    fn append(&self, path: String, content: &str) -> Call<()>;

    #[endpoint(HEAD, "/files/<path..>")]
    fn look(&self, path: &str) -> Call<Option<String>>;

    #[endpoint(GET, "/files/<path..>", headers("Accept" = "text/csv, text/plain;q=0.5"))]
    fn fetch(&self, path: &str) -> Call<String>;

    /// A note on anything.
    #[deprecated = "write a letter"]
    #[endpoint(POST, "/notes/<about>?<kind>", body = text)]
    fn note<T: Serialize + Output>(&self, about: impl Display, kind: T, text: String) -> Call<T>
    where
        Self: Sized;

    /// All letters.
    #[endpoint(GET, "/letters?<page>&size=9", operation = "letters")]
    fn letters(&self, page: u32) -> Call<Vec<String>>;

    /// Some letters.
    #[endpoint(GET, "/letters?<page>&<from>&size=8", operation = "letters", headers("X-Name" = name))]
    fn letters_from(&self, page: u32, from: &str, name: &str) -> Call<Vec<String>>;

    #[cfg(any())]
    #[endpoint(DELETE, "/letters")]
    fn burn(&self) -> Call<()>;

    /// It is no endpoint.
    fn all(&self) -> Call<Vec<Item>> {
        self.search(None, &[], 9)
    }
}

impl Shop for Client {}

pub(crate) fn document() -> OpenApi {
    Client::openapi()
        .version("1.2")
        .server("https://shop.example")
        .server("https://test.shop.example/v2")
        .api_key("key")
}

/// Set `OPENAPI=overwrite` to have it written.
#[test]
fn the_document_is_as_it_was_read() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi/shop.json");
    if env::var_os("OPENAPI").is_some_and(|word| word == "overwrite") {
        fs::write(&file, format!("{}\n", document())).expect("the document can be written");
    }
    let read = fs::read_to_string(file).expect("the document is there");
    let read: Value = serde_json::from_str(&read).expect("JSON");
    let given = document().to_value();
    assert!(
        read == given,
        "run this test with `OPENAPI=overwrite`, and read what changed"
    );
}

#[test]
fn what_is_printed_is_the_document() {
    let printed: Value = serde_json::from_str(&document().to_string()).expect("JSON");
    assert_eq!(printed, document().to_value());
}

#[test]
fn what_is_said_takes_the_place_of_what_the_trait_says() {
    let given = Client::openapi().to_value();
    assert_eq!(given["info"]["title"], "Shop");
    assert_eq!(given["info"]["version"], "0.0.0");
    assert_eq!(
        given["info"]["description"],
        "Everything for the kitchen, as `Client` sees it."
    );
    assert_eq!(given.get("servers"), None);
    let said = Client::openapi()
        .title("Kitchen")
        .description("All of it.")
        .token_scheme("Token")
        .to_value();
    assert_eq!(said["info"]["title"], "Kitchen");
    assert_eq!(said["info"]["description"], "All of it.");
    assert_eq!(
        said["components"]["securitySchemes"]["token"]["name"],
        "Authorization"
    );
}
