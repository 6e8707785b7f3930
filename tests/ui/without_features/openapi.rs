//! A trait that gives its API document, without the feature.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(openapi)]
//~^ ERROR `openapi` needs the feature `openapi` of `soundcloud-api`
trait Shop: Api {
    #[endpoint(GET, "/items")]
    fn items(&self) -> Call<String>;
}

impl Shop for Client {}

fn main() {}
