//! A trait that a macro writes, with a mistake in the macro and one in what it was given.

use soundcloud_api::{Api, Call, Client, endpoint};

macro_rules! shop {
    ($shop:ident, $template:literal) => {
        trait $shop: Api {
            #[endpoint(GTE, "/items")]
            //~^ ERROR unknown HTTP method `GTE`
            fn items(&self) -> Call<String>;

            #[endpoint(GET, $template)]
            fn item(&self, id: u32) -> Call<String>;
        }
    };
}

shop!(Shop, "/items/{id}");
//~^ ERROR parameters are written `<name>`

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items();
    let _: Call<String> = shop.item(7);
}
