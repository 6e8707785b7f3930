//! A path that the document does not have at all.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(spec(file = "shop.yaml", only("old")))]
trait Shop: Api {
    #[deprecated]
    #[endpoint(GET, "/old")]
    fn old(&self) -> Call<()>;

    #[endpoint(GET, "/weather/tomorrow")]
    //~^ ERROR `shop.yaml` has no `GET /weather/tomorrow`
    fn weather(&self) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::offline();
    let _: Call<String> = shop.weather();
}
