//! Models of a document, of every shape.

#![deny(warnings)]

use std::{borrow::Cow, collections::HashMap};

use serde::{Deserialize, Serialize};
use soundcloud_api::Schema;

/// All that comes.
#[derive(Debug, Serialize, Deserialize, Schema)]
#[schema(spec = "../fail/schema/shop.yaml", complete)]
pub struct Item<'a> {
    pub id: u64,
    pub name: String,
    pub note: Option<Cow<'a, str>>,
    pub price: Option<f64>,
    pub stock: Option<u16>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[schema(undocumented)]
    pub rank: Option<u8>,
    #[serde(skip)]
    pub seen: bool,
}

/// In the style of the document, and with fields that cannot be seen.
#[derive(Debug, Serialize, Deserialize, Schema)]
#[schema(spec = "../fail/schema/shop.yaml", name = "Seller", complete)]
#[serde(rename_all = "camelCase")]
struct Merchant {
    full_name: Option<String>,
    #[serde(flatten)]
    rest: HashMap<String, String>,
}

#[derive(Debug, Serialize, Schema)]
#[schema(spec = "../fail/schema/shop.yaml", request)]
struct NewItem<T> {
    name: T,
    #[schema(unchecked)]
    amount: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<T>,
}

#[derive(Debug, Serialize, Deserialize, Schema)]
#[schema(spec = "../fail/schema/shop.yaml")]
#[serde(rename_all = "snake_case")]
enum Order {
    Newest,
    #[serde(untagged)]
    Other(String),
}

#[derive(Debug, Serialize, Deserialize, Schema)]
#[schema(spec = "../fail/schema/shop.yaml")]
struct Barcode(Box<str>);

macro_rules! model {
    ($name:ident { $($field:ident: $ty:ty),* }) => {
        #[derive(Debug, Serialize, Deserialize, Schema)]
        #[schema(spec = "../fail/schema/shop.yaml", name = "Item")]
        struct $name {
            $($field: Option<$ty>,)*
        }
    };
}

model!(Short {
    price: f64,
    stock: u32
});

fn main() {
    let names = [
        Item::NAME,
        Merchant::NAME,
        NewItem::<u8>::NAME,
        Order::NAME,
        Barcode::NAME,
        Short::NAME,
    ];
    assert_eq!(
        names,
        ["Item", "Seller", "NewItem", "Order", "Barcode", "Item"]
    );
    let order = [Order::Newest, Order::Other("dearest".to_owned())];
    assert_eq!(format!("{order:?}"), "[Newest, Other(\"dearest\")]");
    let made = (
        Merchant {
            full_name: None,
            rest: HashMap::new(),
        },
        NewItem {
            name: "a",
            amount: None,
            note: None,
        },
        Barcode("1".into()),
        Short {
            price: None,
            stock: Some(1),
        },
    );
    assert!(format!("{made:?}").contains("stock: Some(1)"));
}
