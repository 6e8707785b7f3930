//! A multipart body, without the feature.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", multipart = item)]
    fn add(&self, item: String) -> Call<()>;
}

impl Shop for Client {}

fn main() {}
