//! A word in `spec(…)` without names.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("listItems")))]
trait Shop: Api {
    #[endpoint(GET, "/items?<q>&<limit>", spec(omit))]
    //~^ ERROR `omit` takes names of the API document
    fn list_items(&self, q: &str, limit: Option<u32>) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<String> = shop.list_items("fog", None);
}
