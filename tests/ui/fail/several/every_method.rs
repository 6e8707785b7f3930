//! All mistakes are told at once, and the method without one works.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GTE, "/items/{id}", jsn = item)]
    //~^ ERROR unknown HTTP method `GTE`
    //~| ERROR parameters are written `<name>`
    //~| ERROR unknown key `jsn` in `#[endpoint]`
    fn change(&mut self, id: u32, item: &str);
    //~^ ERROR endpoint `change` needs a return type
    //~| ERROR an endpoint borrows its client: many calls can run at once

    #[endpoint(GET, "/items/<item_di>?<lang>", headers("" = lnag))]
    //~^ ERROR parameter `<item_di>` has no argument
    //~| ERROR a header needs a name
    fn item(&self, item_id: u32, (lang, _): (u8, u8)) -> Call<String>;
    //~^ ERROR an argument of an endpoint is a name, not a pattern

    #[endpoint(DELETE, "/items/<id>")]
    fn delete(&self, id: u32) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let mut shop = shop;
    shop.change(7, "new");
    let _: Call<String> = shop.item(7, (1, 2));
    let _: Call<()> = shop.delete(7);
}
