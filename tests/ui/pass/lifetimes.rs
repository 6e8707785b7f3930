//! Arguments and results with lifetimes of the method, of the trait and of all.

#![deny(warnings, elided_lifetimes_in_paths)]

use std::{borrow::Cow, fmt::Display};

use serde::{Serialize, de::DeserializeOwned};
use soundcloud_api::{Api, Call, Client, Error, endpoint};

#[derive(Serialize)]
struct Filter<'a> {
    genre: Cow<'a, str>,
}

trait Shop<'shop>: Api {
    #[endpoint(GET, "/items/<id>?<filter..>")]
    fn elided(&self, id: &str, filter: &Filter<'_>) -> Call<String>;

    #[endpoint(GET, "/items/<id>?<lang>")]
    fn named<'a, 'b>(&'a self, id: &'b str, lang: Cow<'b, str>) -> Call<String>
    where
        'a: 'b;

    #[endpoint(GET, "/shops/<shop>/<id>")]
    async fn of_the_trait<'a>(&'a self, shop: &'shop str, id: &'a str) -> Result<String, Error>
    where
        'shop: 'a;

    #[endpoint(PUT, "/items/<id>", json = item)]
    fn of_all<T>(&self, id: &'static str, item: &T) -> Call<T>
    where
        T: DeserializeOwned + ?Sized,
        for<'a> &'a T: Serialize;

    #[endpoint(GET, "/items/<ids..>")]
    fn nested<'a>(&self, ids: &'a [&'a (dyn Display + 'a)]) -> Call<String>;
}

impl<'shop> Shop<'shop> for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let genre = String::from("harp");
    let filter = Filter {
        genre: genre.as_str().into(),
    };
    let url = |request: soundcloud_api::reqwest::Request| request.url().as_str()[20..].to_owned();
    assert_eq!(
        url(shop.elided(&genre, &filter).request()?),
        "/items/harp?genre=harp"
    );
    assert_eq!(
        url(shop.named(&genre, "en".into()).request()?),
        "/items/harp?lang=en"
    );
    assert_eq!(url(shop.of_all("7", &genre).request()?), "/items/7");
    assert_eq!(url(shop.nested(&[&7, &"a"]).request()?), "/items/7/a");
    drop(shop.of_the_trait("ana", &genre));
    Ok(())
}
