//! A list, where the document has one text with commas.

use serde::Serialize;
use soundcloud_api::{Api, Call, Client, Schema, endpoint};

#[derive(Serialize, Schema)]
#[schema(spec = "shop.yaml", query("GET /items"), omit("q", "limit", "price[from]"))]
struct Filter {
    ids: Vec<u64>,
    //~^ ERROR `ids` is one text with `,` between its elements in `shop.yaml:10`
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
