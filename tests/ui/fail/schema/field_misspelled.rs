//! A field with a slip of the finger.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Item {
    nmae: String,
    //~^ ERROR `nmae` is no property of `Item` in `shop.yaml:26`
    price: Option<f64>,
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
