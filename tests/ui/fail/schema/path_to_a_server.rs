//! The address of a document, where its path goes.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "https://shop.example/openapi.yaml")]
//~^ ERROR the API document `https://shop.example/openapi.yaml` is not a file
struct Item {
    name: String,
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
