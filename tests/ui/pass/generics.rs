//! Generics and lifetimes of a method reach its request.

#![deny(warnings)]

use std::{borrow::Cow, fmt::Display};

use serde::{Serialize, de::DeserializeOwned};
use soundcloud_api::{Api, Call, Client, Error, endpoint};

struct Id<const N: u8>;

impl<const N: u8> Display for Id<N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "id-{N}")
    }
}

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn anonymous(&self, id: impl Display) -> Call<()>;

    #[endpoint(GET, "/items/<id>?<q>&<more..>", headers("x-a" = a))]
    fn nested(
        &self,
        id: &impl Display,
        q: Option<impl Serialize>,
        more: &[(impl Serialize, u8)],
        a: &(impl Serialize + ?Sized),
    ) -> Call<()>;

    #[endpoint(PUT, "/items/<id>", json = item)]
    fn named<I: Display, T>(&self, id: I, item: &T) -> Call<()>
    where
        T: Serialize + ?Sized;

    #[endpoint(GET, "/items/<id>")]
    fn decoded<T: DeserializeOwned>(&self, id: u32) -> Call<T>;

    #[endpoint(GET, "/items/<id>")]
    async fn awaited<T>(&self, id: u32) -> Result<T, Error>
    where
        T: DeserializeOwned + Send;

    #[endpoint(GET, "/items/<id>")]
    fn constant<const N: u8>(&self, id: Id<N>) -> Call<()>;

    #[endpoint(GET, "/items/<id>/<part>")]
    fn borrowed<'a, 'b: 'a>(&'a self, id: &'b str, part: Cow<'a, str>) -> Call<()>;

    #[endpoint(GET, "/items/<ids..>")]
    fn array<const N: usize>(&self, ids: [u32; N]) -> Call<()>;

    #[endpoint(GET, "/items/<id>")]
    fn dynamic(&self, id: &dyn Display) -> Call<()>;

    #[endpoint(GET, "/items/<id>")]
    fn boxed(&self, id: Box<dyn Display + '_>) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let check = |call: Call<()>, expected: &str| {
        assert_eq!(&call.request()?.url().as_str()[20..], expected);
        Ok::<_, Error>(())
    };
    check(shop.anonymous(7), "/items/7")?;
    check(
        shop.nested(&7, Some("b"), &[("c", 3)], "d"),
        "/items/7?q=b&c=3",
    )?;
    check(shop.named("x", "text"), "/items/x")?;
    check(shop.decoded(7), "/items/7")?;
    check(shop.constant(Id::<4>), "/items/id-4")?;
    check(shop.borrowed("a", Cow::Borrowed("b")), "/items/a/b")?;
    check(shop.array([1, 2]), "/items/1/2")?;
    check(shop.dynamic(&7), "/items/7")?;
    check(shop.boxed(Box::new(7)), "/items/7")?;
    drop(shop.awaited::<String>(7));
    Ok(())
}
