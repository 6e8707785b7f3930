//! An argument that is always sent, and the document does not require it.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("listItems")))]
trait Shop: Api {
    #[endpoint(GET, "/items?<q>&<limit>")]
    fn list_items(&self, q: &str, limit: u32) -> Call<String>;
    //~^ ERROR `limit` is optional in `shop.yaml:13`, and this always sends it
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<String> = shop.list_items("fog", 5);
}
