//! The fields of a struct, against the properties of a schema.

use super::{
    against::{Against, Named},
    matched::{Matched, matched, report_unknown},
    missing,
    model::{Field, Members, Model, Wire},
    omit,
    serde::Direction,
    slot::{Slot, properties},
    told::told,
    types,
};
use crate::{
    document::{Kind, Schema},
    errors::Errors,
};

/// Compares the fields of a struct with a schema.
pub(super) fn compare(
    model: &Model,
    members: &Members<Field>,
    named: &Named<'_>,
    against: &Against<'_>,
    errors: &mut Errors,
) {
    let slots = properties(named, model.keys.direction(), against);
    let known: Vec<&str> = slots.iter().map(|slot| slot.name).collect();
    let whose = format!("the properties of `{}` in {}", named.name, against.file());
    let is_known = |name: &str| known.contains(&name);
    let matched = matched(model, members, &whose, &is_known, errors);

    let is_sent = model.keys.direction() == Direction::Sent;
    let is_json = is_sent && is_sent_as_json(named, against);
    for (field, name) in &matched.found {
        if let Some(slot) = slots.iter().find(|slot| slot.name == name) {
            refuse_undocumented(field, slot, against, errors);
            types::compare(model, field, slot, is_json, against, errors);
        }
    }
    let free = free(model, members, &matched, &slots);
    let mut meant = unknown(model, &matched, &free, named, against, errors);
    let what = format!("property of `{}` in {}", named.name, against.file());
    let is_taken = |name: &str| matched.found.iter().any(|(_, found)| found == name);
    meant.extend(omit::check(model, &known, &is_taken, &what, errors));
    if !members.open {
        let is_lacking =
            |slot: &&Slot<'_>| missing::is_needed(model, slot) && !meant.contains(&slot.name);
        let lacking: Vec<&Slot<'_>> = free.into_iter().filter(is_lacking).collect();
        report_missing(model, members, &lacking, named, against, errors);
    }
}

/// That a field is undocumented must be so.
pub(super) fn refuse_undocumented(
    field: &Field,
    slot: &Slot<'_>,
    against: &Against<'_>,
    errors: &mut Errors,
) {
    if let Some(key) = &field.keys.undocumented {
        let place = against.place(slot.line);
        let message = format!("`{}` is documented in {place}", slot.name);
        let help = "remove `undocumented`";
        errors.at(key.span(), told(&message, help));
    }
}

/// The properties that no field is, and should be.
fn free<'a, 'b>(
    model: &Model,
    members: &Members<Field>,
    matched: &Matched<'_, Field>,
    slots: &'a [Slot<'b>],
) -> Vec<&'a Slot<'b>> {
    let is_taken = |slot: &Slot<'_>| {
        let is_field = |(field, name): &(&Field, String)| {
            let aliases = &field.wire.aliases;
            name == slot.name
                || slot.field == Some(&field.wire.ident)
                || aliases.iter().any(|alias| alias == slot.name)
        };
        matched.found.iter().any(is_field)
            || members.skipped.iter().any(|name| name == slot.name)
            || omit::has(model, slot.name)
    };
    slots.iter().filter(|slot| !is_taken(slot)).collect()
}

/// Reports the fields that are no properties; gives the properties that were probably meant.
fn unknown<'a>(
    model: &Model,
    matched: &Matched<'_, Field>,
    free: &[&Slot<'a>],
    named: &Named<'_>,
    against: &Against<'_>,
    errors: &mut Errors,
) -> Vec<&'a str> {
    // There may be properties that are not listed.
    if named.schema.is_open() || !matches!(named.schema.kind(), Kind::Object) {
        return Vec::new();
    }
    let place = against.place(named.line);
    let free = free.iter().map(|slot| slot.name).collect();
    let message = |wire: &Wire| {
        format!(
            "`{}` is no property of `{}` in {place}",
            wire.name, named.name
        )
    };
    report_unknown(model, &matched.unknown, free, message, errors)
}

fn report_missing(
    model: &Model,
    members: &Members<Field>,
    lacking: &[&Slot<'_>],
    named: &Named<'_>,
    against: &Against<'_>,
    errors: &mut Errors,
) {
    let is_complete = model.keys.complete.is_some();
    let name = model.name();
    let message = match lacking {
        [] => return,
        [only] => format!(
            "`{name}` lacks the property `{}`{} {}",
            only.name,
            if is_complete {
                " of"
            } else {
                ", which is required in"
            },
            against.place(only.line)
        ),
        _ => format!(
            "`{name}` lacks {} {}properties of `{}` in {}",
            lacking.len(),
            if is_complete { "" } else { "required " },
            named.name,
            against.place(named.line)
        ),
    };
    missing::report_fields(model, members, &message, lacking, errors);
}

/// Whether a schema is the JSON body of a request, where `None` is written out.
fn is_sent_as_json(named: &Named<'_>, against: &Against<'_>) -> bool {
    let operations = against.document.operations.iter();
    let bodies = operations.filter_map(|operation| operation.body.as_ref());
    let mut contents = bodies.flat_map(|body| &body.contents);
    contents.any(|content| {
        let Some(schema) = content.schema.as_ref().filter(|_| content.is_json()) else {
            return false;
        };
        // Only what may be it is looked up: there are many bodies. An escaped name may be any.
        let may_be = |text: &str| text.ends_with(named.name) || text.contains(['%', '~']);
        schema.text_at("$ref").is_some_and(may_be)
            && Schema::new(against.document, schema).name() == Some(named.name)
    })
}
