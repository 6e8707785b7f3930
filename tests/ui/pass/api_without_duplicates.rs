//! What is not the same request, or says that it is the same operation, may stand in one trait.

#![deny(warnings)]

use soundcloud_api::{Api, Body, Call, Client, Error, api, endpoint};

#[api]
trait Shop: Api {
    #[endpoint(GET, "/items/<id>", operation = "getItem")]
    fn item(&self, id: u32) -> Call<String>;

    #[endpoint(GET, "/items/<name>", operation = "getItem")]
    fn item_by_name(&self, name: &str) -> Call<String>;

    #[endpoint(HEAD, "/items/<id>")]
    fn probe(&self, id: u32) -> Call<()>;

    #[endpoint(GET, "/items/<id>?<lang>")]
    fn item_in(&self, id: u32, lang: &str) -> Call<String>;

    #[endpoint(GET, "/items/<id>", headers("If-None-Match" = etag))]
    fn item_unless(&self, id: u32, etag: &str) -> Call<Option<String>>;

    #[endpoint(GET, "/items/<id>.<format>")]
    fn item_as(&self, id: u32, format: &str) -> Call<String>;

    #[endpoint(POST, "/items", json = item)]
    fn add(&self, item: &str) -> Call<()>;

    #[endpoint(POST, "/items", body = content)]
    fn upload(&self, content: Body) -> Call<()>;

    #[cfg(all())]
    #[endpoint(GET, "/parts")]
    fn parts(&self) -> Call<String>;

    #[cfg(any())]
    #[endpoint(GET, "/parts")]
    fn parts(&self) -> Call<Vec<String>>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    assert_eq!(Client::endpoints().len(), 9);
    let calls = [
        shop.item(7),
        shop.item_by_name("harp"),
        shop.item_in(7, "en"),
        shop.item_as(7, "json"),
        shop.parts(),
    ];
    for call in calls {
        assert_eq!(call.request()?.method(), "GET");
    }
    for call in [shop.probe(7), shop.add("new"), shop.upload("new".into())] {
        assert_ne!(call.request()?.method(), "GET");
    }
    drop(shop.item_unless(7, "x"));
    Ok(())
}
