//! A secret that is not to be written, in what is written.

use secrecy::SecretString;
use soundcloud_api::{Api, Call, Client, endpoint};

#[derive(serde::Serialize)]
//~^ ERROR[E0277] the trait bound `SecretBox<str>: serde::Serialize` is not satisfied
struct Login {
    name: String,
    password: SecretString,
}

trait Shop: Api {
    #[endpoint(POST, "/login", json = login)]
    fn log_in(&self, login: &Login) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let login = Login {
        name: "ana".to_owned(),
        password: "s3cret".into(),
    };
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.log_in(&login);
}
