//! The API document of a trait: OpenAPI 3.1, from the same attributes that send the calls.

mod body;
mod combine;
#[allow(
    missing_docs,
    missing_debug_implementations,
    reason = "for expanded code only"
)]
mod described;
mod document;
mod format;
mod operation;
mod parameter;
mod paths;
mod prose;
mod schemas;
mod shape;

use std::fmt;

use serde_json::Value;

pub use self::described::{
    Describe, Described, Describes, Documented, JsonSchema, MayDescribe, UNDESCRIBED, Undescribed,
};
use self::{
    document::{Document, Info, Scheme, Server},
    schemas::Schemas,
};
use crate::endpoint::Auth;

/// The API document of a trait, as [`#[api(openapi)]`](crate::api) gives it.
///
/// It is made of what the attributes say, of the comments, and of the schemas of the types, which implement
/// [`schemars::JsonSchema`]. Printed it is JSON.
///
/// ```
/// use soundcloud_api::{Api, Call, Client, api, endpoint, schemars};
///
/// /// An item of the shop.
/// #[derive(serde::Deserialize, schemars::JsonSchema)]
/// struct Item {
///     title: String,
/// }
///
/// /// Everything for the kitchen.
/// #[api(openapi)]
/// trait Shop: Api {
///     /// One item.
///     #[endpoint(GET, "/items/<id>?<lang>")]
///     fn item(&self, id: u32, lang: Option<&str>) -> Call<Item>;
/// }
///
/// impl Shop for Client {}
///
/// let document = Client::openapi().version("1.2").server("https://shop.example");
/// let document = document.to_value();
/// assert_eq!(document["info"]["title"], "Shop");
/// let item = &document["paths"]["/items/{id}"]["get"];
/// assert_eq!(item["summary"], "One item");
/// assert_eq!(item["parameters"][1]["name"], "lang");
/// assert_eq!(document["components"]["schemas"]["Item"]["description"], "An item of the shop.");
/// ```
///
/// # What is in it
///
/// - An operation for each endpoint. It is called as the key `operation` says, or as the method, whose name is
///   then `x-rust-name`. Several methods of one HTTP method and path are one operation, under the name of the
///   first, which needs what all of them need.
/// - What an argument's schema calls null need not be sent. Lists repeat their name; a list that is sent as one
///   text with commas between says so by `"x-explode": false` in its schema.
/// - The fields of a struct that is the query, each as a parameter.
/// - What the declaration fixes, as parameters with one value.
/// - Any status of success, `2XX`, since any of them is taken; answers in XML, where an argument is a
///   [`Format`](crate::Format).
/// - The schemas of all types that have a name. One that is sent in another form than it comes back is there
///   twice, the former as `NameRequest`; what differs only in what is required is there once.
///
/// Of an argument without a name for its type, `impl Display`, or with one of the method's own, `T`, nothing is
/// known, and any value allowed.
#[derive(Debug, Clone)]
#[must_use = "it is a value; print it, or take it by `to_value`"]
pub struct OpenApi {
    endpoints: Vec<Documented>,
    title: String,
    version: String,
    description: String,
    servers: Vec<String>,
    scheme: String,
    key: Option<String>,
}

impl OpenApi {
    #[doc(hidden)]
    pub fn new<const N: usize>(name: &str, docs: &str, endpoints: [Documented; N]) -> Self {
        Self {
            endpoints: endpoints.into(),
            title: name.to_owned(),
            version: "0.0.0".to_owned(),
            description: prose::plain(docs),
            servers: Vec::new(),
            scheme: "Bearer".to_owned(),
            key: None,
        }
    }

    /// The name of the API, which is otherwise that of the trait.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// The version of the API; without it, `0.0.0`.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = version.into();
        self
    }

    /// What the API is for, which is otherwise told by the comments of the trait.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// A URL under which the API is, as [`Client::builder`](crate::Client::builder) takes it. There may be
    /// several.
    pub fn server(mut self, url: impl Into<String>) -> Self {
        self.servers.push(url.into());
        self
    }

    /// The word before the token, as [`token_scheme`](crate::ClientBuilder::token_scheme) takes it; without it,
    /// `Bearer`.
    pub fn token_scheme(mut self, scheme: impl Into<String>) -> Self {
        self.scheme = scheme.into();
        self
    }

    /// The parameter of the query that an API key is sent by, as [`api_key`](crate::ClientBuilder::api_key)
    /// takes it. The operations with `auth = key` list it, and say by `x-credential` that the client adds it.
    ///
    /// ```
    /// # use soundcloud_api::{Api, Call, Client, api, endpoint};
    /// # #[api(openapi)]
    /// # trait Shop: Api {
    /// #[endpoint(GET, "/items", auth = key)]
    /// fn items(&self) -> Call<Vec<String>>;
    /// # }
    /// # impl Shop for Client {}
    ///
    /// let document = Client::openapi().api_key("key").to_value();
    /// let key = &document["paths"]["/items"]["get"]["parameters"][0];
    /// assert_eq!((&key["name"], &key["x-credential"]), (&"key".into(), &true.into()));
    /// ```
    pub fn api_key(mut self, name: impl Into<String>) -> Self {
        self.key = Some(name.into());
        self
    }

    /// The document as a value, to be changed or compared.
    ///
    /// ```
    /// # use soundcloud_api::{Api, Call, Client, api, endpoint};
    /// # #[api(openapi)]
    /// # trait Shop: Api {
    /// #     #[endpoint(GET, "/items")]
    /// #     fn items(&self) -> Call<Vec<String>>;
    /// # }
    /// # impl Shop for Client {}
    /// let mut document = Client::openapi().to_value();
    /// document["info"]["license"] = serde_json::json!({ "name": "MIT" });
    /// assert_eq!(document["openapi"], "3.1.0");
    /// ```
    #[must_use]
    pub fn to_value(&self) -> Value {
        // Keys are texts and numbers are finite, so that there is nothing it could fail of.
        serde_json::to_value(self.document()).unwrap_or_default()
    }

    fn document(&self) -> Document {
        let mut schemas = Schemas::of(&self.endpoints);
        let paths = paths::all(&self.endpoints, &mut schemas, self.key.as_deref());
        let mut auths = self.endpoints.iter().map(Documented::auth);
        let scheme = auths
            .any(|auth| auth != Auth::None)
            .then(|| Scheme::of(&self.scheme));
        let info = Info {
            title: self.title.clone(),
            version: self.version.clone(),
            description: self.description.clone(),
        };
        let servers = self.servers.iter().cloned().map(Server::new).collect();
        Document::new(info, servers, scheme, paths, &schemas)
    }
}

/// JSON, in lines.
impl fmt::Display for OpenApi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = serde_json::to_string_pretty(&self.document()).map_err(|_| fmt::Error)?;
        f.write_str(&json)
    }
}

#[cfg(test)]
mod tests;
