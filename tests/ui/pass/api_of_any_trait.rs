//! Traits with parameters, of macros, under other names and inside functions are read as a whole too.

#![deny(warnings)]

use std::fmt::Display;

use serde::de::DeserializeOwned;
use soundcloud_api as http;

mod generic {
    use super::{DeserializeOwned, Display, http};

    #[http::api(crate = http)]
    pub trait Resource<K: Display, T = String>: http::Api
    where
        T: DeserializeOwned,
    {
        #[http::endpoint(GET, "/resources/<key>")]
        fn resource(&self, key: K) -> http::Call<T>;

        #[http::endpoint(GET, "/resources/<key>/parts")]
        async fn parts<'a>(&'a self, key: &'a K) -> Result<T, http::Error>
        where
            K: Sync;
    }

    impl Resource<u32> for http::Client {}
}

macro_rules! shop {
    ($(#[$meta:meta])* $name:ident { $($method:ident = $template:literal;)* }) => {
        $(#[$meta])*
        trait $name: http::Api {
            $(
                #[http::endpoint(GET, $template)]
                fn $method(&self, id: u32) -> http::Call<()>;
            )*
        }

        impl $name for http::Client {}
    };
}

shop! {
    #[http::api]
    Shop {
        item = "/items/<id>";
        part = "/parts/<id>";
    }
}

fn main() -> Result<(), http::Error> {
    use generic::Resource as _;

    #[http::api]
    trait Inner: http::Api {
        #[http::endpoint(GET, "/inner")]
        fn inner(&self) -> http::Call<()>;
    }

    impl Inner for http::Client {}

    let shop = http::Client::builder("https://shop.example").build()?;
    assert_eq!(shop.resource(7).request()?.url().path(), "/resources/7");
    drop(shop.parts(&7));
    assert_eq!(shop.inner().request()?.url().path(), "/inner");
    let templates: Vec<&str> = <http::Client as Shop>::endpoints()
        .iter()
        .map(|endpoint| endpoint.template())
        .collect();
    assert_eq!(templates, ["/items/<id>", "/parts/<id>"]);
    assert_eq!(shop.item(1).request()?.url().path(), "/items/1");
    assert_eq!(shop.part(1).request()?.url().path(), "/parts/1");
    Ok(())
}
