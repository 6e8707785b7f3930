//! What may be missing, without an `Option` or a default.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Item {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    //~^ ERROR `tags` may be missing: it is not required in `shop.yaml:35`
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
