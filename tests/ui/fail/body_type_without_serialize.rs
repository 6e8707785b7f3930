//! Bodies that cannot be written.

use soundcloud_api::{Api, Call, Client, Format, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(POST, "/items", json = items)]
    fn add(&self, items: &[Plain]) -> Call<String>;

    #[endpoint(POST, "/items", form = item)]
    fn add_form(&self, item: Plain) -> Call<String>;

    #[endpoint(POST, "/items", xml = item)]
    fn add_xml(&self, item: &Plain) -> Call<String>;

    #[endpoint(POST, "/items", encode(format) = item)]
    fn add_encoded(&self, item: Plain, format: Format) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add(&[Plain]);
    let _: Call<String> = shop.add_form(Plain);
    let _: Call<String> = shop.add_xml(&Plain);
    let _: Call<String> = shop.add_encoded(Plain, Format::Json);
}
