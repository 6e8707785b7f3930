//! What expanded code tells of an endpoint beside its descriptor: the schemas of its types.

use std::{fmt, marker::PhantomData};

pub use schemars::JsonSchema;
use schemars::{Schema, SchemaGenerator};

use crate::endpoint::{Auth, Endpoint};

/// Makes a schema.
pub type Describe = fn(&mut SchemaGenerator) -> Schema;

/// Makes the schema of a type.
pub struct Describes<T>(pub Describe, PhantomData<fn() -> T>);

/// What has a schema.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be described in an API document",
    label = "does not implement `JsonSchema`",
    note = "every type in `{Self}` needs `#[derive(schemars::JsonSchema)]`, with `use soundcloud_api::schemars`"
)]
pub trait Described: Sized {
    const DESCRIBE: Describes<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: JsonSchema> Described for T {
    const DESCRIBE: Describes<Self> = Describes(SchemaGenerator::subschema_for::<T>, PhantomData);
}

/// The schema of a type that has no name, or one of the method's own.
pub const UNDESCRIBED: Describe = |_| Schema::default();

/// A type that need not have a schema: a body that is sent as it is, or as parts.
///
/// `MayDescribe::<T>::NEW.describe()` is the method of the type where it has a schema, and otherwise the
/// trait's.
pub struct MayDescribe<T>(PhantomData<fn() -> T>);

impl<T> MayDescribe<T> {
    pub const NEW: Self = Self(PhantomData);
}

impl<T: JsonSchema> MayDescribe<T> {
    #[must_use]
    pub fn describe(self) -> Describe {
        SchemaGenerator::subschema_for::<T>
    }
}

pub trait Undescribed: Sized {
    #[must_use]
    fn describe(self) -> Describe {
        UNDESCRIBED
    }
}

impl<T> Undescribed for MayDescribe<T> {}

/// An endpoint, and how its types are described.
#[derive(Clone)]
pub struct Documented {
    pub(super) endpoint: &'static Endpoint,
    pub(super) deprecated: bool,
    /// The arguments of path, query and headers, in the order of the wire.
    pub(super) arguments: Vec<Describe>,
    pub(super) body: Option<Describe>,
    pub(super) answer: Describe,
}

impl Documented {
    pub fn new(
        endpoint: &'static Endpoint,
        deprecated: bool,
        arguments: &[Describe],
        body: Option<Describe>,
        answer: Describe,
    ) -> Self {
        Self {
            endpoint,
            deprecated,
            arguments: arguments.to_vec(),
            body,
            answer,
        }
    }

    pub(super) fn auth(&self) -> Auth {
        self.endpoint.auth
    }
}

impl fmt::Debug for Documented {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.endpoint, f)
    }
}
