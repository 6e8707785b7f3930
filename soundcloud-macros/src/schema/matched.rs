//! The members of a type, each with what it is in the document.

use super::{
    keys::FieldKeys,
    model::{Field, Members, Model, Variant, Wire, style},
    names,
    rename::{Of, STYLES, Style},
    told::told,
};
use crate::errors::Errors;

/// A field or a variant.
pub(super) trait Member {
    const OF: Of;

    fn wire(&self) -> &Wire;

    fn keys(&self) -> &FieldKeys;
}

impl Member for Field {
    const OF: Of = Of::Field;

    fn wire(&self) -> &Wire {
        &self.wire
    }

    fn keys(&self) -> &FieldKeys {
        &self.keys
    }
}

impl Member for Variant {
    const OF: Of = Of::Variant;

    fn wire(&self) -> &Wire {
        &self.wire
    }

    fn keys(&self) -> &FieldKeys {
        &self.keys
    }
}

/// The members of a type, told apart.
#[derive(Debug)]
pub(super) struct Matched<'a, T> {
    /// Those that the document has, under which name.
    pub(super) found: Vec<(&'a T, String)>,
    /// Those that it lacks.
    pub(super) unknown: Vec<&'a T>,
}

/// Tells apart the members that the document has, by any of their names. What they are compared
/// with is, in a sentence, `the properties of …`.
pub(super) fn matched<'a, T: Member>(
    model: &Model,
    members: &'a Members<T>,
    whose: &str,
    is_known: &dyn Fn(&str) -> bool,
    errors: &mut Errors,
) -> Matched<'a, T> {
    let mut matched = Matched {
        found: Vec::new(),
        unknown: Vec::new(),
    };
    let names = styled(model, members, whose, is_known, errors);
    for (member, name) in members.listed.iter().zip(names) {
        let aliases = member.wire().aliases.iter().cloned();
        let mut names = std::iter::once(name).chain(aliases);
        if let Some(name) = names.find(|name| is_known(name)) {
            matched.found.push((member, name));
        } else if member.keys().undocumented.is_none() {
            matched.unknown.push(member);
        }
    }
    matched
}

/// The names of the members. Should all be those of the document but for their style, that is one
/// mistake, and told once.
fn styled<T: Member>(
    model: &Model,
    members: &Members<T>,
    whose: &str,
    is_known: &dyn Fn(&str) -> bool,
    errors: &mut Errors,
) -> Vec<String> {
    let wires: Vec<&Wire> = members.listed.iter().map(Member::wire).collect();
    let is_plain = |member: &&T| !member.wire().is_text && member.keys().undocumented.is_none();
    let plain: Vec<&Wire> = members
        .listed
        .iter()
        .filter(is_plain)
        .map(Member::wire)
        .collect();
    let unknown = plain.iter().filter(|wire| !is_known(&wire.name)).count();
    let mut styles = STYLES.iter().filter(|_| unknown > 1);
    let fits = |(_, style): &&(_, Style)| {
        let mut names = plain.iter().map(|wire| style.apply(T::OF, &wire.ident));
        names.all(|name| is_known(&name))
    };
    let Some((word, style)) = styles.find(fits) else {
        return wires.iter().map(|wire| wire.name.clone()).collect();
    };
    report_style(model, word, whose, errors);
    let name = |wire: &Wire| {
        if wire.is_text {
            wire.name.clone()
        } else {
            style.apply(T::OF, &wire.ident)
        }
    };
    wires.into_iter().map(name).collect()
}

fn report_style(model: &Model, word: &str, whose: &str, errors: &mut Errors) {
    let message = format!("{whose} are written in {word}");
    let written = model.serde.directed("rename_all", model.keys.direction());
    let key = format!("rename_all = \"{word}\"");
    let (span, help) = match written {
        Some(written) => (written.span(), format!("write `{key}`")),
        None => (
            model.ident.span(),
            format!("add `#[serde({key})]` to `{}`", model.name()),
        ),
    };
    errors.at(span, told(&message, &help));
}

/// Reports the members that the document lacks; gives the names that were probably meant.
pub(super) fn report_unknown<'a, T: Member>(
    model: &Model,
    unknown: &[&T],
    free: Vec<&'a str>,
    message: impl Fn(&Wire) -> String,
    errors: &mut Errors,
) -> Vec<&'a str> {
    let written: Vec<&str> = unknown
        .iter()
        .map(|member| member.wire().name.as_str())
        .collect();
    let pairs = names::pairs(&written, free);
    for (member, near) in unknown.iter().zip(&pairs) {
        let wire = member.wire();
        let help = help::<T>(model, wire, *near);
        errors.at(wire.span, told(&message(wire), &help));
    }
    pairs.into_iter().flatten().collect()
}

fn help<T: Member>(model: &Model, wire: &Wire, near: Option<&str>) -> String {
    let Some(near) = near else {
        let what = match T::OF {
            Of::Field => "if it is meant to be there, add `#[schema(undocumented)]`",
            Of::Variant => "if it is known all the same, add `#[schema(undocumented)]`",
        };
        return what.to_owned();
    };
    if wire.is_text {
        return format!("did you mean `{near:?}`?");
    }
    let (name, attribute) = member(model, T::OF, near);
    match attribute {
        None => format!("did you mean `{name}`?"),
        Some(attribute) if name.trim_start_matches("r#") == wire.ident => {
            format!("add `{attribute}`")
        }
        Some(attribute) => format!("did you mean `{attribute} {name}`?"),
    }
}

/// The name of a field or variant that is this on the wire, and the attribute that it needs.
pub(super) fn member(model: &Model, of: Of, wire: &str) -> (String, Option<String>) {
    let name = match of {
        Of::Field => names::field(wire),
        Of::Variant => names::variant(wire),
    };
    let attribute = renamed(model, of, &name, wire);
    (name, attribute.map(|key| format!("#[serde({key})]")))
}

/// `rename = "…"`, if a name needs one.
pub(super) fn renamed(model: &Model, of: Of, name: &str, wire: &str) -> Option<String> {
    let plain = name.trim_start_matches("r#");
    let style = style(&model.serde, model.keys.direction());
    let styled = style.map_or_else(|| plain.to_owned(), |style| style.apply(of, plain));
    (styled != wire).then(|| format!("rename = {wire:?}"))
}
