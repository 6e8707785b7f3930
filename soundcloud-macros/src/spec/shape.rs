//! Whether bodies and answers are lists, objects or single values where the document says so.

use syn::Type;

use super::Pair;
use crate::{
    attribute::BodyKind,
    code::shown,
    document::{self, Kind, Schema},
    errors::Errors,
    signature::{self, is_prelude, is_scalar, type_argument, unwrapped},
};

impl Pair<'_> {
    pub(super) fn check_shapes(&self, errors: &mut Errors) {
        if let Some(sent) = &self.endpoint.body
            && matches!(sent.kind, BodyKind::Json | BodyKind::Encode(_))
            && let Some(wanted) = &self.operation.body
        {
            let start = format!("the body of `{}` is", self.operation);
            self.check_shape(&sent.value.ty, wanted, &start, errors);
        }
        let (signature::Result::Call(ty) | signature::Result::Awaited(ty)) = &self.endpoint.result;
        if let Some(ty) = type_argument(ty, 0)
            && let Some(wanted) = &self.operation.answer
            // Whatever it is may be taken as the text that it is.
            && !is_prelude(ty, "String")
        {
            let start = format!("`{}` answers with", self.operation);
            self.check_shape(ty, wanted, &start, errors);
        }
    }

    fn check_shape(&self, ty: &Type, wanted: &document::Body, start: &str, errors: &mut Errors) {
        let Some(schema) = self.named(wanted) else {
            return;
        };
        if let Some((is, gives)) = mismatch(ty, &schema) {
            let place = self.place(schema.line());
            let message = format!(
                "{start} {is} in `{place}`, and `{}` is {gives}\n= help: write the type of {is}, or correct the document",
                shown(ty)
            );
            errors.over(ty, message);
        }
    }
}

/// What the document says, and what a type certainly is instead.
fn mismatch(ty: &Type, schema: &Schema<'_>) -> Option<(&'static str, &'static str)> {
    let ty = unwrapped(ty);
    let inner = match ty {
        Type::Reference(reference) => Some(&*reference.elem),
        _ if ["Option", "Box"].iter().any(|name| is_prelude(ty, name)) => type_argument(ty, 0),
        _ => None,
    };
    if let Some(inner) = inner {
        return mismatch(inner, schema);
    }
    let element = match ty {
        Type::Slice(slice) => Some(&*slice.elem),
        _ if is_prelude(ty, "Vec") => type_argument(ty, 0),
        _ => None,
    };
    match (schema.unwrapped().kind(), element) {
        (Kind::List(Some(items)), Some(element)) => mismatch(element, &items),
        (Kind::Object | Kind::Map(_), Some(_)) => Some(("one object", "a list")),
        (Kind::Text | Kind::Integer | Kind::Number | Kind::Boolean, Some(_)) => {
            Some(("one value", "a list"))
        }
        (Kind::Object | Kind::Map(_), None) if is_scalar(ty) => Some(("an object", "one value")),
        (Kind::List(_), None) if is_scalar(ty) => Some(("a list", "one value")),
        _ => None,
    }
}
