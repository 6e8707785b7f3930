//! A method by another name than the document has for it.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("deleteTags")))]
trait Shop: Api {
    #[endpoint(DELETE, "/tags")]
    fn delete_tags(&self) -> Call<()>;
    //~^ ERROR `DELETE /tags` is called `clear_tags` in `shop.yaml:46`
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<()> = shop.delete_tags();
}
