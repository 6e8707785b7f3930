//! A union.

use soundcloud_api::Schema;

#[derive(Schema)]
#[schema(spec = "shop.yaml")]
union Barcode {
    //~^ ERROR union `Barcode` has no fields that could be compared
    number: u64,
    digits: [u8; 8],
}

fn main() {
    let _: Option<Barcode> = None;
    assert_eq!(Barcode::NAME, "Barcode");
}
