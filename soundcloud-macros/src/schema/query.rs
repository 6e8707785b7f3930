//! The fields of a struct, against the query parameters of operations.

mod bracketed;
mod value;

use super::{
    against::Against,
    fields::refuse_undocumented,
    matched::{Matched, matched, report_unknown},
    missing,
    model::{Field, Members, Model, Wire},
    omit,
    slot::{self, Slot},
    told::told,
};
use crate::{document::Operation, errors::Errors};

/// An operation, and what its query has.
struct Asked<'a> {
    operation: &'a Operation,
    slots: Vec<Slot<'a>>,
}

impl<'a> Asked<'a> {
    fn slot(&self, name: &str) -> Option<&Slot<'a>> {
        self.slots.iter().find(|slot| slot.is_named(name))
    }
}

/// Compares the fields of a struct with the queries of operations.
pub(super) fn compare(
    model: &Model,
    members: &Members<Field>,
    operations: &[&Operation],
    against: &Against<'_>,
    errors: &mut Errors,
) {
    let asked = operations.iter().map(|operation| Asked {
        operation,
        slots: slot::query(operation, against),
    });
    let asked: Vec<Asked<'_>> = asked.collect();
    let all = all(&asked);
    let every: Vec<&Asked<'_>> = asked.iter().collect();
    let Some(place) = place(&every, against) else {
        return;
    };
    let whose = format!("the query parameters of {place}");
    let is_known = |name: &str| all.iter().any(|slot| slot.is_named(name));
    let matched = matched(model, members, &whose, &is_known, errors);

    for (field, name) in &matched.found {
        compare_field(model, field, name, &asked, against, errors);
    }
    let is_sent = |slot: &Slot<'_>| {
        matched.found.iter().any(|(_, name)| slot.is_named(name))
            || members.skipped.iter().any(|name| slot.is_named(name))
    };
    let is_free = |slot: &&Slot<'_>| !is_sent(slot) && !omit::has(model, slot.name);
    let free: Vec<&Slot<'_>> = all.iter().filter(is_free).collect();
    let mut meant = unknown(model, &matched, (&all, &free), &place, against, errors);

    let known: Vec<&str> = all.iter().map(|slot| slot.name).collect();
    let is_taken = |name: &str| all.iter().any(|slot| slot.name == name && is_sent(slot));
    let what = format!("query parameter of {place}");
    meant.extend(omit::check(model, &known, &is_taken, &what, errors));
    if !members.open {
        let is_lacking = |slot: &&Slot<'_>| !slot.quiet && !meant.contains(&slot.name);
        let lacking: Vec<&Slot<'_>> = free.into_iter().filter(is_lacking).collect();
        report_missing(model, members, &lacking, &asked, against, errors);
    }
}

/// The slots of all operations, each name once.
fn all<'a>(asked: &[Asked<'a>]) -> Vec<Slot<'a>> {
    let mut all: Vec<Slot<'_>> = Vec::new();
    for slot in asked.iter().flat_map(|asked| &asked.slots) {
        match all.iter_mut().find(|known| known.name == slot.name) {
            // One that is asked for anywhere is asked for.
            Some(known) => known.quiet &= slot.quiet,
            None => all.push(slot.clone()),
        }
    }
    all
}

/// The first of some operations and how many others, in a message.
fn place(asked: &[&Asked<'_>], against: &Against<'_>) -> Option<String> {
    let (first, others) = asked.split_first()?;
    let others = match others.len() {
        0 => String::new(),
        1 => " and 1 other".to_owned(),
        others => format!(" and {others} others"),
    };
    let operation = first.operation;
    let line = against.place(operation.line);
    Some(format!("`{operation}`{others} in {line}"))
}

fn compare_field(
    model: &Model,
    field: &Field,
    name: &str,
    asked: &[Asked<'_>],
    against: &Against<'_>,
    errors: &mut Errors,
) {
    let slots: Vec<&Slot<'_>> = asked.iter().filter_map(|asked| asked.slot(name)).collect();
    let Some(slot) = slots.first() else { return };
    let without = asked.iter().filter(|asked| asked.slot(name).is_none());
    let without: Vec<&Asked<'_>> = without.collect();
    match place(&without, against) {
        None => refuse_undocumented(field, slot, against, errors),
        Some(place) if field.keys.undocumented.is_none() => {
            let message = format!("`{name}` is no query parameter of {place}");
            let help = "leave it to another type, or add `#[schema(undocumented)]`";
            errors.at(field.wire.span, told(&message, help));
        }
        Some(_) => {}
    }
    let is_required = slots.iter().all(|slot| slot.required);
    value::compare(model, field, name, (slot, is_required), against, errors);
}

/// Reports the fields that are no parameters; gives the parameters that were probably meant.
fn unknown<'a>(
    model: &Model,
    matched: &Matched<'_, Field>,
    (all, free): (&[Slot<'a>], &[&Slot<'a>]),
    place: &str,
    against: &Against<'_>,
    errors: &mut Errors,
) -> Vec<&'a str> {
    let mut meant = Vec::new();
    let mut unknown = Vec::new();
    for field in &matched.unknown {
        match bracketed::find(all, &field.wire.name) {
            Some(slot) => {
                bracketed::report(field, slot, against, errors);
                meant.push(slot.name);
            }
            None => unknown.push(*field),
        }
    }
    let free = free.iter().map(|slot| slot.name).collect();
    let message = |wire: &Wire| format!("`{}` is no query parameter of {place}", wire.name);
    meant.extend(report_unknown(model, &unknown, free, message, errors));
    meant
}

fn report_missing(
    model: &Model,
    members: &Members<Field>,
    lacking: &[&Slot<'_>],
    asked: &[Asked<'_>],
    against: &Against<'_>,
    errors: &mut Errors,
) {
    let lacks = |asked: &&Asked<'_>| {
        let mut names = asked.slots.iter().map(|slot| slot.name);
        names.any(|name| lacking.iter().any(|slot| slot.name == name))
    };
    let lacked: Vec<&Asked<'_>> = asked.iter().filter(lacks).collect();
    let Some(place) = place(&lacked, against) else {
        return;
    };
    let what = match lacking {
        [only] => format!("the query parameter `{}`", only.name),
        _ => format!("{} query parameters", lacking.len()),
    };
    let message = format!("`{}` lacks {what} of {place}", model.name());
    missing::report_fields(model, members, &message, lacking, errors);
}
