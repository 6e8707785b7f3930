//! A method that is marked as undocumented, and the document has it.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("old")))]
trait Shop: Api {
    #[deprecated]
    #[endpoint(GET, "/old", spec(undocumented))]
    //~^ ERROR the document has `GET /old`, at `shop.yaml:52`
    fn old(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    #[allow(deprecated)]
    let _: Call<()> = shop.old();
}
