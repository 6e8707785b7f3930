//! An operation that the document does not have by this name.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("old")))]
trait Shop: Api {
    #[deprecated]
    #[endpoint(GET, "/old", operation = "odl")]
    //~^ ERROR `shop.yaml` has no operation `odl`
    fn old(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    #[allow(deprecated)]
    let _: Call<()> = shop.old();
}
