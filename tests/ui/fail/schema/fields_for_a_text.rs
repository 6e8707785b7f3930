//! Fields, where the document has a text.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Barcode {
    //~^ ERROR `Barcode` has fields, and `Barcode` is a text in `shop.yaml:51`
    digits: String,
}

fn main() {
    let _: Option<Barcode> = None;
    assert_eq!(Barcode::NAME, "Barcode");
}
