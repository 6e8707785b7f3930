//! Methods with a body, and other items, stand beside endpoints; a wrapper is a client too.

#![deny(warnings)]

use std::sync::Arc;

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    const LIMIT: u8 = 50;

    #[endpoint(GET, "/items?<limit>")]
    fn some(&self, limit: u8) -> Call<Vec<String>>;

    fn all(&self) -> Call<Vec<String>> {
        self.some(Self::LIMIT)
    }

    async fn count(&self) -> Result<usize, Error> {
        Ok(self.all().await?.len())
    }

    fn required(&self) -> u8;
}

impl Shop for Client {
    fn required(&self) -> u8 {
        1
    }
}

struct Till {
    client: Client,
}

impl Api for Till {
    fn client(&self) -> &Client {
        &self.client
    }
}

impl Shop for Till {
    const LIMIT: u8 = 2;

    fn required(&self) -> u8 {
        2
    }

    // An endpoint can be overridden.
    fn some(&self, limit: u8) -> Call<Vec<String>> {
        Call::ready(vec![limit.to_string()])
    }
}

impl<T: Shop> Shop for Arc<T> {
    fn required(&self) -> u8 {
        T::required(self)
    }
}

fn main() -> Result<(), Error> {
    let client = Client::builder("https://shop.example").build()?;
    drop(client.count());
    assert_eq!(client.all().request()?.url().query(), Some("limit=50"));
    assert_eq!(
        Arc::new(client.clone()).all().request()?.url().query(),
        Some("limit=50")
    );
    let till = Till { client };
    assert!(
        till.all().request().is_err(),
        "it has a value, and no request"
    );
    assert_eq!(till.required() + Arc::new(till).required(), 4);
    Ok(())
}
