//! A key of the document that is none.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", onyl("deleteTags"), only("deleteTags")))]
//~^ ERROR unknown key `onyl` in `spec`
trait Shop: Api {
    #[endpoint(DELETE, "/tags")]
    fn clear_tags(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.clear_tags();
}
