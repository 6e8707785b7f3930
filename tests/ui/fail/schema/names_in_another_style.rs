//! Fields in the style of Rust, where the document has another.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Seller {
    //~^ ERROR the properties of `Seller` in `shop.yaml` are written in camelCase
    full_name: Option<String>,
    home_page: Option<String>,
}

fn main() {
    let _: Option<Seller> = None;
    assert_eq!(Seller::NAME, "Seller");
}
