//! A method that some builds lack takes all that was written for it along.

#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[cfg(all())]
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;

    #[cfg(any())]
    #[endpoint(GET, "/items/<name>")]
    fn item(&self, name: MissingType) -> MissingCall;

    #[endpoint(GET, "/items")]
    #[cfg(not(any()))]
    async fn items(&self) -> Result<String, Error>;

    #[endpoint(GET, "/items")]
    #[cfg(any())]
    async fn items(&self) -> Result<MissingType, Error>;

    #[cfg_attr(any(), endpoint(GET, "/old/<id>"))]
    #[cfg_attr(all(), endpoint(GET, "/new/<id>"))]
    fn chosen(&self, id: u32) -> Call<String>;

    #[endpoint(GET, "/items/<id>?<lang>")]
    fn argument(&self, #[allow(unused)] id: u32, lang: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    assert_eq!(shop.item(7).request()?.url().path(), "/items/7");
    assert_eq!(shop.chosen(7).request()?.url().path(), "/new/7");
    assert_eq!(shop.argument(7, "en").request()?.url().path(), "/items/7");
    drop(shop.items());
    Ok(())
}
