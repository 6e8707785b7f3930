//! A path to no file.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "/nowhere/shop.yaml")]
//~^ ERROR cannot read the API document `/nowhere/shop.yaml`
struct Item {
    name: String,
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
