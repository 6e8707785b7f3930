//! The document's key without a path.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec)]
//~^ ERROR `spec` needs the path of an API document
trait Shop: Api {
    #[endpoint(DELETE, "/tags")]
    fn clear_tags(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.clear_tags();
}
