//! Attributes on arguments: other frameworks say there where an argument goes.

use syn::{Attribute as Role, LitStr, ext::IdentExt as _};

use super::places::{in_path, in_query};
use crate::{
    attribute::{Attribute, header_name},
    code::shown,
    errors::Errors,
    signature::Argument,
    suggest::nearest,
};

const ROLES: [&str; 11] = [
    "path",
    "query",
    "header",
    "body",
    "json",
    "form",
    "xml",
    "multipart",
    "part",
    "field",
    "param",
];

/// Whether an attribute gives an argument a name in the path: `#[path("id")] number`.
pub(super) fn rename(arguments: &[Argument]) -> bool {
    let roles = arguments.iter().flat_map(|argument| &argument.roles);
    roles
        .into_iter()
        .any(|role| role.path().is_ident("path") && matches!(&role.meta, syn::Meta::List(_)))
}

/// Refuses the attributes of an argument, in one message. Says whether that tells all there is to
/// say about its place.
pub(super) fn report(
    argument: &Argument,
    placed: bool,
    attribute: &Attribute,
    errors: &mut Errors,
) -> bool {
    let Some(role) = argument.roles.first() else {
        return false;
    };
    let name = argument.name.unraw();
    let path = shown(role.path());
    let last = role
        .path()
        .segments
        .last()
        .map(|segment| segment.ident.to_string().to_lowercase());
    let last = last.unwrap_or_default();
    if last == "doc" {
        let message = format!(
            "argument `{name}` takes no documentation of its own\n= help: move it above the method"
        );
        errors.over(role.path(), message);
        return placed;
    }
    let meant = nearest(&last, ROLES);
    let help = match meant {
        _ if placed => format!("remove `#[{path}]`: `{name}` has its place"),
        Some(meant) => format!(
            "remove `#[{path}]`, and write `{}`",
            place(meant, role, argument, attribute)
        ),
        None => format!("remove `#[{path}]`"),
    };
    let message = format!(
        "argument `{name}` takes no attribute: the template and the keys say where it goes\n= help: {help}"
    );
    errors.over(role.path(), message);
    placed || meant.is_some()
}

/// What says here that an argument goes where a role says.
fn place(meant: &str, role: &Role, argument: &Argument, attribute: &Attribute) -> String {
    let name = argument.name.unraw();
    let explicit = role.parse_args::<LitStr>().ok().map(|text| text.value());
    match (meant, explicit) {
        ("path", _) => {
            in_path(argument, attribute).unwrap_or_else(|| format!("\"/path/<{name}>\""))
        }
        ("query" | "param", Some(key)) => in_query(argument, attribute)
            .replace(&format!("<{name}>"), &format!("{key}=<{name}>"))
            .replace(&format!("<{name}..>"), &format!("{key}=<{name}>")),
        ("query" | "param", None) => in_query(argument, attribute),
        ("header", key) => {
            let key = key.unwrap_or_else(|| header_name(&name.to_string()));
            format!("headers(\"{key}\" = {name})")
        }
        ("body", _) => format!("json = {name}"),
        ("part", _) => format!("multipart = {name}"),
        ("field", _) => format!("form = {name}"),
        (key, _) => format!("{key} = {name}"),
    }
}
