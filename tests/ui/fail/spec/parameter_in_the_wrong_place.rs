//! A parameter of the query, sent as a header.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("listItems")))]
trait Shop: Api {
    #[endpoint(GET, "/items?<q>", headers("limit" = limit))]
    //~^ ERROR `limit` is a query parameter in `shop.yaml:13`
    fn list_items(&self, q: &str, limit: Option<u32>) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<String> = shop.list_items("fog", None);
}
