//! A parameter that is always sent, and is not required.

use serde::Serialize;
use soundcloud_api::{Api, Call, Client, Schema, endpoint};

#[derive(Serialize, Schema)]
#[schema(spec = "shop.yaml", query("listItems"), omit("q", "ids", "price[from]"))]
struct Filter {
    limit: u8,
    //~^ ERROR `limit` is always sent, and not required in `shop.yaml:9`
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
