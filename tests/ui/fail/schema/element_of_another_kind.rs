//! A list of something else.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Item {
    tags: Option<Vec<bool>>,
    //~^ ERROR `bool` cannot hold an element of `tags`, which is a text in `shop.yaml:35`
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
