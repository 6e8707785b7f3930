//! Each segment and each pair of a template has a mistake of its own.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/my items/{id}/<part-no>?q&lang=<>&<filter..>&a=1&b=1+1")]
    //~^ ERROR white space in a template
    //~| ERROR parameters are written `<name>`
    //~| ERROR `part-no` cannot be the name of an argument: it has `-`
    //~| ERROR `q` has no value
    //~| ERROR a parameter needs a name
    //~| ERROR `<filter..>` stands at the end of the query
    //~| ERROR `+` in a query is a space to some servers, and a plus to others
    fn item(&self, id: u32, part_no: u32, filter: &[(&str, u32)]) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7, 1, &[]);
}
