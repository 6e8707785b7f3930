//! The same under another name of the crate, which the attribute is told.

use http_api::{endpoint, Api, Call, Client, Error};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>?<lang>", crate = http_api)]
    fn item(&self, id: u32, lang: Option<&str>) -> Call<String>;

    #[endpoint(GET, "/items/<id>", crate = ::http_api)]
    async fn awaited(&self, id: u32) -> Result<String, Error>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    drop(shop.awaited(7));
    println!("{}", shop.item(7, None).request()?.url());
    Ok(())
}
