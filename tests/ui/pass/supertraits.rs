//! The client comes by any way up the supertraits; others stand beside it.

#![deny(warnings)]

use std::fmt::Debug;

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Direct: Api + Debug + Send + Sync + 'static {
    #[endpoint(GET, "/direct")]
    fn direct(&self) -> Call<String>;
}

trait Through: Direct {
    #[endpoint(GET, "/through")]
    fn through(&self) -> Call<String>;
}

trait Where
where
    Self: Api + Sized,
{
    #[endpoint(GET, "/where")]
    async fn bound(&self) -> Result<String, Error>;
}

trait PerMethod {
    #[endpoint(GET, "/per-method")]
    fn per_method(&self) -> Call<String>
    where
        Self: Api;

    fn name(&self) -> &'static str {
        "no client needed"
    }
}

impl Direct for Client {}
impl Through for Client {}
impl Where for Client {}
impl PerMethod for Client {}
impl PerMethod for str {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let calls = [shop.direct(), shop.through(), shop.per_method()];
    let mut paths = Vec::new();
    for call in calls {
        paths.push(call.request()?.url().path().to_owned());
    }
    assert_eq!(paths, ["/direct", "/through", "/per-method"]);
    drop(shop.bound());
    assert_eq!("".name(), shop.name());
    Ok(())
}
