//! The fields of a query are the parameters of the document, and are sent as such.

#![deny(warnings)]

use serde::{Serialize, Serializer};
use soundcloud_api::{Api, Call, Client, Error, Schema, endpoint};

#[derive(Default, Serialize, Schema)]
#[schema(spec = "../fail/schema/shop.yaml", query("GET /items"), omit("q"))]
struct Filter<'a> {
    limit: Option<u8>,
    #[serde(serialize_with = "joined", skip_serializing_if = "Vec::is_empty")]
    ids: Vec<u64>,
    #[serde(rename = "price[from]")]
    price_from: Option<&'a f64>,
}

fn joined<S: Serializer>(ids: &[u64], serializer: S) -> Result<S::Ok, S::Error> {
    let ids: Vec<String> = ids.iter().map(u64::to_string).collect();
    serializer.serialize_str(&ids.join(","))
}

#[derive(Serialize, Schema)]
#[schema(spec = "../fail/schema/shop.yaml", query("listOffers"))]
struct Offers {
    currency: &'static str,
}

trait Shop: Api {
    #[endpoint(GET, "/items?<q>&<filter..>")]
    fn items(&self, q: &str, filter: &Filter<'_>) -> Call<String>;

    #[endpoint(GET, "/items/<id>/offers?<offers..>")]
    fn offers(&self, id: u64, offers: &Offers) -> Call<String>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let filter = Filter {
        ids: vec![1, 2],
        price_from: Some(&1.5),
        ..Filter::default()
    };
    let items = shop.items("fog", &filter).request()?;
    assert_eq!(
        items.url().query(),
        Some("q=fog&ids=1%2C2&price%5Bfrom%5D=1.5")
    );
    let offers = shop.offers(7, &Offers { currency: "eur" }).request()?;
    assert_eq!(offers.url().query(), Some("currency=eur"));
    Ok(())
}
