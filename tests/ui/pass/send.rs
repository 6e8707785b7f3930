//! Futures are `Send`, also where the client is a type parameter or an object.

#![deny(warnings)]

use std::{future::Future, sync::Arc};

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;

    #[endpoint(GET, "/items/<id>?<lang>")]
    async fn awaited(&self, id: u32, lang: &str) -> Result<String, Error>;
}

impl Shop for Client {}

fn assert_send<T: Send>(future: T) -> T {
    future
}

fn assert_static<T: Send + 'static>(future: T) -> T {
    future
}

fn generic<A: Shop + Sync>(shop: &A) -> impl Future<Output = Result<(), Error>> + Send + '_ {
    assert_send(async move {
        shop.item(1).await?;
        let lang = String::from("en");
        shop.awaited(2, &lang).await?;
        Ok(())
    })
}

fn owned<A: Shop + Send + Sync + 'static>(
    shop: Arc<A>,
) -> impl Future<Output = Result<(), Error>> + Send + 'static {
    assert_static(async move {
        shop.awaited(2, "en").await?;
        shop.item(1).await?;
        Ok(())
    })
}

trait Objects: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;
}

impl Objects for Client {}

fn object(shop: Arc<dyn Objects + Send + Sync>) -> impl Future + Send + 'static {
    assert_static(async move { shop.item(1).await })
}

fn main() -> Result<(), Error> {
    let client = Client::builder("https://shop.example").build()?;
    drop(generic(&client));
    drop(owned(Arc::new(client.clone())));
    // A call borrows neither the client nor the arguments.
    drop(assert_static(Shop::item(&client, 1)));
    drop(object(Arc::new(client)));
    Ok(())
}
