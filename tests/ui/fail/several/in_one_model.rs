//! Several mistakes in one model.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "../schema/shop.yaml", complete)]
struct Item {
    //~^ ERROR `Item` lacks 2 properties of `Item` in `../schema/shop.yaml:26`
    id: u32,
    //~^ ERROR `u32` cannot hold `id`, which is an integer of 64 bits in `../schema/shop.yaml:30`
    nmae: String,
    //~^ ERROR `nmae` is no property of `Item` in `../schema/shop.yaml:26`
    note: String,
    //~^ ERROR `note` may be null in `../schema/shop.yaml:32`
    tags: Option<Vec<u8>>,
    //~^ ERROR `u8` cannot hold an element of `tags`, which is a text in `../schema/shop.yaml:35`
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
