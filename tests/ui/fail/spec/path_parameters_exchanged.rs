//! Two parameters of the path, each in the place of the other.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("getPart")))]
trait Shop: Api {
    #[endpoint(GET, "/items/<part>/<item_id>", auth = key)]
    //~^ ERROR `<part>` is `{item_id}` in `shop.yaml:34`
    //~| ERROR `<item_id>` is `{part}` in `shop.yaml:35`
    fn get_part(&self, item_id: u32, part: &str) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.get_part(7, "lid");
}
