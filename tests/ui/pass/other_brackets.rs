//! The kind of bracket around the attribute's arguments makes no difference: no macro can see it.

#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint[GET, "/items/<id>"]]
    fn square(&self, id: u32) -> Call<()>;

    #[endpoint { GET, "/items/<id>" }]
    fn curly(&self, id: u32) -> Call<()>;

    #[soundcloud_api::endpoint(GET, "/items/<id>")]
    fn by_path(&self, id: u32) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    for call in [shop.square(7), shop.curly(7), shop.by_path(7)] {
        assert_eq!(call.request()?.url().path(), "/items/7");
    }
    Ok(())
}
