//! What a type is in an API document.

#[allow(
    missing_docs,
    missing_debug_implementations,
    reason = "for expanded code only"
)]
mod agree;

pub use self::agree::{Of, QueryFields, Unknown, name_agrees, operation_agrees};

/// A model of a schema of an API document, derived by [`#[derive(Schema)]`](macro@crate::Schema), which
/// compares the two.
///
/// ```
/// use serde::{Deserialize, Serialize};
/// use soundcloud_api::Schema;
///
/// #[derive(Serialize, Deserialize, Schema)]
/// #[schema(spec = "spec/soundcloud.yaml", complete)]
/// struct Status {
///     status: Option<String>,
///     location: Option<String>,
/// }
///
/// assert_eq!(Status::NAME, "Status");
/// ```
///
/// A trait that is checked against the same document by `#[api(spec = "…")]` is told where it sends or
/// expects a model of another schema.
pub trait Schema {
    /// The name of the schema in the document.
    const NAME: &'static str;
}
