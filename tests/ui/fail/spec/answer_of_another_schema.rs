//! An answer as the model of another schema than the document has.

use soundcloud_api::{Api, Call, Client, Schema, api, endpoint};

#[derive(serde::Serialize, serde::Deserialize, Schema)]
#[schema(spec = "shop.yaml")]
struct Tag {
    name: Option<String>,
}

#[api(spec(file = "shop.yaml", only("listItems")))]
trait Shop: Api {
    #[endpoint(GET, "/items?<q>&<limit>")]
    fn list_items(&self, q: &str, limit: Option<u32>) -> Call<Vec<Tag>>;
    //~^ ERROR[E0080] `GET /items` answers with `Item` in `shop.yaml:19`, and `Tag` is the model of another schema
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<Vec<Tag>> = shop.list_items("fog", None);
}
