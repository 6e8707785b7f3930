//! An integer for a number.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Item {
    price: Option<u32>,
    //~^ ERROR `u32` cannot hold `price`, which is a number in `shop.yaml:33`
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
