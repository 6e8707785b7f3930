//! A method returns a call, or is an `async fn` with an error of one's own; both under aliases.

#![deny(warnings)]

use std::future::Future;

use serde::Deserialize;
use soundcloud_api::{Api, Call, Client, Error, endpoint};

#[derive(Deserialize)]
struct Item<T> {
    #[allow(dead_code)]
    part: T,
}

struct ShopError;

impl From<Error> for ShopError {
    fn from(_: Error) -> Self {
        Self
    }
}

type ShopResult<T> = Result<T, ShopError>;
type Listing<T> = Call<Vec<Item<T>>>;

trait Shop: Api {
    #[endpoint(DELETE, "/items")]
    fn nothing(&self) -> Call<()>;

    #[endpoint(GET, "/items/<id>")]
    fn optional(&self, id: u32) -> Call<Option<Item<u32>>>;

    #[endpoint(GET, "/items")]
    fn alias(&self) -> Listing<String>;

    #[endpoint(GET, "/items")]
    fn by_path(&self) -> soundcloud_api::Call<std::vec::Vec<Item<()>>>;

    #[endpoint(GET, "/items")]
    #[allow(unused_parens)]
    fn parenthesized(&self) -> (Call<String>);

    #[endpoint(GET, "/items")]
    async fn awaited(&self) -> Result<Vec<Item<u8>>, Error>;

    #[endpoint(GET, "/items/<id>")]
    async fn own_error(&self, id: &str) -> ShopResult<Item<Option<f64>>>;

    #[endpoint(GET, "/items")]
    async fn boxed(&self) -> Result<(), Box<dyn std::error::Error + Send + Sync>>;
}

impl Shop for Client {}

fn is_send<T>(future: impl Future<Output = T> + Send) {
    drop(future);
}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let urls = [
        shop.nothing().request()?,
        shop.optional(7).request()?,
        shop.alias().request()?,
        shop.by_path().request()?,
        shop.parenthesized().request()?,
    ];
    assert!(
        urls.iter()
            .all(|request| request.url().path().starts_with("/items"))
    );
    is_send(shop.awaited());
    is_send(shop.own_error("7"));
    is_send(shop.boxed());
    Ok(())
}
