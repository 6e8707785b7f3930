//! The client's key, which the document asks for, is not sent.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("getPart")))]
trait Shop: Api {
    #[endpoint(GET, "/items/<item_id>/<part>")]
    fn get_part(&self, item_id: u32, part: &str) -> Call<()>;
    //~^ ERROR `GET /items/{item_id}/{part}` takes the client's key `shop_key`, says `shop.yaml:36`
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.get_part(7, "lid");
}
