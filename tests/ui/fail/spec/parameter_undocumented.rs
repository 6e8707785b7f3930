//! A parameter that the document does not have.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("listItems")))]
trait Shop: Api {
    #[endpoint(GET, "/items?<q>&<limit>&verbose=true")]
    //~^ ERROR `GET /items` has no query parameter `verbose`
    fn list_items(&self, q: &str, limit: Option<u32>) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<String> = shop.list_items("fog", None);
}
