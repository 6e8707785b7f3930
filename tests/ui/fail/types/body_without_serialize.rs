//! Bodies that cannot be written.

use soundcloud_api::{Api, Call, Client, Format, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(POST, "/items", json = items)]
    fn add(&self, items: &[Plain]) -> Call<String>;
    //~^ ERROR[E0277] `&[Plain]` cannot be sent as a JSON body
    //~| UNDERLINED &[Plain]
    //~| LABEL does not implement `Serialize`
    //~| NOTE every type in `&[Plain]` needs `#[derive(serde::Serialize)]`

    #[endpoint(POST, "/items", form = item)]
    fn add_form(&self, item: Plain) -> Call<String>;
    //~^ ERROR[E0277] `Plain` cannot be sent as a form
    //~| UNDERLINED Plain
    //~| LABEL does not implement `Serialize`
    //~| NOTE every type in `Plain` needs `#[derive(serde::Serialize)]`

    #[endpoint(POST, "/items", xml = item)]
    fn add_xml(&self, item: &Plain) -> Call<String>;
    //~^ ERROR[E0277] `&Plain` cannot be sent as an XML body
    //~| UNDERLINED &Plain
    //~| LABEL does not implement `Serialize`
    //~| NOTE every type in `&Plain` needs `#[derive(serde::Serialize)]`

    #[endpoint(POST, "/items", encode(format) = item)]
    fn add_encoded(&self, item: Plain, format: Format) -> Call<String>;
    //~^ ERROR[E0277] `Plain` cannot be sent as a body
    //~| UNDERLINED Plain
    //~| LABEL does not implement `Serialize`
    //~| NOTE every type in `Plain` needs `#[derive(serde::Serialize)]`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add(&[Plain]);
    let _: Call<String> = shop.add_form(Plain);
    let _: Call<String> = shop.add_xml(&Plain);
    let _: Call<String> = shop.add_encoded(Plain, Format::Json);
}
