//! A document, without the feature.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec = "shop.yaml")]
//~^ ERROR `spec` needs the feature `spec` of `soundcloud-api`
trait Shop: Api {
    #[endpoint(GET, "/items")]
    fn items(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() {}
