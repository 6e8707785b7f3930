//! A type of another name than its schema.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Items {
    //~^ ERROR `Items` is no schema of `shop.yaml`
    name: String,
}

fn main() {
    let _: Option<Items> = None;
    assert_eq!(Items::NAME, "Items");
}
