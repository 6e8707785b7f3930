//! A truth value where the document has a number.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("listItems")))]
trait Shop: Api {
    #[endpoint(GET, "/items?<q>&<limit>")]
    fn list_items(&self, q: &str, limit: Option<bool>) -> Call<String>;
    //~^ ERROR `bool` cannot hold `limit`, which is an integer from 1 up in `shop.yaml:13`
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<String> = shop.list_items("fog", None);
}
