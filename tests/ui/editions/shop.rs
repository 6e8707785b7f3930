//! The same trait on every edition; what it sends is printed, to be compared.

use soundcloud_api::{endpoint, Api, Call, Client, Error};

trait Shop: Api {
    /// Names that are keywords in some editions only.
    #[endpoint(GET, "/items/<id>/<dyn>-<gen>?<lang>&<pairs..>", headers("X-Try" = r#try))]
    fn item(
        &self,
        id: impl std::fmt::Display,
        r#dyn: u8,
        r#gen: u8,
        lang: Option<&str>,
        pairs: &[(&str, u8)],
        r#try: bool,
    ) -> Call<String>;

    #[endpoint(PUT, "/files/<path..>", body = content)]
    fn store(&self, path: &str, content: Vec<u8>) -> Call<()>;

    #[endpoint(GET, "/items/<id>")]
    async fn awaited(&self, id: &str) -> Result<String, Error>;
}

impl Shop for Client {}

fn is_send<T: Send>(_: T) {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    is_send(shop.awaited("7"));
    let calls = shop.item("a/b", 1, 2, Some("en"), &[("c", 3)], true).request()?;
    println!("{} {:?}", calls.url(), calls.headers()["x-try"]);
    println!("{}", shop.store("a/b c", vec![1]).request()?.url());
    Ok(())
}
