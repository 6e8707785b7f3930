//! A name on the wire with a slip of the finger.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Item {
    #[serde(rename = "nmae")]
    //~^ ERROR `nmae` is no property of `Item` in `shop.yaml:26`
    title: String,
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
