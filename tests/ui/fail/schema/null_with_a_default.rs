//! What may be null, with a default for what is missing.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Item {
    #[serde(default)]
    note: String,
    //~^ ERROR `note` may be null in `shop.yaml:32`
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
