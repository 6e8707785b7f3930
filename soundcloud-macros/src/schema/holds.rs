//! Whether a type can hold the values of a schema.

use syn::Type;

use super::{
    known::{Integer, Known, known, replaceable},
    serde::Direction,
    wanted::{alternatives, described, is_integer, wanted, width},
};
use crate::{
    code::shown,
    document::{Kind, Schema},
};

/// A type, or a part of one, that cannot hold what comes.
#[derive(Debug)]
pub(super) struct Misfit<'a> {
    pub(super) ty: &'a Type,
    /// What it is there for: the value itself, or one within it.
    part: Part,
    /// What comes, in words.
    comes: String,
    /// A type that can hold it.
    pub(super) wanted: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Element,
    Value,
}

impl Misfit<'_> {
    /// Whether the type of a field is wrong as a whole.
    pub(super) fn is_whole(&self) -> bool {
        self.part == Part::Whole
    }

    /// What is wrong, of a value by this name, at this place of the document.
    pub(super) fn message(&self, name: &str, place: &str) -> String {
        let of = match self.part {
            Part::Whole => "",
            Part::Element => "an element of ",
            Part::Value => "a value of ",
        };
        let (ty, comes) = (shown(self.ty), &self.comes);
        format!("`{ty}` cannot hold {of}`{name}`, which is {comes} in {place}")
    }
}

/// What of a type certainly cannot hold the values of a schema.
pub(super) fn misfit<'a>(
    ty: &'a Type,
    schema: Schema<'_>,
    direction: Direction,
) -> Option<Misfit<'a>> {
    part_misfit(ty, schema, direction, Part::Whole)
}

fn part_misfit<'a>(
    ty: &'a Type,
    schema: Schema<'_>,
    direction: Direction,
    part: Part,
) -> Option<Misfit<'a>> {
    let schema = schema.unwrapped();
    if let Kind::OneOf(_) = schema.kind() {
        let mut alternatives = alternatives(schema).into_iter();
        let fits = alternatives.any(|one| part_misfit(ty, one, direction, part).is_none());
        return (!fits).then(|| whole(ty, schema, part));
    }
    match (known(ty), schema.kind()) {
        (Known::List(element), Kind::List(Some(items))) => {
            part_misfit(element, items, direction, Part::Element)
        }
        (Known::Map(value), Kind::Map(Some(values))) => {
            part_misfit(value, values, direction, Part::Value)
        }
        (Known::Integer(integer), _) if is_integer(schema) => (!holds(integer, schema, direction))
            .then(|| Misfit {
                wanted: wider(integer, schema, direction),
                ..whole(ty, schema, part)
            }),
        (known, kind) => (!is_of(known, &kind, direction)).then(|| whole(ty, schema, part)),
    }
}

fn whole<'a>(ty: &'a Type, schema: Schema<'_>, part: Part) -> Misfit<'a> {
    Misfit {
        ty: replaceable(ty),
        part,
        comes: described(schema),
        wanted: wanted(schema),
    }
}

/// Whether values of a type may be of a kind, whatever is within them.
fn is_of(known: Known<'_>, kind: &Kind<'_>, direction: Direction) -> bool {
    match (known, kind) {
        (Known::Unknown, _)
        | (_, Kind::Any | Kind::OneOf(_) | Kind::Nothing)
        | (Known::Text, Kind::Text | Kind::Binary)
        | (Known::Boolean, Kind::Boolean)
        | (Known::Integer(_), Kind::Integer)
        | (Known::Float, Kind::Number | Kind::Integer)
        | (Known::List(_), Kind::List(_) | Kind::Binary)
        | (Known::Map(_), Kind::Map(_) | Kind::Object) => true,
        // Every integer is a number, but not the other way round.
        (Known::Integer(_), Kind::Number) => direction == Direction::Sent,
        _ => false,
    }
}

/// Whether an integer has room. One that is only sent need not go as far as the format does.
fn holds(integer: Integer, schema: Schema<'_>, direction: Direction) -> bool {
    let (least, greatest) = schema.bounds();
    let is_narrow =
        || direction == Direction::Read && width(schema).is_some_and(|bits| bits > integer.bits);
    least.is_none_or(|least| least >= integer.least())
        && match greatest {
            Some(greatest) => greatest <= integer.greatest(),
            None => !is_narrow(),
        }
}

/// The next wider integer that has room.
fn wider(integer: Integer, schema: Schema<'_>, direction: Direction) -> String {
    let (least, _) = schema.bounds();
    let signed = integer.signed || least.is_some_and(|least| least < 0);
    let widths = [8, 16, 32, 64, 128].into_iter();
    let mut integers = widths.map(|bits| Integer { signed, bits });
    let wider =
        integers.find(|wider| wider.bits >= integer.bits && holds(*wider, schema, direction));
    wider.map_or_else(|| wanted(schema), Integer::name)
}
