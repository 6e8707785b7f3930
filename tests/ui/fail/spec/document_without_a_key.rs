//! The path of the document between its keys.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec("shop.yaml", only("deleteTags")))]
//~^ ERROR the path of the document has a key here
trait Shop: Api {
    #[endpoint(DELETE, "/tags")]
    fn clear_tags(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.clear_tags();
}
