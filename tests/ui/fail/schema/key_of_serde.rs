//! A key of serde's.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Item {
    #[schema(rename = "name")]
    //~^ ERROR unknown key `rename` in `#[schema]` of a field
    title: String,
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
