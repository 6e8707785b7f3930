//! An operation of the document that no method declares.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("tags")))]
trait Shop: Api {
//~^ ERROR trait `Shop` lacks `DELETE /tags`, at `shop.yaml:46`
    #[endpoint(GET, "/tags?<names>", headers("X-Trace" = trace))]
    fn search_tags(&self, names: Option<&str>, trace: Option<&str>) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<String> = shop.search_tags(None, None);
}
