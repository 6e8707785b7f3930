//! `Call`, `Result` and the types in them under other names.

#![deny(warnings)]

use soundcloud_api::{self as http, Api, Client, Error, endpoint};

type Call<T = ()> = http::Call<T>;
type Result<T, E = Error> = std::result::Result<T, E>;
type Text = Call<String>;
type Id = u32;
type Tags<'a> = &'a [&'a str];

trait Shop: Api {
    #[endpoint(DELETE, "/items/<id>")]
    fn by_default(&self, id: Id) -> Call;

    #[endpoint(GET, "/items?<tags>")]
    fn text(&self, tags: Tags<'_>) -> Text;

    #[endpoint(GET, "/items/<id>")]
    async fn one_parameter(&self, id: Id) -> Result<String>;

    #[endpoint(GET, "/items/<id>")]
    async fn of_the_library(&self, id: Id) -> std::result::Result<String, http::Error>;
}

impl Shop for Client {}

fn main() -> Result<()> {
    let shop = Client::builder("https://shop.example").build()?;
    assert_eq!(shop.by_default(7).request()?.url().path(), "/items/7");
    assert_eq!(
        shop.text(&["a", "b"]).request()?.url().query(),
        Some("tags=a&tags=b")
    );
    drop((shop.one_parameter(7), shop.of_the_library(7)));
    Ok(())
}
