//! A body, where the document has none.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("deleteTags")))]
trait Shop: Api {
    #[endpoint(DELETE, "/tags", json = names)]
    //~^ ERROR `DELETE /tags` has no body in `shop.yaml:46`
    fn clear_tags(&self, names: &[&str]) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.clear_tags(&["new"]);
}
