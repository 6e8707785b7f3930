//! Types that certainly fill no part of a path.

use syn::{Type, ext::IdentExt as _};

use crate::{
    code::shown,
    endpoint::Value,
    errors::Errors,
    signature::{is_prelude, type_argument, unwrapped},
};

/// Checks the type of a part of a segment.
pub(super) fn check_type(value: &Value, errors: &mut Errors) {
    let Value { name, ty } = value;
    if is_list(ty) {
        let name = name.unraw();
        let message = format!(
            "`{}` cannot fill one path segment\n= help: write `<{name}..>` at the end of the path to send each element as a segment",
            shown(ty)
        );
        errors.over(ty, message);
    }
    check_optional(value, errors);
}

/// Refuses what may be no part of a path at all.
pub(super) fn check_optional(Value { name, ty }: &Value, errors: &mut Errors) {
    let inside = match unwrapped(ty) {
        Type::Reference(reference) => unwrapped(&reference.elem),
        ty => ty,
    };
    if is_prelude(inside, "Option") {
        let name = name.unraw();
        let inner = type_argument(inside, 0).map_or_else(|| "T".to_owned(), shown);
        let message = format!(
            "a path parameter cannot be optional: `None` would leave a hole in the path\n= help: write `{name}: {inner}`, and declare a second endpoint without `<{name}>`"
        );
        errors.over(ty, message);
    }
}

fn is_list(ty: &Type) -> bool {
    match unwrapped(ty) {
        Type::Slice(_) | Type::Array(_) => true,
        Type::Reference(reference) => is_list(&reference.elem),
        other => is_prelude(other, "Vec"),
    }
}
