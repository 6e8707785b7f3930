//! A file that is no API document.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec = "other.yaml")]
//~^ ERROR[] cannot read the API document `other.yaml`: no `openapi` and no `swagger` at its top
trait Shop: Api {
    #[endpoint(DELETE, "/tags")]
    fn clear_tags(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.clear_tags();
}
