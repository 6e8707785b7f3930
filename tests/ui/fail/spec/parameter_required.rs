//! An argument that may be left out, and the document requires it.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("listItems")))]
trait Shop: Api {
    #[endpoint(GET, "/items?<q>&<limit>")]
    fn list_items(&self, q: Option<&str>, limit: Option<u32>) -> Call<String>;
    //~^ ERROR `q` is required by `shop.yaml:12`, and this may leave it out
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<String> = shop.list_items(Some("fog"), None);
}
