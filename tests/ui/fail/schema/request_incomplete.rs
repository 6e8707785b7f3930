//! A request that lacks what is required, and sends null for what may be left out.

use serde::Serialize;
use soundcloud_api::Schema;

#[derive(Serialize, Schema)]
#[schema(spec = "shop.yaml", request)]
struct NewItem {
    //~^ ERROR `NewItem` lacks the property `amount`, which is required in `shop.yaml:46`
    name: String,
    note: Option<String>,
    //~^ ERROR `None` is sent as null, which `note` cannot be in `shop.yaml:47`
}

fn main() {
    let _: Option<NewItem> = None;
    assert_eq!(NewItem::NAME, "NewItem");
}
