//! A query with the name of a schema.

use serde::Serialize;
use soundcloud_api::{Api, Call, Client, Schema, endpoint};

#[derive(Serialize, Schema)]
#[schema(spec = "shop.yaml", name = "Filter", query("GET /items"), omit("q", "ids", "price[from]"))]
//~^ ERROR a query is no schema, and has no name in the document
struct Filter {
    limit: Option<u8>,
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
