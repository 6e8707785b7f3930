//! Keywords as names: `r#` is written in Rust only.

#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items/<type>?<in>&<for..>", json = r#match, headers("x-as" = r#as))]
    fn r#move(
        &self,
        r#type: &str,
        r#in: u8,
        r#for: &[(&str, u8)],
        r#match: u8,
        r#as: &str,
    ) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let call = shop.r#move("harp", 1, &[("a", 2)], 3, "x");
    assert_eq!(call.endpoint().unwrap().name(), "move");
    assert_eq!(
        call.request()?.url().as_str(),
        "https://shop.example/items/harp?in=1&a=2"
    );
    Ok(())
}
