//! Types of one's own may be named as the client's and the prelude's are.

#![deny(warnings)]
#![allow(dead_code)]

use std::fmt::{self, Display, Formatter};

use serde::{Deserialize, Serialize};
use soundcloud_api::{self as http, endpoint};

macro_rules! named {
    ($($name:ident)*) => {$(
        #[derive(Serialize, Deserialize)]
        struct $name(u32);

        impl Display for $name {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                write!(f, "{}-{}", stringify!($name), self.0)
            }
        }
    )*};
}

named! {
    Call Client Endpoint Error Form Body Method Piece Auth Retry Declared Awaited
    PathParameter QueryParameter JsonBody Option Result String Vec Box Some Send Sync
}

trait Api: http::Api {
    #[endpoint(GET, "/<call>/<client>/<result>/<path>")]
    fn path(
        &self,
        call: Call,
        client: &Client,
        result: Result,
        path: PathParameter,
    ) -> http::Call<Endpoint>;

    #[endpoint(PUT, "/<string>?<option>", json = body, headers("X-Vec" = vec))]
    fn put(&self, string: String, option: &Option, body: &Body, vec: Vec) -> http::Call<Result>;

    #[endpoint(GET, "/<some>")]
    async fn awaited(&self, some: Some) -> std::result::Result<Send, http::Error>;
}

impl Api for http::Client {}

fn main() -> std::result::Result<(), http::Error> {
    let shop = http::Client::builder("https://shop.example").build()?;
    let call = shop.path(Call(1), &Client(2), Result(3), PathParameter(4));
    assert_eq!(
        call.request()?.url().path(),
        "/Call-1/Client-2/Result-3/PathParameter-4"
    );
    let request = shop
        .put(String(1), &Option(2), &Body(3), Vec(4))
        .request()?;
    assert_eq!(
        request.url().as_str(),
        "https://shop.example/String-1?option=2"
    );
    assert_eq!(request.headers()["x-vec"], "4");
    drop(shop.awaited(Some(1)));
    Ok(())
}
