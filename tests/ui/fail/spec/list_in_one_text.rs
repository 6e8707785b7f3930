//! A list whose values the document wants in one text.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("searchTags")))]
trait Shop: Api {
    #[endpoint(GET, "/tags?<names>", spec(omit("X-Trace")))]
    fn search_tags(&self, names: &[&str]) -> Call<String>;
    //~^ ERROR `names` is one text in `shop.yaml:43`, with `,` between its values; this sends it once for each
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<String> = shop.search_tags(&["new"]);
}
