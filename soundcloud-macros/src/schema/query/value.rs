//! What a field sends as a parameter of the query, and whether it sends anything.

use super::{
    super::{
        against::Against,
        known::{Known, known, may_be_nothing, optional},
        model::{Field, Model},
        slot::Slot,
        told::told,
        types::{self, Presence},
    },
    bracketed,
};
use crate::{
    code::shown,
    document::{Kind, Schema, Style},
    errors::Errors,
};

/// Compares the type of a field with a parameter, and whether it is required by all operations.
pub(super) fn compare(
    model: &Model,
    field: &Field,
    name: &str,
    (slot, mut is_required): (&Slot<'_>, bool),
    against: &Against<'_>,
    errors: &mut Errors,
) {
    if field.keys.unchecked {
        return;
    }
    let place = against.place(slot.line);
    if let Some(between) = joined(field, slot) {
        let message = format!(
            "`{name}` is one text with `{between}` between its elements in {place}, and a list sends a pair for each"
        );
        let help = "add `#[serde(serialize_with = \"…\")]` with a function that joins them";
        errors.over(&field.ty, told(&message, help));
        return;
    }
    if bracketed::is_bracketed(slot) {
        let property = bracketed::property(slot, name);
        is_required &= property.is_some_and(|property| property.required);
    }
    let presence = presence(model, field, name, is_required, &place);
    let misfit = schema_of(field, slot, name).and_then(|schema| {
        let misfit = types::misfit_of(model, field, schema)?;
        Some((misfit.message(name, &place), misfit))
    });
    types::report(field, misfit, presence, errors);
}

/// What stands between the elements of a list that is one text, where the type makes pairs of them.
fn joined(field: &Field, slot: &Slot<'_>) -> Option<char> {
    match slot.style()? {
        Style::Joined(between) if slot.schema.is_list() => {
            (is_list(field) && !field.serde.is_custom()).then_some(between)
        }
        _ => None,
    }
}

fn is_list(field: &Field) -> bool {
    matches!(known(&field.ty), Known::List(_))
}

/// The schema of what one field sends: of one element, if it is no list.
fn schema_of<'a>(field: &Field, slot: &Slot<'a>, name: &str) -> Option<Schema<'a>> {
    if bracketed::is_bracketed(slot) {
        return bracketed::property(slot, name).map(|property| property.schema);
    }
    match slot.schema.unwrapped().kind() {
        // A text may be any number of elements.
        Kind::List(_) if matches!(known(&field.ty), Known::Text) => None,
        Kind::List(items) if !is_list(field) => items,
        _ => Some(slot.schema),
    }
}

/// Whether a field can be absent, and need not be.
fn presence(
    model: &Model,
    field: &Field,
    name: &str,
    is_required: bool,
    place: &str,
) -> Option<Presence> {
    let inner = optional(&field.ty);
    if is_required {
        let message = format!("`{name}` is required in {place}");
        return inner.map(|inner| types::no_option(message, inner));
    }
    let can_be_absent = inner.is_some()
        || field.serde.has("skip_serializing_if")
        || matches!(known(&field.ty), Known::List(_) | Known::Map(_))
        || may_be_nothing(&field.ty, &model.parameters());
    let ty = shown(&field.ty);
    (!can_be_absent).then(|| Presence {
        message: format!("`{name}` is always sent, and not required in {place}"),
        help: format!("write `Option<{ty}>`, or add `#[serde(skip_serializing_if = \"…\")]`"),
        optional: true,
    })
}
