//! Types that certainly fill no part of a path segment.

use syn::{Type, ext::IdentExt as _};

use crate::{
    endpoint::Value,
    errors::Errors,
    signature::{is_prelude, shown, type_argument, unwrapped},
};

pub(super) fn check_type(Value { name, ty }: &Value, errors: &mut Errors) {
    let name = name.unraw();
    let message = match unwrapped(ty) {
        Type::Path(_) if is_prelude(ty, "Option") => {
            let inner = type_argument(ty, 0).map_or_else(|| "T".to_owned(), shown);
            format!(
                "a path parameter cannot be optional: `None` would leave a hole in the path\n= help: write `{name}: {inner}`, and declare a second endpoint without `<{name}>`"
            )
        }
        list if is_list(list) => format!(
            "`{}` cannot fill one path segment\n= help: write `<{name}..>` at the end of the path to send each element as a segment",
            shown(ty)
        ),
        _ => return,
    };
    errors.over(ty, message);
}

fn is_list(ty: &Type) -> bool {
    match unwrapped(ty) {
        Type::Slice(_) | Type::Array(_) => true,
        Type::Reference(reference) => is_list(&reference.elem),
        other => is_prelude(other, "Vec"),
    }
}
