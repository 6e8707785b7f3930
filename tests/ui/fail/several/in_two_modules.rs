//! Traits of two modules have a mistake each; a third has none.

use soundcloud_api::Client;

mod items {
    use soundcloud_api::{Api, Call, endpoint};

    pub trait Items: Api {
        #[endpoint(GET, "items")]
        //~^ ERROR a path starts with `/`
        fn items(&self) -> Call<String>;
    }
}

mod users {
    use soundcloud_api::{Api, Call, endpoint};

    pub trait Users: Api {
        #[endpoint(GET, "/users/<id>")]
        //~^ ERROR parameter `<id>` has no argument
        fn user(&self, number: u32) -> Call<String>;
        //~^ ERROR argument `number` has no place in this endpoint
    }
}

mod parts {
    use soundcloud_api::{Api, Call, endpoint};

    pub trait Parts: Api {
        #[endpoint(GET, "/parts/<id>")]
        fn part(&self, id: u32) -> Call<String>;
    }
}

use items::Items;
use parts::Parts;
use users::Users;

impl Items for Client {}
impl Users for Client {}
impl Parts for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop((shop.items(), shop.user(7), shop.part(7)));
}
