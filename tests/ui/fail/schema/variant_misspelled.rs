//! A variant with a slip of the finger.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
#[serde(rename_all = "snake_case")]
enum Order {
    Newest,
    Odlest,
    //~^ ERROR `odlest` is no word of `Order` in `shop.yaml:48`
    BestSold,
}

fn main() {
    let _: Option<Order> = None;
    assert_eq!(Order::NAME, "Order");
}
