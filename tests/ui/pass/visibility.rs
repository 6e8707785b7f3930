//! Public and private traits, with types that only a module knows.

#![deny(warnings, private_interfaces, private_bounds)]

use soundcloud_api::{Client, Error};

mod shop {
    use soundcloud_api::{Api, Call, Client, endpoint};

    #[derive(serde::Deserialize)]
    struct Receipt;

    mod id {
        pub(in crate::shop) struct ItemId(pub u32);

        impl std::fmt::Display for ItemId {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    }

    trait Till: Api {
        #[endpoint(POST, "/receipts/<id>")]
        fn receipt(&self, id: id::ItemId) -> Call<Receipt>;
    }

    impl Till for Client {}

    pub(super) fn path(client: &Client) -> Result<String, soundcloud_api::Error> {
        let request = client.receipt(id::ItemId(7)).request()?;
        Ok(request.url().path().to_owned())
    }

    pub trait Shop: Api {
        #[endpoint(GET, "/items")]
        fn items(&self) -> Call<Vec<super::Item>>;
    }

    impl Shop for Client {}

    pub mod deeper {
        pub(crate) trait Parts: super::Api {
            #[soundcloud_api::endpoint(GET, "/parts")]
            fn parts(&self) -> super::Call<super::super::Item>;
        }

        impl Parts for super::Client {}
    }
}

#[derive(serde::Deserialize)]
pub struct Item;

fn main() -> Result<(), Error> {
    use shop::{Shop as _, deeper::Parts as _};

    let client = Client::builder("https://shop.example").build()?;
    assert_eq!(shop::path(&client)?, "/receipts/7");
    assert_eq!(client.items().request()?.url().path(), "/items");
    assert_eq!(client.parts().request()?.url().path(), "/parts");
    Ok(())
}
