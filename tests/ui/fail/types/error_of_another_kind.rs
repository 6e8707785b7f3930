//! An error that cannot be made of ours.

use soundcloud_api::{Api, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items")]
    async fn items(&self) -> Result<String, Plain>;
    //~^ ERROR[E0277] the trait bound `Plain: From<soundcloud_api::Error>` is not satisfied
    //~| UNDERLINED Result<String, Plain>
    //~| LABEL unsatisfied trait bound
    //~| ERROR[E0277] the trait bound `Plain: From<soundcloud_api::Error>` is not satisfied
    //~| UNDERLINED Result<String, Plain>
    //~| LABEL unsatisfied trait bound
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.items());
}
