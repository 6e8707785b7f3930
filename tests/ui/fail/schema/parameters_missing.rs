//! Parameters of a query that no field is for.

use serde::Serialize;
use soundcloud_api::{Api, Call, Client, Schema, endpoint};

#[derive(Serialize, Schema)]
#[schema(spec = "shop.yaml", query("GET /items"))]
struct Filter {
    //~^ ERROR `Filter` lacks 2 query parameters of `GET /items` in `shop.yaml:5`
    q: Option<String>,
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
