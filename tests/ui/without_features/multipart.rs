//! A multipart body, without the feature.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", multipart = item)]
    fn add(&self, item: String) -> Call<()>;
    //~^ ERROR[E0277] `multipart = …` needs the feature `multipart` of `soundcloud-api`
    //~| UNDERLINED String
    //~| LABEL cannot be sent without it
    //~| NOTE soundcloud-api = { version = "…", features = ["multipart"] }
}

impl Shop for Client {}

fn main() {}
