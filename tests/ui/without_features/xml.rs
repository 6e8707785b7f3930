//! A body in XML, without the feature.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", xml = item)]
    fn add(&self, item: &str) -> Call<()>;
    //~^ ERROR[E0277] `xml = …` needs the feature `xml` of `soundcloud-api`
    //~| UNDERLINED &str
    //~| LABEL cannot be sent as XML without it
    //~| NOTE soundcloud-api = { version = "…", features = ["xml"] }
}

impl Shop for Client {}

fn main() {}
