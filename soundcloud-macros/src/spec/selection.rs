//! Which operations a trait is to have: `only(…)` and `except(…)`.

use syn::LitStr;

use crate::{
    api::document::Document as Options,
    attribute::listed,
    document::{Document, Operation},
    errors::Errors,
    suggest::nearest,
};

/// Whether a trait without this operation lacks something.
pub(super) fn is_wanted(operation: &Operation, options: &Options) -> bool {
    let is_one = |names: &[LitStr]| names.iter().any(|name| selects(&name.value(), operation));
    !operation.omitted
        && (options.only.is_empty() || is_one(&options.only))
        && !is_one(&options.except)
}

/// A tag, the start of a path, an `operationId`, or method and path.
fn selects(name: &str, operation: &Operation) -> bool {
    if name.starts_with('/') {
        let rest = operation.path.strip_prefix(name.trim_end_matches('/'));
        return rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']));
    }
    operation.tags.iter().any(|tag| tag == name)
        || operation.id.as_deref() == Some(name)
        || operation.to_string() == name
}

/// Refuses names that select nothing.
pub(super) fn check(options: &Options, document: &Document, errors: &mut Errors) {
    let file = options.file.value();
    for name in options.only.iter().chain(&options.except) {
        let written = name.value();
        let mut operations = document.operations.iter();
        if operations.any(|operation| selects(&written, operation)) {
            continue;
        }
        let help = meant(&written, &document.operations);
        let message = format!("`{file}` has no operation of `{written}`\n= help: {help}");
        errors.at(name.span(), message);
    }
    for name in &options.omit {
        let written = name.value();
        let parameters = document.operations.iter().flat_map(|one| &one.parameters);
        let mut names = parameters.map(|parameter| parameter.name.as_str());
        if names.clone().any(|name| name == written) {
            continue;
        }
        let help = match nearest(&written, names.by_ref()) {
            Some(near) => format!("did you mean `{near:?}`?"),
            None => "remove it".to_owned(),
        };
        let message =
            format!("no operation in `{file}` has a parameter `{written}`\n= help: {help}");
        errors.at(name.span(), message);
    }
}

/// What a name that selects nothing is probably meant as.
fn meant(written: &str, operations: &[Operation]) -> String {
    let known = if written.starts_with('/') {
        let segments = written.matches('/').count();
        let paths = operations.iter().map(|one| start(&one.path, segments));
        paths.map(str::to_owned).collect()
    } else {
        names(operations)
    };
    if let Some(near) = nearest(written, known.iter().map(String::as_str)) {
        return format!("did you mean `{near:?}`?");
    }
    let mut tags: Vec<&String> = operations.iter().flat_map(|one| &one.tags).collect();
    tags.sort_unstable();
    tags.dedup();
    let help = "name a tag, the start of a path, or an operation";
    match tags[..] {
        [] => help.to_owned(),
        _ => format!("{help}: its tags are {}", listed(&tags)),
    }
}

/// So many segments of a path.
fn start(path: &str, segments: usize) -> &str {
    let mut slashes = path.match_indices('/').map(|(at, _)| at);
    let end = slashes.nth(segments);
    &path[..end.unwrap_or(path.len())]
}

/// All that selects operations and is no path.
fn names(operations: &[Operation]) -> Vec<String> {
    let names = operations.iter().flat_map(|one| {
        let names = one.tags.iter().chain(&one.id).cloned();
        names.chain([one.to_string()])
    });
    names.collect()
}
