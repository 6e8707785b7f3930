//! A selection of operations that selects none.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("deleteTags", "tagz")))]
//~^ ERROR `shop.yaml` has no operation of `tagz`
trait Shop: Api {
    #[endpoint(DELETE, "/tags")]
    fn clear_tags(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.clear_tags();
}
