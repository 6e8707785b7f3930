//! A multipart body, without the feature.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", multipart = item)]
    fn add(&self, item: String) -> Call<()>;
    //~^^ ERROR `multipart = …` needs the feature `multipart` of `soundcloud-api`
}

impl Shop for Client {}

fn main() {}
