//! What an attribute knows of an endpoint before any call.

mod parameter;

use std::fmt;

use http::Method;

pub use self::parameter::{Encoding, Parameter, Place};

/// One endpoint of an API, as its attribute declares it.
///
/// The attribute writes one `static` of this type for each method. Errors and traces name it, and
/// [`api`](crate::api) on the trait gives the table of all.
///
/// ```
/// # use soundcloud_api::{Call, Client, endpoint};
/// # trait Shop: soundcloud_api::Api {
/// #[endpoint(GET, "/items/<id>?<lang>")]
/// fn item(&self, id: u32, lang: &str) -> Call<String>;
/// # }
/// # impl Shop for Client {}
/// # let client = Client::builder("https://shop.example").build()?;
/// let call = client.item(7, "en");
/// let endpoint = call.endpoint().expect("a declared call knows its endpoint");
/// assert_eq!(endpoint.name(), "item");
/// assert_eq!(endpoint.to_string(), "GET /items/<id>");
/// # Ok::<(), soundcloud_api::Error>(())
/// ```
#[derive(Debug)]
pub struct Endpoint {
    #[doc(hidden)]
    pub name: &'static str,
    #[doc(hidden)]
    pub method: Method,
    #[doc(hidden)]
    pub template: &'static str,
    #[doc(hidden)]
    pub operation: Option<&'static str>,
    #[doc(hidden)]
    pub auth: Auth,
    #[doc(hidden)]
    pub retry: Retry,
    #[doc(hidden)]
    pub pieces: &'static [Piece],
    #[doc(hidden)]
    pub body: Option<(Encoding, &'static str)>,
    #[doc(hidden)]
    pub docs: &'static str,
}

impl Endpoint {
    /// The name of the method that declares the endpoint.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The template as written in the attribute, query included.
    #[must_use]
    pub fn template(&self) -> &'static str {
        self.template
    }

    /// The path of the template, without its query: the low-cardinality route for traces.
    #[must_use]
    pub fn route(&self) -> &'static str {
        self.template.split('?').next().unwrap_or(self.template)
    }

    /// The name of the operation in the API document, where the attribute gives one.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.operation
    }

    /// The parameters in the order of the wire: path, query, headers, body. What the declaration
    /// fixes is none of them.
    ///
    /// ```
    /// # use soundcloud_api::{Api, Call, Client, Place, api, endpoint};
    /// #[api]
    /// trait Shop: Api {
    ///     #[endpoint(PUT, "/items/<id>?language=<lang>&v=2", json = item)]
    ///     fn change(&self, id: u32, lang: &str, item: &str) -> Call<()>;
    /// }
    /// # impl Shop for Client {}
    ///
    /// let change = &Client::endpoints()[0];
    /// let names: Vec<_> = change.parameters().map(|p| (p.place(), p.name(), p.argument())).collect();
    /// assert_eq!(names[0], (Place::Path, "id", "id"));
    /// assert_eq!(names[1], (Place::Query, "language", "lang"));
    /// assert_eq!(names[2].2, "item");
    /// ```
    pub fn parameters(&self) -> impl Iterator<Item = Parameter> + use<> {
        let body = self.body.map(Parameter::body);
        self.pieces.iter().filter_map(Parameter::of).chain(body)
    }

    /// The documentation of the method, as its comments have it.
    #[must_use]
    pub fn docs(&self) -> &'static str {
        self.docs
    }

    /// Which credentials a call carries.
    #[must_use]
    pub fn auth(&self) -> Auth {
        self.auth
    }

    /// Whether a call may be repeated.
    #[must_use]
    pub fn retry(&self) -> Retry {
        self.retry
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.route())
    }
}

/// Which credentials a call carries: the key `auth` of the attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Auth {
    /// `auth = token`, the default: the client's token, in the header `Authorization`.
    Token,
    /// `auth = key`: the token and, in the query, the client's API key.
    Key,
    /// `auth = none`: nothing.
    None,
}

/// Whether a call may be repeated: the key `retry` of the attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Retry {
    /// The default: as the HTTP method allows, by RFC 9110 §9.2.2. `GET`, `HEAD`, `PUT` and
    /// `DELETE` are idempotent.
    ByMethod,
    /// `retry = never`: the endpoint is not idempotent, whatever its method. A call that may have
    /// had its effect is not sent again; one that provably had none is, as a `POST` would be.
    Never,
    /// `retry = always`: the endpoint is idempotent, whatever its method.
    Always,
}

/// A part of the request that the template or a key of the attribute describes, in wire order.
#[doc(hidden)]
#[derive(Debug)]
pub enum Piece {
    /// Text of the path, percent-encoded already.
    Text(&'static str),
    /// A parameter within a segment; the name of its argument.
    Path(&'static str),
    /// The rest of the path; the name of its argument.
    Rest(&'static str),
    /// A fixed pair of the query, decoded.
    Pair(&'static str, &'static str),
    /// A pair of the query: its name, the name of its argument.
    Query(&'static str, &'static str),
    /// Pairs from a struct or map; the name of its argument.
    Fields(&'static str),
    /// A fixed header: name in lower case, value.
    Fixed(&'static str, &'static str),
    /// A header: name in lower case, the name of its argument.
    Header(&'static str, &'static str),
}

impl Piece {
    /// The argument that it takes, unless it is fixed.
    #[cfg(feature = "openapi")]
    pub(crate) fn argument(&self) -> Option<&'static str> {
        Parameter::of(self).map(|parameter| parameter.argument())
    }

    pub(crate) fn is_path(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Path(_) | Self::Rest(_))
    }

    pub(crate) fn is_query(&self) -> bool {
        matches!(self, Self::Pair(..) | Self::Query(..) | Self::Fields(_))
    }
}
