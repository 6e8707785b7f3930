//! Parameters are a part of a segment, or the rest of the path.

#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/")]
    fn index(&self) -> Call<()>;

    #[endpoint(GET, "/v1/items/")]
    fn trailing_slash(&self) -> Call<()>;

    #[endpoint(GET, "/items/<id>/photo-<width>x<height>.<format>")]
    fn photo(&self, id: u32, width: u16, height: u16, format: &str) -> Call<()>;

    #[endpoint(GET, "/<year><month>")]
    fn month(&self, year: u16, month: String) -> Call<()>;

    #[endpoint(GET, "/files/<path..>")]
    fn text(&self, path: &str) -> Call<()>;

    #[endpoint(GET, "/files/<path..>")]
    fn list(&self, path: &[u32]) -> Call<()>;

    #[endpoint(GET, "/files/<path..>?<version>")]
    fn owned(&self, path: Vec<String>, version: u8) -> Call<()>;

    #[endpoint(GET, "/gr%C3%B6%C3%9Fe/a,b;c=d/@<name>/urn:x")]
    fn literal(&self, name: char) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let path = |call: Call<()>| Ok::<_, Error>(call.request()?.url().as_str()[20..].to_owned());
    assert_eq!(path(shop.index())?, "/");
    assert_eq!(path(shop.trailing_slash())?, "/v1/items/");
    assert_eq!(
        path(shop.photo(7, 30, 20, "a/b"))?,
        "/items/7/photo-30x20.a%2Fb"
    );
    assert_eq!(path(shop.month(2024, "05".to_owned()))?, "/202405");
    assert_eq!(path(shop.text("a/b c"))?, "/files/a/b%20c");
    assert_eq!(path(shop.list(&[1, 2]))?, "/files/1/2");
    assert_eq!(
        path(shop.owned(vec!["a/b".to_owned()], 3))?,
        "/files/a%2Fb?version=3"
    );
    assert_eq!(
        path(shop.literal('é'))?,
        "/gr%C3%B6%C3%9Fe/a,b;c=d/@%C3%A9/urn:x"
    );
    Ok(())
}
