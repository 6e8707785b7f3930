//! A key of a field, above the type.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml", unchecked)]
//~^ ERROR unknown key `unchecked` in `#[schema]`
struct Item {
    name: String,
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
