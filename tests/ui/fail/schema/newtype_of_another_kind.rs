//! A type around a number, where the document has a text.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Barcode(u64);
//~^ ERROR `u64` cannot hold `Barcode`, which is a text in `shop.yaml:51`

fn main() {
    let _: Option<Barcode> = None;
    assert_eq!(Barcode::NAME, "Barcode");
}
