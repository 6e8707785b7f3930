//! A trait without a method: all that the document has is told, ready to paste.

use soundcloud_api::{Api, Client, api};

#[api(spec = "shop.yaml")]
trait Shop: Api {}
//~^ ERROR trait `Shop` lacks all 6 operations of `shop.yaml`

impl Shop for Client {}

fn main() {
    let _: &dyn Shop = Client::offline();
}
