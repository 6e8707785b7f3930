//! A parameter of the document that the method does not send.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("listItems")))]
trait Shop: Api {
    #[endpoint(GET, "/items?<limit>")]
    fn list_items(&self, limit: Option<u32>) -> Call<String>;
    //~^ ERROR method `list_items` lacks the required query parameter `q` of `GET /items`, at `shop.yaml:12`
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<String> = shop.list_items(None);
}
