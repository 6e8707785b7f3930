//! One path has many methods, and one endpoint many forms.

#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;

    #[endpoint(PUT, "/items/<id>", json = item)]
    fn change(&self, id: u32, item: &str) -> Call<()>;

    #[endpoint(DELETE, "/items/<id>")]
    fn delete(&self, id: u32) -> Call<()>;

    #[endpoint(GET, "/items/<id>?expand=maker")]
    fn item_with_maker(&self, id: u32) -> Call<String>;

    #[endpoint(GET, "/items/<id>?<lang>")]
    fn item_in(&self, id: u32, lang: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let sent = [
        shop.item(7).request()?,
        shop.change(7, "new").request()?,
        shop.delete(7).request()?,
        shop.item_with_maker(7).request()?,
        shop.item_in(7, "en").request()?,
    ];
    let sent = sent.map(|request| {
        let query = request.url().query().unwrap_or_default();
        format!("{} {query}", request.method())
    });
    assert_eq!(
        sent,
        ["GET ", "PUT ", "DELETE ", "GET expand=maker", "GET lang=en"]
    );
    Ok(())
}
