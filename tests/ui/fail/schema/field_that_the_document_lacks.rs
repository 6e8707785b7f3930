//! A field that the document lacks.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Item {
    name: String,
    weight: Option<f64>,
    //~^ ERROR `weight` is no property of `Item` in `shop.yaml:26`
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
