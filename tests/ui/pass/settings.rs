//! Keys that say nothing of arguments.

#![deny(warnings)]

use soundcloud_api::{Api, Auth, Call, Client, Error, Retry, endpoint};

trait Shop: Api {
    #[endpoint(PUT, "/items/<id>", operation = "putItem", auth = none, retry = never)]
    fn put(&self, id: u32) -> Call<()>;

    #[endpoint(POST, "/items", auth = key, retry = always)]
    fn add(&self) -> Call<()>;

    #[endpoint(HEAD, "/items", auth = token,)]
    fn head(&self) -> Call<()>;

    #[endpoint(PATCH, "/items")]
    fn patch(&self) -> Call<()>;

    #[endpoint(OPTIONS, "/items")]
    fn options(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let endpoint = |call: Call<()>| call.endpoint().unwrap();
    let put = endpoint(shop.put(7));
    assert_eq!((put.name(), put.template()), ("put", "/items/<id>"));
    assert_eq!(
        (put.operation(), put.auth(), put.retry()),
        (Some("putItem"), Auth::None, Retry::Never)
    );
    let add = endpoint(shop.add());
    assert_eq!(
        (add.operation(), add.auth(), add.retry()),
        (None, Auth::Key, Retry::Always)
    );
    let head = endpoint(shop.head());
    assert_eq!((head.auth(), head.retry()), (Auth::Token, Retry::ByMethod));
    for (call, method) in [
        (shop.patch(), "PATCH"),
        (shop.options(), "OPTIONS"),
        (shop.head(), "HEAD"),
    ] {
        assert_eq!(call.request()?.method().as_str(), method);
    }
    Ok(())
}
