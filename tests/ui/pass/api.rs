//! A trait that is read as a whole lists its endpoints, and works as it does without.

#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Error, api, endpoint};

/// A shop.
#[api]
pub trait Shop: Api {
    /// How many there are on a page.
    const LIMIT: u8 = 20;

    /// What went wrong.
    type Failure: From<Error>;

    /// One item.
    #[endpoint(GET, "/items/<id>?<lang>")]
    fn item(&self, id: u32, lang: Option<&str>) -> Call<String>;

    /// A new one.
    #[endpoint(POST, "/items", json = item, operation = "addItem")]
    async fn add(&self, item: &str) -> Result<(), Self::Failure>;

    /// Not there.
    #[cfg(any())]
    #[endpoint(GET, "/missing/<id>")]
    fn missing(&self, id: Missing) -> Call<Missing>;

    /// The first one.
    fn first(&self) -> Call<String> {
        self.item(1, None)
    }
}

impl Shop for Client {
    type Failure = Error;
}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    assert_eq!(shop.first().request()?.url().path(), "/items/1");
    drop(shop.add("new"));
    let listed: Vec<String> = Client::endpoints()
        .iter()
        .map(|endpoint| format!("{endpoint}: {}", endpoint.docs().trim()))
        .collect();
    assert_eq!(
        listed,
        ["GET /items/<id>: One item.", "POST /items: A new one."]
    );
    Ok(())
}
