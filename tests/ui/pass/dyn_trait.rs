//! A trait of calls can be a trait object.

#![deny(warnings)]

use std::sync::Arc;

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;

    // These are not called through an object.
    #[endpoint(GET, "/items/<id>")]
    async fn awaited(&self, id: u32) -> Result<String, Error>
    where
        Self: Sized;

    #[endpoint(GET, "/items/<id>")]
    fn generic(&self, id: impl std::fmt::Display) -> Call<String>
    where
        Self: Sized;
}

impl Shop for Client {}

/// Answers from memory.
struct Fake(Client);

impl Api for Fake {
    fn client(&self) -> &Client {
        &self.0
    }
}

impl Shop for Fake {
    fn item(&self, id: u32) -> Call<String> {
        Call::ready(id.to_string())
    }
}

fn main() -> Result<(), Error> {
    let client = Client::builder("https://shop.example").build()?;
    let shops: [Arc<dyn Shop + Send + Sync>; 2] =
        [Arc::new(client.clone()), Arc::new(Fake(client))];
    assert_eq!(shops[0].item(7).request()?.url().path(), "/items/7");
    assert!(shops[1].item(7).request().is_err());
    Ok(())
}
