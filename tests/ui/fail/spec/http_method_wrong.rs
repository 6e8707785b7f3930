//! A path that the document has, by another HTTP method.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("addItem")))]
trait Shop: Api {
    #[endpoint(PUT, "/items", json = item)]
    //~^ ERROR `shop.yaml` has no `PUT /items`
    fn add_item(&self, item: &str) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.add_item("fog");
}
