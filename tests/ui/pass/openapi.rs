//! Any trait gives its API document, if its types have schemas.

#![deny(warnings, missing_docs)]

use std::{borrow::Cow, fmt::Display};

use serde::{Serialize, de::DeserializeOwned};
use soundcloud_api::{
    self as http, Output,
    schemars::{self, JsonSchema},
};

/// A resource, whatever it is.
#[http::api(openapi, crate = http)]
pub trait Resource<'t, K: Display + JsonSchema, T = String>: http::Api
where
    T: Output + Serialize + JsonSchema,
{
    /// What else there is.
    type Part: DeserializeOwned + JsonSchema;

    /// A resource.
    #[http::endpoint(GET, "/resources/<key>?<type>")]
    fn resource(&self, key: K, r#type: &'t str) -> http::Call<T>;

    /// Its parts.
    #[http::endpoint(GET, "/resources/<key>/parts?<words>&<count>")]
    async fn parts<'a, const N: usize>(
        &'a self,
        key: &'a K,
        words: Cow<'a, str>,
        count: [u8; N],
    ) -> Result<Vec<Self::Part>, http::Error>
    where
        K: Sync,
        [u8; N]: Serialize;

    /// No more of it.
    #[deprecated]
    #[http::endpoint(PUT, "/resources/<key>", json = value)]
    fn replace(&self, key: &K, value: &New) -> Answer<()>;
}

type Answer<T> = http::Call<T>;

/// Another value.
#[derive(serde::Serialize, JsonSchema)]
pub struct New;

impl Resource<'static, u32> for http::Client {
    type Part = u8;
}

macro_rules! shop {
    ($name:ident { $($method:ident = $template:literal, $Type:ty;)* }) => {
        #[http::api(openapi)]
        trait $name: http::Api {
            $(
                #[http::endpoint(POST, $template, json = item)]
                fn $method(&self, item: &$Type) -> http::Call<$Type>;
            )*
        }

        impl $name for http::Client {}
    };
}

shop! {
    Shop {
        item = "/items", u32;
        part = "/parts", Vec<String>;
    }
}

fn main() {
    let document = <http::Client as Resource<'static, u32>>::openapi().to_value();
    let parts = &document["paths"]["/resources/{key}/parts"]["get"];
    let answer = &parts["responses"]["2XX"]["content"]["application/json"]["schema"];
    assert_eq!(answer["items"]["format"], "uint8");
    assert_eq!(
        document["paths"]["/resources/{key}"]["get"]["parameters"][1]["name"],
        "type"
    );
    assert_eq!(
        document["paths"]["/resources/{key}"]["put"]["deprecated"],
        true
    );
    let document = <http::Client as Shop>::openapi().title("Shop").to_value();
    assert_eq!(
        document["paths"].as_object().map(|paths| paths.len()),
        Some(2)
    );
}
