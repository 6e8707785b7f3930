//! The variants of an enum, against the words of a schema.

use super::{
    against::{Against, Named},
    matched::{Matched, matched, report_unknown},
    missing,
    model::{Members, Model, Variant, Wire},
    omit,
    told::told,
};
use crate::{document::Kind, errors::Errors};

/// Compares variants with the words that a text may be, if they are listed.
pub(super) fn compare(
    model: &Model,
    members: &Members<Variant>,
    named: &Named<'_>,
    against: &Against<'_>,
    errors: &mut Errors,
) {
    let schema = named.schema.unwrapped();
    let mut words = schema.words();
    words.dedup();
    if words.is_empty() || !matches!(schema.kind(), Kind::Text) {
        return;
    }
    let place = against.place(named.line);
    let whose = format!("the words of `{}` in {}", named.name, against.file());
    let is_known = |name: &str| words.contains(&name);
    let Matched { found, unknown } = matched(model, members, &whose, &is_known, errors);
    for (variant, name) in &found {
        if let Some(key) = &variant.keys.undocumented {
            let message = format!("`{name}` is documented in {place}");
            errors.at(key.span(), told(&message, "remove `undocumented`"));
        }
    }
    let is_taken = |word: &str| {
        let by_alias = |variant: &Variant| variant.wire.aliases.iter().any(|alias| alias == word);
        found
            .iter()
            .any(|(variant, name)| name == word || by_alias(variant))
            || members.skipped.iter().any(|name| name == word)
    };
    let free = words.iter().copied();
    let free: Vec<&str> = free
        .filter(|word| !is_taken(word) && !omit::has(model, word))
        .collect();
    let message =
        |wire: &Wire| format!("`{}` is no word of `{}` in {place}", wire.name, named.name);
    let mut meant = report_unknown(model, &unknown, free.clone(), message, errors);
    let what = format!("word of `{}` in {}", named.name, against.file());
    meant.extend(omit::check(model, &words, &is_taken, &what, errors));
    if !members.open {
        let lacking: Vec<&str> = free
            .into_iter()
            .filter(|word| !meant.contains(word))
            .collect();
        report_missing(model, &lacking, named, &place, errors);
    }
}

fn report_missing(
    model: &Model,
    lacking: &[&str],
    named: &Named<'_>,
    place: &str,
    errors: &mut Errors,
) {
    let (name, schema) = (model.name(), named.name);
    let message = match lacking {
        [] => return,
        [only] => format!("`{name}` lacks the word `{only}` of `{schema}` in {place}"),
        _ => format!(
            "`{name}` lacks {} words of `{schema}` in {place}",
            lacking.len()
        ),
    };
    missing::report_variants(model, &message, lacking, errors);
}
