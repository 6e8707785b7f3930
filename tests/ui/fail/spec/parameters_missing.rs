//! All parameters of an operation are left out.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("searchTags")))]
trait Shop: Api {
    #[endpoint(GET, "/tags")]
    fn search_tags(&self) -> Call<String>;
    //~^ ERROR method `search_tags` lacks the parameters `names` and `X-Trace` of `GET /tags`, at `shop.yaml:43`
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<String> = shop.search_tags();
}
