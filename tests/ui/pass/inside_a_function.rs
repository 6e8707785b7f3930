//! A trait and its types may be declared inside a function, a block or a constant.

#![deny(warnings)]

use soundcloud_api::{Call, Client, Error};

fn path(client: &Client) -> Result<String, Error> {
    use soundcloud_api::{Api, Call, endpoint};

    #[derive(serde::Deserialize)]
    struct Item;

    trait Shop: Api {
        #[endpoint(GET, "/items/<id>")]
        fn item(&self, id: u32) -> Call<Item>;

        #[endpoint(GET, "/items/<id>")]
        async fn awaited(&self, id: u32) -> Result<Item, Error>;
    }

    impl Shop for Client {}

    drop(client.awaited(7));
    Ok(client.item(7).request()?.url().path().to_owned())
}

trait Closed {
    fn closed(&self) -> Call<()>;
}

const _: () = {
    use soundcloud_api::{Api, endpoint};

    trait Hidden: Api {
        #[endpoint(GET, "/hidden")]
        fn hidden(&self) -> Call<()>;
    }

    impl Hidden for Client {}

    impl Closed for Client {
        fn closed(&self) -> Call<()> {
            self.hidden()
        }
    }
};

fn main() -> Result<(), Error> {
    let client = Client::builder("https://shop.example").build()?;
    assert_eq!(path(&client)?, "/items/7");
    assert_eq!(client.closed().request()?.url().path(), "/hidden");
    Ok(())
}
