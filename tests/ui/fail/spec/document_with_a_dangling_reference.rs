//! A reference of the document that leads nowhere.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec = "nowhere.yaml")]
//~^ ERROR `#/components/parameters/page` in `nowhere.yaml:6` leads nowhere
trait Shop: Api {
    #[endpoint(GET, "/items")]
    fn items(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.items();
}
