//! A body in XML, without the feature.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", xml = item)]
    fn add(&self, item: &str) -> Call<()>;
    //~^^ ERROR `xml = …` needs the feature `xml` of `soundcloud-api`
}

impl Shop for Client {}

fn main() {}
