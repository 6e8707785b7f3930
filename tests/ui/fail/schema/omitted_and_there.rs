//! A field that is listed as left out.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml", complete, omit("note", "price", "stock", "tags", "name"))]
//~^ ERROR `Item` has `name`
struct Item {
    id: u64,
    name: String,
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
