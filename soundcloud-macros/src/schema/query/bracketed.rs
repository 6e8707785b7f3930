//! Parameters that are sent as `name[key]`.

use super::super::{against::Against, model::Field, slot::Slot, told::told};
use crate::{
    document::{Style, schema::Property},
    errors::Errors,
};

/// The parameter that a name without brackets is probably of.
pub(super) fn find<'a, 'b>(slots: &'a [Slot<'b>], name: &str) -> Option<&'a Slot<'b>> {
    let mut bracketed = slots.iter().filter(|slot| is_bracketed(slot));
    bracketed.find(|slot| slot.name == name)
}

/// Whether a parameter has a pair for each of its keys.
pub(super) fn is_bracketed(slot: &Slot<'_>) -> bool {
    slot.style() == Some(Style::Bracketed)
}

/// Reports a field that stands for all keys of a parameter.
pub(super) fn report(field: &Field, slot: &Slot<'_>, against: &Against<'_>, errors: &mut Errors) {
    let name = slot.name;
    let properties = slot.schema.properties();
    let key = properties.first().map_or("key", |property| property.name);
    let place = against.place(slot.line);
    let message = format!("`{name}` is sent as `{name}[{key}]` in {place}");
    let help =
        format!("write a field for each of its keys, with `#[serde(rename = \"{name}[{key}]\")]`");
    errors.at(field.wire.span, told(&message, &help));
}

/// The property that `name[key]` is.
pub(super) fn property<'a>(slot: &Slot<'a>, name: &str) -> Option<Property<'a>> {
    let key = name.strip_prefix(slot.name)?.strip_prefix('[')?;
    let key = key.strip_suffix(']')?;
    let mut properties = slot.schema.properties().into_iter();
    properties.find(|property| property.name == key)
}
