//! A body of the document that the method does not send.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("addItem")))]
trait Shop: Api {
    #[endpoint(POST, "/items")]
    fn add_item(&self) -> Call<()>;
    //~^ ERROR method `add_item` lacks the body of `POST /items`, `application/json` at `shop.yaml:23`
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.add_item();
}
