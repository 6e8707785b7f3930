//! What may stand where in a request: one trait a place, each with the words for what may not.
//!
//! Each has a constant, not a function: then expanded code can have traits of its own beside these,
//! whose words name the endpoint, and no function more is compiled.

use std::{borrow::Cow, fmt::Display};

use serde::Serialize;
use serde_html_form::ser::Serializer as FormSerializer;
use serde_json::Value;

use crate::{error::BoxError, path::PathWriter, request::Query};

/// An argument of a call, in the place that the attribute gives it.
///
/// It only borrows and has no type of its own, so that no code is made for it in each endpoint.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "hidden, and without a text")]
pub enum Argument<'a> {
    Path(&'a dyn Display),
    Rest(&'a dyn Rest),
    Query(&'a dyn Pair),
    Fields(&'a dyn Pairs),
    Header(&'a dyn Text),
}

/// Puts an argument into its place.
pub type Sends<T> = for<'a> fn(&'a T) -> Argument<'a>;

/// A part of one path segment: `<id>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a path parameter",
    label = "does not implement `Display`",
    note = "implement `std::fmt::Display` for `{Self}`"
)]
pub trait PathParameter {
    const SEND: Sends<Self>;
}

impl<T: Display> PathParameter for T {
    const SEND: Sends<Self> = |value| Argument::Path(value);
}

/// The rest of a path: `<path..>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as the rest of a path",
    label = "not text, nor a slice, array or `Vec` of what implements `Display`",
    note = "text is split at `/`; of a slice, each element is one segment"
)]
pub trait RestParameter {
    const SEND: Sends<Self>;
}

impl<T: Rest> RestParameter for T {
    const SEND: Sends<Self> = |value| Argument::Rest(value);
}

/// A pair of the query, or several of one name: `?q=<q>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a query parameter",
    label = "does not implement `Serialize`",
    note = "every type in `{Self}` needs `#[derive(serde::Serialize)]`"
)]
pub trait QueryParameter {
    const SEND: Sends<Self>;
}

impl<T: Serialize> QueryParameter for T {
    const SEND: Sends<Self> = |value| Argument::Query(value);
}

/// A struct or map whose fields are pairs of the query: `?<filter..>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as query parameters",
    label = "does not implement `Serialize`",
    note = "every type in `{Self}` needs `#[derive(serde::Serialize)]`"
)]
pub trait QueryParameters {
    const SEND: Sends<Self>;
}

impl<T: Serialize> QueryParameters for T {
    const SEND: Sends<Self> = |value| Argument::Fields(value);
}

/// A header: `headers("X-Name" = value)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a header",
    label = "does not implement `Serialize`",
    note = "add `#[derive(serde::Serialize)]` to `{Self}`, and let it come out as text, a number, a boolean, or a list of them"
)]
pub trait HeaderParameter {
    const SEND: Sends<Self>;
}

impl<T: Serialize> HeaderParameter for T {
    const SEND: Sends<Self> = |value| Argument::Header(value);
}

/// Writes the segments of the rest of a path, without a type parameter.
pub trait Rest {
    #[doc(hidden)]
    fn elements(&self, path: &mut dyn FnMut(&dyn Display));
}

impl<T: Rest + ?Sized> Rest for &T {
    fn elements(&self, path: &mut dyn FnMut(&dyn Display)) {
        (**self).elements(path);
    }
}

impl Rest for str {
    fn elements(&self, path: &mut dyn FnMut(&dyn Display)) {
        for element in self.split('/') {
            path(&element);
        }
    }
}

impl Rest for String {
    fn elements(&self, path: &mut dyn FnMut(&dyn Display)) {
        self.as_str().elements(path);
    }
}

impl Rest for Cow<'_, str> {
    fn elements(&self, path: &mut dyn FnMut(&dyn Display)) {
        (**self).elements(path);
    }
}

impl<T: Display> Rest for [T] {
    fn elements(&self, path: &mut dyn FnMut(&dyn Display)) {
        for element in self {
            path(element);
        }
    }
}

impl<T: Display, const N: usize> Rest for [T; N] {
    fn elements(&self, path: &mut dyn FnMut(&dyn Display)) {
        self.as_slice().elements(path);
    }
}

impl<T: Display> Rest for Vec<T> {
    fn elements(&self, path: &mut dyn FnMut(&dyn Display)) {
        self.as_slice().elements(path);
    }
}

/// Writes the rest of a path.
pub(crate) fn write_rest(
    path: &mut PathWriter,
    name: &'static str,
    rest: &dyn Rest,
) -> Result<(), crate::Error> {
    path.expect(name);
    let mut first = true;
    let mut result = Ok(());
    rest.elements(&mut |element| {
        if result.is_ok() && !std::mem::take(&mut first) {
            result = path.next_element();
        }
        if result.is_ok() {
            result = path.value(name, element);
        }
    });
    result
}

/// Writes pairs of one name, without a type parameter.
pub trait Pair {
    #[doc(hidden)]
    fn push(&self, name: &str, query: &mut Query<'_>) -> Result<(), BoxError>;
}

impl<T: Serialize> Pair for T {
    fn push(&self, name: &str, query: &mut Query<'_>) -> Result<(), BoxError> {
        [(name, self)].serialize(FormSerializer::new(query))?;
        Ok(())
    }
}

/// Writes the pairs of a struct or map, without a type parameter.
pub trait Pairs {
    #[doc(hidden)]
    fn push(&self, query: &mut Query<'_>) -> Result<(), BoxError>;
}

impl<T: Serialize> Pairs for T {
    fn push(&self, query: &mut Query<'_>) -> Result<(), BoxError> {
        self.serialize(FormSerializer::new(query))?;
        Ok(())
    }
}

/// The texts of a header, without a type parameter.
pub trait Text {
    #[doc(hidden)]
    fn value(&self) -> Result<Value, BoxError>;
}

impl<T: Serialize> Text for T {
    fn value(&self) -> Result<Value, BoxError> {
        Ok(serde_json::to_value(self)?)
    }
}
