//! The path of the document without quotes.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec = shop)]
//~^ ERROR the path of the API document is a text
trait Shop: Api {
    #[endpoint(DELETE, "/tags")]
    fn clear_tags(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.clear_tags();
}
