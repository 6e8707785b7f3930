//! The operations whose query a type is, looked up in the document.

use syn::LitStr;

use super::{against::Against, keys::Query, names::some, told::told};
use crate::{document::Operation, errors::Errors, suggest::nearest};

/// Finds the operations; those that are not there are told.
pub(super) fn find<'a>(
    query: &Query,
    against: &Against<'a>,
    errors: &mut Errors,
) -> Vec<&'a Operation> {
    let mut found: Vec<&Operation> = Vec::new();
    for written in &query.operations {
        let Some(operation) = named(&written.value(), against) else {
            report(written, against, errors);
            continue;
        };
        if found.iter().any(|known| std::ptr::eq(*known, operation)) {
            let message = format!("`{operation}` is given twice");
            errors.at(written.span(), told(&message, "remove one of them"));
            continue;
        }
        found.push(operation);
    }
    found
}

/// An operation by its method and path, or by its `operationId`.
fn named<'a>(written: &str, against: &Against<'a>) -> Option<&'a Operation> {
    let mut operations = against.document.operations.iter();
    operations.find(|operation| {
        let by_path = written.split_once(' ').is_some_and(|(method, path)| {
            operation.method.eq_ignore_ascii_case(method) && operation.path == path.trim()
        });
        by_path || operation.id.as_deref() == Some(written)
    })
}

fn report(written: &LitStr, against: &Against<'_>, errors: &mut Errors) {
    let name = written.value();
    let operations = &against.document.operations;
    let help = match meant(&name, operations) {
        Some(near) => format!("did you mean `{near:?}`?"),
        None if operations.is_empty() => "the document describes no operations".to_owned(),
        None => {
            let known: Vec<String> = operations.iter().map(Operation::to_string).collect();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            format!("known are {}", some(&known))
        }
    };
    let message = format!("`{name}` is no operation of {}", against.file());
    errors.at(written.span(), told(&message, &help));
}

/// The operation that was probably meant, in the form that was written.
fn meant(name: &str, operations: &[Operation]) -> Option<String> {
    let (method, path) = name.split_once(' ').unwrap_or(("", name));
    if !path.starts_with('/') {
        let ids = operations
            .iter()
            .filter_map(|operation| operation.id.as_deref());
        return nearest(name, ids).map(str::to_owned);
    }
    let known: Vec<String> = operations.iter().map(Operation::to_string).collect();
    let mut of_path = operations.iter().filter(|operation| operation.path == path);
    let mut of_stem = operations.iter().filter(|operation| {
        operation.method.eq_ignore_ascii_case(method) && stem(&operation.path) == stem(path)
    });
    let found = of_path.next().or_else(|| of_stem.next());
    found
        .map(Operation::to_string)
        .or_else(|| nearest(name, known.iter().map(String::as_str)).map(str::to_owned))
}

/// A path without an extension: `/tracks` of `/tracks.json`.
fn stem(path: &str) -> &str {
    match path.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => stem,
        _ => path,
    }
}
