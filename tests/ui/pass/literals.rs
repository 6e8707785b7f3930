//! A template in any form that a text can be written in.

#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, r"/items/<id>?<lang>")]
    fn raw(&self, id: u32, lang: &str) -> Call<()>;

    #[endpoint(GET, r#"/items/<id>?<lang>"#)]
    fn with_hashes(&self, id: u32, lang: &str) -> Call<()>;

    #[endpoint(GET, "/\x69tem\u{73}/\u{3c}id\x3e?<lang>")]
    fn escaped(&self, id: u32, lang: &str) -> Call<()>;

    #[endpoint(
        GET,
        "/items/<id>\
         ?<lang>"
    )]
    fn continued(&self, id: u32, lang: &str) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let calls = [
        shop.raw(7, "en"),
        shop.with_hashes(7, "en"),
        shop.escaped(7, "en"),
        shop.continued(7, "en"),
    ];
    for call in calls {
        let url = call.request()?.url().to_string();
        assert_eq!(url, "https://shop.example/items/7?lang=en");
    }
    Ok(())
}
