//! Arguments and methods may have any name: none meets one that the attribute writes.

#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(
        GET,
        "/<client>/<url>/<self_>/<result>/<ENDPOINT>/<__ENDPOINT>?<endpoint>&<core>&<std>&<soundcloud_api>"
    )]
    #[allow(non_snake_case, clippy::too_many_arguments)]
    fn client(
        &self,
        client: u8,
        url: u8,
        self_: u8,
        result: u8,
        ENDPOINT: u8,
        __ENDPOINT: u8,
        endpoint: u8,
        core: u8,
        std: u8,
        soundcloud_api: u8,
    ) -> Call<()>;

    #[endpoint(GET, "/<declared>/<argument>", headers("a" = payload))]
    async fn awaited(&self, declared: u8, argument: u8, payload: u8) -> Result<(), Error>;

    #[endpoint(PUT, "/<argument>", json = payload)]
    #[allow(non_snake_case)]
    fn argument(&self, argument: u8, payload: u8) -> Call<()>;

    #[endpoint(GET, "/items")]
    fn new(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let call = Shop::client(&shop, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assert_eq!(
        call.request()?.url().as_str(),
        "https://shop.example/1/2/3/4/5/6?endpoint=7&core=8&std=9&soundcloud_api=10"
    );
    assert_eq!(shop.argument(1, 2).request()?.url().path(), "/1");
    shop.new().request()?;
    drop(shop.awaited(1, 2, 3));
    Ok(())
}
