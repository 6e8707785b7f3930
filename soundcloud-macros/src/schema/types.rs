//! The type of a field, against the values that come or go.

use syn::Type;

use super::{
    against::Against,
    holds::{Misfit, misfit},
    known::{Known, known, may_be_nothing, optional},
    model::{Field, Model},
    serde::Direction,
    slot::Slot,
    told::told,
    wanted::alternatives,
};
use crate::{
    code::shown,
    document::{Kind, Schema},
    errors::Errors,
};

/// A field whose type says otherwise than the document whether there is a value.
#[derive(Debug)]
pub(super) struct Presence {
    pub(super) message: String,
    pub(super) help: String,
    /// Whether the type should be an `Option`.
    pub(super) optional: bool,
}

/// Compares the type of a field with a property.
pub(super) fn compare(
    model: &Model,
    field: &Field,
    slot: &Slot<'_>,
    is_json: bool,
    against: &Against<'_>,
    errors: &mut Errors,
) {
    if field.keys.unchecked {
        return;
    }
    let place = against.place(slot.line);
    let presence = match model.keys.direction() {
        // A model may go both ways, and there it is required.
        _ if slot.other_way => None,
        Direction::Read => read(model, field, slot, &place),
        Direction::Sent => sent(field, slot, is_json, &place),
    };
    let misfit = misfit_of(model, field, slot.schema);
    let misfit = misfit.map(|misfit| (misfit.message(slot.name, &place), misfit));
    report(field, misfit, presence, errors);
}

/// What of a field's type cannot hold a schema's values, if nobody else says how they are read.
pub(super) fn misfit_of<'a>(
    model: &Model,
    field: &'a Field,
    schema: Schema<'_>,
) -> Option<Misfit<'a>> {
    let is_converted = [Direction::Read, Direction::Sent]
        .iter()
        .any(|direction| model.serde.is_converted(*direction));
    if field.keys.unchecked || field.serde.is_custom() || is_converted {
        return None;
    }
    misfit(&field.ty, schema, model.keys.direction())
}

/// Reports what is wrong with a type: once, if it is to be replaced by another altogether.
pub(super) fn report(
    field: &Field,
    misfit: Option<(String, Misfit<'_>)>,
    presence: Option<Presence>,
    errors: &mut Errors,
) {
    match (misfit, presence) {
        (Some((message, misfit)), Some(presence)) if misfit.is_whole() => {
            let wanted = if presence.optional {
                format!("Option<{}>", misfit.wanted)
            } else {
                misfit.wanted
            };
            errors.over(&field.ty, told(&message, &format!("write `{wanted}`")));
        }
        (misfit, presence) => {
            if let Some(Presence { message, help, .. }) = presence {
                errors.over(&field.ty, told(&message, &help));
            }
            if let Some((message, misfit)) = misfit {
                let wanted = &misfit.wanted;
                errors.over(misfit.ty, told(&message, &format!("write `{wanted}`")));
            }
        }
    }
}

/// Whether a field can be read where there is no value.
fn read(model: &Model, field: &Field, slot: &Slot<'_>, place: &str) -> Option<Presence> {
    let (name, serde) = (slot.name, &field.serde);
    let may_be_null = slot.schema.is_nullable();
    let is_never_null = !may_be_null && !is_anything(slot.schema);
    let has_default =
        serde.has_any(&["default", "skip_deserializing"]) || model.serde.has("default");
    let is_read_by_function = serde.has_any(&["with", "deserialize_with"]);
    if let Some(inner) = optional(&field.ty) {
        return if slot.required && is_never_null && !field.serde.is_custom() {
            Some(always_there(name, inner, place))
        } else if !slot.required && is_read_by_function && !has_default {
            // Of such a field serde does not know that it may be `None`.
            Some(Presence {
                message: format!(
                    "`{name}` may be missing: it is not required in {place}, and a function reads it"
                ),
                help: "add `#[serde(default)]`".to_owned(),
                optional: true,
            })
        } else {
            None
        };
    }
    let by_itself = may_be_nothing(&field.ty, &model.parameters()) && !is_read_by_function;
    if by_itself {
        return None;
    }
    let missing = !slot.required && !has_default;
    // A type of the user's may take null, if it is asked at all.
    let takes_null = is_read_by_function || matches!(known(&field.ty), Known::Unknown);
    let null = may_be_null && (missing || !takes_null);
    let ty = shown(&field.ty);
    let mut help = format!("write `Option<{ty}>`");
    let message = match (missing, null) {
        (false, false) => return None,
        (false, true) if has_default => {
            help += "; `#[serde(default)]` is for what is missing";
            format!("`{name}` may be null in {place}")
        }
        (false, true) => format!("`{name}` may be null in {place}"),
        (true, true) => format!("`{name}` may be missing or null in {place}"),
        (true, false) => {
            help += ", or add `#[serde(default)]`";
            format!("`{name}` may be missing: it is not required in {place}")
        }
    };
    Some(Presence {
        message,
        help,
        optional: true,
    })
}

/// Whether a field sends nothing but what may be sent.
fn sent(field: &Field, slot: &Slot<'_>, is_json: bool, place: &str) -> Option<Presence> {
    if slot.schema.is_nullable() || is_anything(slot.schema) || field.serde.is_custom() {
        return None;
    }
    let inner = optional(&field.ty)?;
    if slot.required {
        return Some(always_there(slot.name, inner, place));
    }
    // A form sends nothing for what is `None`.
    let is_null = is_json && !field.serde.has("skip_serializing_if");
    is_null.then(|| Presence {
        message: format!(
            "`None` is sent as null, which `{}` cannot be in {place}",
            slot.name
        ),
        help: "add `#[serde(skip_serializing_if = \"Option::is_none\")]`".to_owned(),
        optional: true,
    })
}

/// Whether nothing is known of the values of a schema, which then may be null.
fn is_anything(schema: Schema<'_>) -> bool {
    let mut alternatives = alternatives(schema).into_iter();
    alternatives.any(|one| matches!(one.unwrapped().kind(), Kind::Any | Kind::Nothing))
}

/// What is never missing and never null is no `Option`.
fn always_there(name: &str, inner: &Type, place: &str) -> Presence {
    let message = format!("`{name}` is required in {place}, and never null");
    no_option(message, inner)
}

pub(super) fn no_option(message: String, inner: &Type) -> Presence {
    Presence {
        message,
        help: format!("write `{}`", shown(inner)),
        optional: false,
    }
}
