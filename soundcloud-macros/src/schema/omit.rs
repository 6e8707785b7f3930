//! What is meant to be left out: that it is there, and is.

use super::{model::Model, told::told};
use crate::{errors::Errors, suggest::nearest};

/// Whether a name is listed.
pub(super) fn has(model: &Model, name: &str) -> bool {
    let omit = model.keys.omit.as_ref();
    omit.is_some_and(|omit| omit.names.iter().any(|listed| listed.value() == name))
}

/// Checks that what is listed is something, and that the type lacks it; gives what else was meant.
pub(super) fn check<'a>(
    model: &Model,
    known: &[&'a str],
    is_taken: &dyn Fn(&str) -> bool,
    what: &str,
    errors: &mut Errors,
) -> Vec<&'a str> {
    let mut meant = Vec::new();
    for listed in model.keys.omit.iter().flat_map(|omit| &omit.names) {
        let name = listed.value();
        if is_taken(&name) {
            let message = format!("`{}` has `{name}`", model.name());
            errors.at(listed.span(), told(&message, "remove it from `omit(…)`"));
        } else if !known.contains(&name.as_str()) {
            let free = known.iter().copied().filter(|name| !is_taken(name));
            let near = nearest(&name, free);
            meant.extend(near);
            let help = match near {
                Some(near) => format!("did you mean `{near:?}`?"),
                None => "remove it from `omit(…)`".to_owned(),
            };
            let message = format!("`{name}` is no {what}");
            errors.at(listed.span(), told(&message, &help));
        }
    }
    meant
}

/// Refuses a list that nobody reads.
pub(super) fn check_use(model: &Model, errors: &mut Errors) {
    let keys = &model.keys;
    let is_used = keys.complete.is_some() || keys.request.is_some() || keys.query.is_some();
    if let Some(omit) = keys.omit.as_ref().filter(|_| !is_used) {
        let message = format!("`{}` may lack any property", model.name());
        let help = "add `complete`, or remove `omit(…)`";
        errors.at(omit.key.span(), told(&message, help));
    }
}
