//! An integer without room for what may come.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Item {
    id: u32,
    //~^ ERROR `u32` cannot hold `id`, which is an integer of 64 bits in `shop.yaml:30`
    stock: Option<u8>,
    //~^ ERROR `u8` cannot hold `stock`, which is an integer from 0 to 300 in `shop.yaml:34`
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
