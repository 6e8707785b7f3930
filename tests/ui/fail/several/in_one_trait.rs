//! The trait, its key, a method and an item have a mistake each; the last method has none.

use soundcloud_api::{Call, Client, api, endpoint};

#[api(base_url = "https://shop.example")]
//~^ ERROR unknown key `base_url` in `#[api]`
trait Shop {
//~^ ERROR trait `Shop` has no client to send its calls by
    #[endpoint(GTE, "/items")]
    //~^ ERROR unknown HTTP method `GTE`
    fn items(&self) -> Call<String>;

    fn part(&self, id: u32) -> Call<String>;
    //~^ ERROR method `part` has neither `#[endpoint]` nor a body

    #[endpiont(GET, "/makers/<id>")]
    //~^ ERROR method `maker` has no `#[endpoint]`
    fn maker(&self, id: u32) -> Call<String>;

    #[endpoint(GET, "/items/<id>")]
    fn item(&mut self, id: u32) -> Call<String>;
    //~^ ERROR an endpoint borrows its client: many calls can run at once

    #[endpoint(DELETE, "/items/<id>")]
    fn delete(&self, id: u32) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let mut shop = Client::builder("https://shop.example").build().unwrap();
    drop((shop.items(), shop.part(7), shop.maker(7)));
    let _: Call<String> = shop.item(7);
    let _: Call<()> = shop.delete(7);
}
