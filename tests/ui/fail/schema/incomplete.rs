//! A type that is to be complete, and is not.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml", complete)]
pub struct Item {
    //~^ ERROR `Item` lacks 3 properties of `Item` in `shop.yaml:26`
    pub id: u64,
    pub name: String,
    pub note: Option<String>,
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
