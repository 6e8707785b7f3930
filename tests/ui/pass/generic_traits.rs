//! The trait has parameters, associated types and constants; a method may need a sized client.

#![deny(warnings)]

use std::fmt::Display;

use serde::{Serialize, de::DeserializeOwned};
use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Resource<K, T = String>: Api
where
    K: Display,
    T: DeserializeOwned,
{
    type Change: Serialize;
    type Failure: From<Error>;
    const PAGE: u8 = 20;

    #[endpoint(GET, "/items/<key>")]
    fn get(&self, key: K) -> Call<T>;

    #[endpoint(PUT, "/items/<key>", json = change)]
    fn change(&self, key: &K, change: &Self::Change) -> Call<T>;

    #[endpoint(DELETE, "/items/<key>")]
    async fn delete(&self, key: K) -> Result<(), Self::Failure>;

    #[endpoint(GET, "/items?<page>")]
    fn sized(&self, page: u8) -> Call<Vec<T>>
    where
        Self: Sized;

    fn first(&self) -> Call<Vec<T>>
    where
        Self: Sized,
    {
        self.sized(Self::PAGE)
    }
}

impl Resource<u32> for Client {
    type Change = Option<u8>;
    type Failure = Error;
}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    assert_eq!(shop.get(7).request()?.url().path(), "/items/7");
    assert_eq!(shop.change(&7, &Some(1)).request()?.method(), "PUT");
    assert_eq!(shop.first().request()?.url().query(), Some("page=20"));
    drop(shop.delete(7));
    Ok(())
}
