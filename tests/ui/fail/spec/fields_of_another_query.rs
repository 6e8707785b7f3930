//! A struct in the query that is compared with another operation.

use soundcloud_api::{Api, Call, Client, Schema, api, endpoint};

#[derive(serde::Serialize, Schema)]
#[schema(spec = "shop.yaml", query("searchTags"))]
struct Search {
    #[serde(skip_serializing_if = "Option::is_none")]
    names: Option<String>,
}

#[api(spec(file = "shop.yaml", only("listItems")))]
trait Shop: Api {
    #[endpoint(GET, "/items?<search..>")]
    fn list_items(&self, search: &Search) -> Call<String>;
    //~^ ERROR[E0080] `Search` is not compared with the query of `GET /items`
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<String> = shop.list_items(&Search { names: None });
}
