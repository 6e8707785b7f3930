//! Methods and traits that a `macro_rules!` macro writes.

#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

macro_rules! method {
    ($(#[$meta:meta])* $name:ident($($argument:ident: $ty:ty),*) => $result:ty, $verb:ident, $template:literal $(, $key:ident = $value:ident)*) => {
        $(#[$meta])*
        #[endpoint($verb, $template $(, $key = $value)*)]
        fn $name(&self, $($argument: $ty),*) -> $result;
    };
}

macro_rules! shop {
    ($shop:ident, $root:path, $id:ident, $expr:expr, $head:expr) => {
        trait $shop: Api {
            #[endpoint(GET, $expr, crate = $root, headers("x-head" = $head))]
            fn item(&self, $id: u32) -> Call<()>;

            // An argument of the macro's own, beside one of its caller's.
            #[endpoint(GET, "/own/<own>/<id>")]
            fn own(&self, own: u32, $id: u32) -> Call<()>;

            #[endpoint(GET, "/awaited/<own>")]
            async fn awaited(&self, own: u32) -> Result<(), Error>;
        }

        impl $shop for Client {}
    };
}

shop!(Shop, ::soundcloud_api, id, "/items/<id>", "text");

trait Parts: Api {
    fn helper(&self) {}
}

macro_rules! parts {
    ($($name:ident => $template:literal;)*) => {
        trait MoreParts: Parts {
            $(method!(
                /// Documented.
                $name(id: &str, body: Vec<u8>) => Call<()>, PUT, $template, body = body
            );)*
        }
    };
}

parts! {
    part => "/parts/<id>";
    piece => "/pieces/<id>";
}

impl Parts for Client {}
impl MoreParts for Client {}

fn main() -> Result<(), Error> {
    let client = Client::builder("https://shop.example").build()?;
    client.helper();
    let check = |call: Call<()>, path: &str| {
        assert_eq!(call.request()?.url().path(), path);
        Ok::<_, Error>(())
    };
    check(client.item(7), "/items/7")?;
    check(client.own(1, 2), "/own/1/2")?;
    check(client.part("a", vec![]), "/parts/a")?;
    check(client.piece("b", vec![]), "/pieces/b")?;
    drop(client.awaited(1));
    Ok(())
}
