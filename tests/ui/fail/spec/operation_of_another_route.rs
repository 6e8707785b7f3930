//! An operation of the document by name, and another by its route.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("old")))]
trait Shop: Api {
    #[deprecated]
    #[endpoint(GET, "/old", operation = "deleteTags")]
    //~^ ERROR operation `deleteTags` is `DELETE /tags` in `shop.yaml:46`, not `GET /old`
    fn old(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    #[allow(deprecated)]
    let _: Call<()> = shop.old();
}
