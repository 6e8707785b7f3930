//! A document that is not there.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec = "shp.yaml")]
//~^ ERROR[] cannot read the API document `shp.yaml`
trait Shop: Api {
    #[endpoint(DELETE, "/tags")]
    fn clear_tags(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.clear_tags();
}
