//! A parameter of a query with a slip of the finger.

use serde::Serialize;
use soundcloud_api::{Api, Call, Client, Schema, endpoint};

#[derive(Serialize, Schema)]
#[schema(spec = "shop.yaml", query("GET /items"), omit("ids"))]
struct Filter {
    q: Option<String>,
    lmit: Option<u8>,
    //~^ ERROR `lmit` is no query parameter of `GET /items` in `shop.yaml:5`
    price_from: Option<f64>,
    //~^ ERROR `price_from` is no query parameter of `GET /items` in `shop.yaml:5`
}

trait Shop: Api {
    #[endpoint(GET, "/items?<filter..>")]
    fn items(&self, filter: &Filter) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let filter: Option<Filter> = None;
    let _: Call<String> = shop.items(&filter.unwrap());
}
