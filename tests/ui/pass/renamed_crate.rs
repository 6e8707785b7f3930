//! `crate = path` says where the runtime is; the name `soundcloud_api` may mean anything else.

#![deny(warnings)]

mod vendor {
    pub mod http {
        pub use ::soundcloud_api::*;
    }
}

#[allow(dead_code)]
mod soundcloud_api {}

use vendor::http::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>", crate = crate::vendor::http)]
    fn absolute(&self, id: u32) -> Call<()>;

    #[endpoint(GET, "/items/<id>", crate = vendor::http)]
    fn relative(&self, id: u32) -> Call<()>;

    #[endpoint(GET, "/items/<id>", crate = self::vendor::http)]
    async fn awaited(&self, id: u32) -> Result<(), Error>;

    #[endpoint(GET, "/items/<id>")]
    fn plain(&self, id: u32) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    for call in [shop.absolute(7), shop.relative(7), shop.plain(7)] {
        assert_eq!(call.request()?.url().path(), "/items/7");
    }
    drop(shop.awaited(7));
    Ok(())
}
