//! Pairs of the query are fixed, an argument, or the fields of one.

#![deny(warnings)]

use std::collections::BTreeMap;

use serde::Serialize;
use soundcloud_api::{Api, Call, Client, Error, endpoint};

#[derive(Serialize)]
struct Filter<'a> {
    genre: &'a str,
    #[serde(rename = "bpm[from]")]
    bpm_from: Option<u16>,
}

trait Shop: Api {
    #[endpoint(GET, "/items?verbose=true&note=a%20b&expand=maker&expand=parts")]
    fn fixed(&self) -> Call<()>;

    #[endpoint(GET, "/items?<q>&page[size]=<size>&lang=<language>")]
    fn pairs(&self, q: &str, size: u8, language: Option<&str>) -> Call<()>;

    #[endpoint(GET, "/items?<ids>&tag=<tags>")]
    fn lists(&self, ids: &[u32], tags: Vec<&str>) -> Call<()>;

    #[endpoint(GET, "/items?limit=10&<filter..>")]
    fn fields(&self, filter: &Filter<'_>) -> Call<()>;

    #[endpoint(GET, "/items?<pairs..>")]
    fn map(&self, pairs: BTreeMap<String, u8>) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let query = |call: Call<()>| Ok::<_, Error>(call.request()?.url().query().map(str::to_owned));
    let check = |call, expected: &str| {
        assert_eq!(query(call)?.as_deref(), Some(expected));
        Ok::<_, Error>(())
    };
    check(
        shop.fixed(),
        "verbose=true&note=a+b&expand=maker&expand=parts",
    )?;
    check(shop.pairs("a&b", 5, None), "q=a%26b&page%5Bsize%5D=5")?;
    check(shop.lists(&[1, 2], vec!["x"]), "ids=1&ids=2&tag=x")?;
    let filter = Filter {
        genre: "harp",
        bpm_from: Some(90),
    };
    check(shop.fields(&filter), "limit=10&genre=harp&bpm%5Bfrom%5D=90")?;
    check(shop.map([("a".to_owned(), 1)].into()), "a=1")?;
    Ok(())
}
