//! A parameter of the path by another name than in the document.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("getPart")))]
trait Shop: Api {
    #[endpoint(GET, "/items/<number>/<part>", auth = key)]
    //~^ ERROR `<number>` is `{item_id}` in `shop.yaml:34`
    fn get_part(&self, number: u32, part: &str) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.get_part(7, "lid");
}
