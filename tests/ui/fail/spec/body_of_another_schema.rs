//! A body as the model of another schema than the document has.

use soundcloud_api::{Api, Call, Client, Schema, api, endpoint};

#[derive(serde::Serialize, serde::Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Tag {
    name: Option<String>,
}

#[api(spec(file = "shop.yaml", only("addItem")))]
trait Shop: Api {
    #[endpoint(POST, "/items", json = tag)]
    fn add_item(&self, tag: &Tag) -> Call<()>;
    //~^ ERROR[E0080] the body of `POST /items` is `Item` in `shop.yaml:27`, and `Tag` is the model of another schema
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.add_item(&Tag { name: None });
}
