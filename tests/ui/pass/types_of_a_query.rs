//! Whatever can be serialised to text is a pair, and every struct and map gives its fields.

#![deny(warnings)]

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use soundcloud_api::{Api, Call, Client, Error, endpoint};

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Order {
    ByPrice,
}

#[derive(Serialize)]
struct Newtype(u32);

#[derive(Serialize)]
struct Nested<'a> {
    order: Option<Order>,
    #[serde(flatten)]
    more: BTreeMap<&'a str, u32>,
}

trait Shop: Api {
    #[endpoint(GET, "/items?<a>&<b>&<c>&<d>&<e>")]
    fn pairs(&self, a: Order, b: Option<Option<char>>, c: &bool, d: Newtype, e: f64) -> Call<()>;

    #[endpoint(GET, "/items?<a>&<b>")]
    fn lists(&self, a: &[Newtype], b: Option<Vec<Order>>) -> Call<()>;

    #[endpoint(GET, "/items?<fields..>")]
    fn fields(&self, fields: Nested<'_>) -> Call<()>;

    #[endpoint(GET, "/items?<fields..>")]
    fn optional(&self, fields: Option<&HashMap<String, String>>) -> Call<()>;

    #[endpoint(GET, "/items?<fields..>")]
    fn tuples<T: Serialize + ?Sized>(&self, fields: &T) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let query = |call: Call<()>| {
        let request = call.request()?;
        Ok::<_, Error>(request.url().query().unwrap_or_default().to_owned())
    };
    assert_eq!(
        query(shop.pairs(Order::ByPrice, Some(None), &true, Newtype(3), 0.5))?,
        "a=by-price&c=true&d=3&e=0.5"
    );
    assert_eq!(
        query(shop.lists(&[Newtype(1), Newtype(2)], Some(vec![Order::ByPrice])))?,
        "a=1&a=2&b=by-price"
    );
    let nested = Nested {
        order: Some(Order::ByPrice),
        more: [("limit", 5)].into(),
    };
    assert_eq!(query(shop.fields(nested))?, "order=by-price&limit=5");
    assert_eq!(query(shop.optional(None))?, "");
    assert_eq!(query(shop.tuples(&[("a", 1), ("b", 2)][..]))?, "a=1&b=2");
    Ok(())
}
