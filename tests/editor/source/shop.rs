//! A declared trait, its types and its callers, with a mark before each token that a case is about.

use serde::{Deserialize, Serialize};
use soundcloud_api::{Api, Call, Client, Error, Format, endpoint};

/// Tells an item from all others.
#[derive(Clone, Copy)]
pub struct /*ItemId*/ItemId(pub u32);

impl std::fmt::Display for ItemId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&self.0, f)
    }
}

/// What the shop sells.
#[derive(Serialize)]
pub struct /*Item*/Item {
    pub name: String,
}

/// What a customer gets.
#[derive(Deserialize)]
pub struct /*Receipt*/Receipt {
    pub /*number*/number: u32,
}

/// All that one can do in the shop.
pub trait /*Shop*/Shop: /*Api_used*/Api {
    /// One item of the shop.
    #[/*endpoint*/endpoint(/*GET*/GET, "/items/<id>?<lang>")]
    fn /*item*/item(&self, /*id*/id: /*id_type*/ItemId, /*lang*/lang: /*lang_type*/Option<&str>) -> /*item_call*/Call</*item_result*/String>;

    /// Puts an item on the shelf.
    #[endpoint(/*PUT*/PUT, "/items/<id>", /*json_key*/json = /*json_value*/content, headers("X-Tag" = /*header_value*/tag))]
    fn /*put*/put(&self, /*put_id*/id: ItemId, /*content*/content: &/*content_type*/Item, /*tag*/tag: &str) -> Call<()>;

    #[endpoint(POST, "/items.<format>", encode(/*encode_format*/format) = /*encode_value*/content, /*auth_key*/auth = /*auth_value*/none)]
    fn /*publish*/publish(&self, /*format*/format: Format, /*published*/content: &Item) -> Call<()>;

    /// Takes an item from the shelf.
    #[endpoint(DELETE, "/items/<id>")]
    async fn /*remove*/remove(&self, /*remove_id*/id: /*remove_id_type*/ItemId) -> Result</*receipt_type*/Receipt, /*remove_error*/Error>;
}

impl Shop for Client {}

pub async fn visit(shop: &Client, item: &Item) -> Result<u32, Error> {
    shop./*call_put*/put(ItemId(7), item, "new").await?;
    let found = shop./*call_item*/item(ItemId(7), None).await?;
    let again = Shop::/*call_item_again*/item(shop, ItemId(8), Some("en"));
    again.await?;
    let /*receipt*/receipt = shop./*call_remove*/remove(ItemId(7)).await?;
    Ok(receipt./*receipt_number*/number)
}
