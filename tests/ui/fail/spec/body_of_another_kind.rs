//! A form, where the document has JSON.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("addItem")))]
trait Shop: Api {
    #[endpoint(POST, "/items", form = item)]
    //~^ ERROR `POST /items` takes `application/json` in `shop.yaml:23`, and `form` sends another body
    fn add_item(&self, item: &[(&str, &str)]) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.add_item(&[("id", "7")]);
}
