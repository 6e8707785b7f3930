//! Headers are fixed or arguments; those that are `None` are not sent.

#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(
        GET,
        "/items",
        headers(
            "X-Client" = "till 3",
            "If-None-Match" = etag,
            "x-count" = count,
        ),
    )]
    fn items(&self, etag: Option<&str>, count: u32) -> Call<()>;

    #[endpoint(GET, "/items", headers("a" = a), headers("b" = "b"))]
    fn twice(&self, a: bool) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let request = shop.items(Some("\"7\""), 3).request()?;
    assert_eq!(request.headers()["x-client"], "till 3");
    assert_eq!(request.headers()["if-none-match"], "\"7\"");
    assert_eq!(request.headers()["x-count"], "3");
    assert!(
        !shop
            .items(None, 3)
            .request()?
            .headers()
            .contains_key("if-none-match")
    );
    let request = shop.twice(true).request()?;
    assert_eq!(
        (&request.headers()["a"], &request.headers()["b"]),
        (&"true".parse().unwrap(), &"b".parse().unwrap())
    );
    Ok(())
}
