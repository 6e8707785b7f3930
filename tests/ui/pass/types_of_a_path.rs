//! Whatever can be printed fills a part of a segment, owned or behind any reference.

#![deny(warnings)]

use std::{
    borrow::Cow, fmt::Display, net::IpAddr, num::NonZeroU8, path::Display as PathText, rc::Rc,
    sync::Arc,
};

use soundcloud_api::{Api, Call, Client, Error, Format, endpoint};

enum Order {
    Price,
}

impl Display for Order {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Price => f.write_str("price"),
        }
    }
}

trait Shop: Api {
    #[endpoint(GET, "/<a>/<b>/<c>/<d>/<e>")]
    fn numbers(&self, a: i8, b: u128, c: f32, d: bool, e: NonZeroU8) -> Call<()>;

    #[endpoint(GET, "/<a>/<b>/<c>/<d>/<e>")]
    fn texts(&self, a: String, b: &&str, c: Box<str>, d: Rc<str>, e: Arc<String>) -> Call<()>;

    #[endpoint(GET, "/<a>/<b>/<c>/<d>/<e>.<f>")]
    fn others(
        &self,
        a: Cow<'_, str>,
        b: IpAddr,
        c: &mut Order,
        d: PathText<'_>,
        e: std::fmt::Arguments<'_>,
        f: Format,
    ) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let path = |call: Call<()>| Ok::<_, Error>(call.request()?.url().path().to_owned());
    assert_eq!(
        path(shop.numbers(-1, 2, 0.5, true, NonZeroU8::MIN))?,
        "/-1/2/0.5/true/1"
    );
    assert_eq!(
        path(shop.texts(
            "a".into(),
            &"b",
            "c".into(),
            "d".into(),
            Arc::new("e".into())
        ))?,
        "/a/b/c/d/e"
    );
    let call = shop.others(
        "a".into(),
        IpAddr::from([127, 0, 0, 1]),
        &mut Order::Price,
        std::path::Path::new("d").display(),
        format_args!("{}", 5),
        Format::Xml,
    );
    assert_eq!(path(call)?, "/a/127.0.0.1/price/d/5.xml");
    Ok(())
}
