//! An operation that is deprecated, and the method does not say so.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("old")))]
trait Shop: Api {
    #[endpoint(GET, "/old")]
    fn old(&self) -> Call<()>;
    //~^ ERROR `GET /old` is deprecated in `shop.yaml:52`
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.old();
}
