//! The path of the base URL, in the template too.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("listItems")))]
trait Shop: Api {
    #[endpoint(GET, "/v2/items?<q>&<limit>")]
    //~^ ERROR `shop.yaml` has no `GET /v2/items`
    fn list_items(&self, q: &str, limit: Option<u32>) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<String> = shop.list_items("fog", None);
}
