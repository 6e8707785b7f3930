//! The name of a schema with a slip of the finger.

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

#[derive(Serialize, Deserialize, Schema)]
#[schema(spec = "shop.yaml", name = "Selller")]
//~^ ERROR `Selller` is no schema of `shop.yaml`
#[serde(rename_all = "camelCase")]
struct Merchant {
    full_name: Option<String>,
}

fn main() {
    let _: Option<Merchant> = None;
    assert_eq!(Merchant::NAME, "Selller");
}
