//! A macro that would write methods into the trait.

use soundcloud_api::{Api, Call, Client, api, endpoint};

macro_rules! parts {
    () => {
        #[endpoint(GET, "/parts")]
        fn parts(&self) -> Call<String>;
    };
}

trait Parts: Api {
    parts!();
}

#[api]
trait Shop: Api {
    parts!();
    //~^ ERROR `#[api]` does not see the methods that a macro writes

    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;
}

impl Parts for Client {}
impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
    let _: Call<String> = Parts::parts(&shop);
}
