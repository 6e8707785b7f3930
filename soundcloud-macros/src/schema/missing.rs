//! What a type lacks, ready to be pasted.

use syn::Visibility;

use super::{
    matched::{member, renamed},
    model::{Field, Members, Model, Shape},
    names,
    rename::Of,
    serde::Direction,
    slot::Slot,
    told::told,
    wanted::wanted,
};
use crate::{code::shown, document::Style, errors::Errors};

/// Reports the properties or parameters that a type lacks.
pub(super) fn report_fields(
    model: &Model,
    members: &Members<Field>,
    message: &str,
    lacking: &[&Slot<'_>],
    errors: &mut Errors,
) {
    let names: Vec<&str> = lacking.iter().map(|slot| slot.name).collect();
    report(
        model,
        message,
        &names,
        &fields(model, members, lacking),
        errors,
    );
}

/// Reports the words that an enum lacks.
pub(super) fn report_variants(model: &Model, message: &str, words: &[&str], errors: &mut Errors) {
    report(model, message, words, &variants(model, words), errors);
}

/// Reports at the type's name what it lacks, each with lines to paste.
fn report(model: &Model, message: &str, names: &[&str], lines: &[String], errors: &mut Errors) {
    let mut text = told(message, &help(model, names));
    text.push(':');
    for line in lines.iter().flat_map(|lines| lines.lines()) {
        text.push_str("\n    ");
        text.push_str(line);
    }
    errors.at(model.ident.span(), text);
}

/// What is to be done, unless it is meant.
fn help(model: &Model, names: &[&str]) -> String {
    match (names, &model.keys.omit) {
        ([name], None) => format!("add it, or `omit({name:?})` to `#[schema(…)]`"),
        ([name], Some(_)) => format!("add it, or `{name:?}` to `omit(…)`"),
        _ => "add them, or list those that are not needed in `omit(…)`".to_owned(),
    }
}

/// Variants for words.
fn variants(model: &Model, words: &[&str]) -> Vec<String> {
    let mut taken: Vec<String> = match &model.shape {
        Shape::Words(members) => {
            let listed = members.listed.iter();
            listed.map(|variant| variant.wire.ident.clone()).collect()
        }
        _ => Vec::new(),
    };
    let variants = words.iter().map(|word| {
        let (mut name, mut attribute) = member(model, Of::Variant, word);
        // `price` and `-price` differ in a sign only.
        while taken.contains(&name) {
            name.push('_');
            let key = renamed(model, Of::Variant, &name, word);
            attribute = key.map(|key| format!("#[serde({key})]"));
        }
        taken.push(name.clone());
        let attribute = attribute.map(|attribute| attribute + "\n");
        format!("{}{name},", attribute.unwrap_or_default())
    });
    variants.collect()
}

/// Fields for properties or parameters.
fn fields(model: &Model, members: &Members<Field>, slots: &[&Slot<'_>]) -> Vec<String> {
    let visibility = members.listed.first().map(|field| &field.visibility);
    let visibility = match visibility.unwrap_or(&model.visibility) {
        Visibility::Inherited => String::new(),
        visibility => shown(visibility) + " ",
    };
    let mut taken: Vec<String> = members
        .listed
        .iter()
        .map(|field| field.wire.ident.clone())
        .collect();
    let written = slots.iter().flat_map(|slot| written(model, slot));
    let fields = written.map(|written| {
        let mut name = written.field.clone();
        while taken.contains(&name) {
            name.push('_');
        }
        taken.push(name.clone());
        let mut keys: Vec<String> = Vec::new();
        keys.extend(renamed(model, Of::Field, &name, &written.wire));
        if written.may_be_left_out && model.keys.request.is_some() {
            keys.push("skip_serializing_if = \"Option::is_none\"".to_owned());
        }
        let attribute = if keys.is_empty() {
            String::new()
        } else {
            format!("#[serde({})]\n", keys.join(", "))
        };
        format!("{attribute}{visibility}{name}: {},", written.ty)
    });
    fields.collect()
}

/// A field that is missing.
struct Written {
    wire: String,
    field: String,
    ty: String,
    may_be_left_out: bool,
}

/// The fields for a slot: one, but for an object in the query.
fn written(model: &Model, slot: &Slot<'_>) -> Vec<Written> {
    if slot.style() == Some(Style::Bracketed) {
        return bracketed(slot);
    }
    let may_be_null = slot.schema.is_nullable();
    let (ty, is_list) = match slot.style() {
        // What is joined is a text.
        Some(Style::Joined(_)) if slot.schema.is_list() => ("String".to_owned(), false),
        style => (
            boxed(model, wanted(slot.schema)),
            style.is_some() && slot.schema.is_list(),
        ),
    };
    // An empty list sends no pair.
    let is_optional = (!slot.required || may_be_null) && !is_list;
    vec![Written {
        wire: slot.name.to_owned(),
        field: field_name(slot),
        ty: optional(ty, is_optional),
        may_be_left_out: !slot.required,
    }]
}

/// `name[key]=value` for each property.
fn bracketed(slot: &Slot<'_>) -> Vec<Written> {
    let write = |key: &str, ty: String, required: bool| {
        let wire = format!("{}[{key}]", slot.name);
        Written {
            field: names::field(&wire),
            wire,
            ty: optional(ty, !required),
            may_be_left_out: !required,
        }
    };
    let properties = slot.schema.properties();
    if properties.is_empty() {
        return vec![write("key", "String".to_owned(), slot.required)];
    }
    let fields = properties.iter().map(|property| {
        let required = property.required && slot.required;
        write(property.name, wanted(property.schema), required)
    });
    fields.collect()
}

fn field_name(slot: &Slot<'_>) -> String {
    let stated = slot.field.map(names::field);
    stated.unwrap_or_else(|| names::field(slot.name))
}

/// A type that holds itself does so in a box.
fn boxed(model: &Model, ty: String) -> String {
    if ty == model.name() {
        format!("Box<{ty}>")
    } else {
        ty
    }
}

fn optional(ty: String, is_optional: bool) -> String {
    if is_optional {
        format!("Option<{ty}>")
    } else {
        ty
    }
}

/// Whether a type is to have a field for a property.
pub(super) fn is_needed(model: &Model, slot: &Slot<'_>) -> bool {
    let is_sent = model.keys.direction() == Direction::Sent;
    !slot.quiet && (model.keys.complete.is_some() || is_sent && slot.required)
}
