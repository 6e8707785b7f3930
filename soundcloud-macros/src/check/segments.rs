//! Types that certainly fill no part of a path segment.

use syn::{GenericArgument, PathArguments, Type, ext::IdentExt as _};

use crate::{
    endpoint::Value,
    errors::Errors,
    signature::{is_prelude, shown, unwrapped},
};

pub(super) fn check_type(Value { name, ty }: &Value, errors: &mut Errors) {
    let name = name.unraw();
    let message = match unwrapped(ty) {
        Type::Path(_) if is_prelude(ty, "Option") => {
            let inner = inner(ty).map_or_else(|| "T".to_owned(), shown);
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

/// The `T` of `Option<T>`.
fn inner(ty: &Type) -> Option<&Type> {
    let Type::Path(ty) = unwrapped(ty) else {
        return None;
    };
    let PathArguments::AngleBracketed(arguments) = &ty.path.segments.last()?.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}
