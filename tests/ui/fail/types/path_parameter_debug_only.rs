//! A type that is printed for debugging only.

use soundcloud_api::{Api, Call, Client, endpoint};

#[derive(Debug)]
enum Order {
    Price,
}

trait Shop: Api {
    #[endpoint(GET, "/items/<order>")]
    fn items(&self, order: Order) -> Call<String>;
    //~^ ERROR[E0277] `Order` cannot be sent as a path parameter of `GET /items/<order>`
    //~| UNDERLINED Order
    //~| LABEL does not implement `Display`
    //~| NOTE implement `std::fmt::Display` for `Order`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(Order::Price);
}
