//! A key with a slip of the finger.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml", complet)]
//~^ ERROR unknown key `complet` in `#[schema]`
struct Item {
    name: String,
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
