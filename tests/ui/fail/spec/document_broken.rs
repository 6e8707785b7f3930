//! A document that is no YAML.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec = "broken.yaml")]
//~^ ERROR[] cannot read the API document `broken.yaml`: 
trait Shop: Api {
    #[endpoint(DELETE, "/tags")]
    fn clear_tags(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.clear_tags();
}
