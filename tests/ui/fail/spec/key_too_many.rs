//! The client's key, where the document has none.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("deleteTags")))]
trait Shop: Api {
    #[endpoint(DELETE, "/tags", auth = key)]
    //~^ ERROR `DELETE /tags` takes no key, says `shop.yaml:46`
    fn clear_tags(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.clear_tags();
}
