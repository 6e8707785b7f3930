//! A method by the name of another operation.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("deleteTags")))]
trait Shop: Api {
    #[endpoint(GET, "/tags?<names>", spec(omit("X-Trace")))]
    //~^ ERROR `clear_tags` is `DELETE /tags` in `shop.yaml:46`, not `GET /tags`
    fn clear_tags(&self, names: Option<&str>) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.clear_tags(None);
}
