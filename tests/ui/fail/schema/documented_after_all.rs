//! A field that is said to be undocumented, and is not.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Item {
    #[schema(undocumented)]
    //~^ ERROR `price` is documented in `shop.yaml:33`
    price: Option<f64>,
}

fn main() {
    let _: Option<Item> = None;
    assert_eq!(Item::NAME, "Item");
}
