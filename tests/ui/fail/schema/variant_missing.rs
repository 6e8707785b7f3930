//! A word that no variant is for.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
enum Order {
    //~^ ERROR `Order` lacks the word `best_sold` of `Order` in `shop.yaml:48`
    #[serde(rename = "newest")]
    Newest,
    #[serde(rename = "oldest")]
    Oldest,
}

fn main() {
    let _: Option<Order> = None;
    assert_eq!(Order::NAME, "Order");
}
