//! Endpoints as they are written: most of their parts right, some of them nearly.

#[rustfmt::skip]
mod words;

use std::fmt;

use arbitrary::{Arbitrary, Result, Unstructured};

use self::words::{
    API, ATTRIBUTES, BEFORE, COMMAS, ENDS, GENERICS, HEADERS, ITEMS, KEYS, METHODS, NAMES, PAIRS,
    PATTERNS, RECEIVERS, RESULTS, SEGMENTS, SUPERTRAITS, TRAITS, TYPES,
};

/// The source of an attribute and a method.
pub struct Endpoint(pub String);

impl<'a> Arbitrary<'a> for Endpoint {
    fn arbitrary(choices: &mut Unstructured<'a>) -> Result<Self> {
        let attribute = attribute(choices)?;
        let method = method(choices)?;
        Ok(Self(format!("#[endpoint({attribute})]\n{method}\n")))
    }
}

/// Shown when it breaks something.
impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The source of an attribute and a trait.
pub struct Trait(pub String);

impl<'a> Arbitrary<'a> for Trait {
    fn arbitrary(choices: &mut Unstructured<'a>) -> Result<Self> {
        let mut text = format!("#[api({})]\n", choose(choices, API)?);
        for part in [TRAITS, GENERICS, SUPERTRAITS, &[" {\n"]] {
            text += choose(choices, part)?;
        }
        for _ in 0..choices.int_in_range(0..=4)? {
            text += &if choices.arbitrary()? {
                Endpoint::arbitrary(choices)?.0
            } else {
                choose(choices, ITEMS)?.to_owned()
            };
        }
        Ok(Self(text + "}\n"))
    }
}

/// Shown when it breaks something.
impl fmt::Debug for Trait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn attribute(choices: &mut Unstructured<'_>) -> Result<String> {
    let mut text = format!(
        "{}{}{}",
        choose(choices, METHODS)?,
        choose(choices, COMMAS)?,
        template(choices)?
    );
    for _ in 0..choices.int_in_range(0..=3)? {
        text += choose(choices, COMMAS)?;
        if choices.ratio(1, 4)? {
            let headers = several(choices, HEADERS, ", ")?;
            text += &format!("headers({headers})");
        } else {
            text += choose(choices, KEYS)?;
        }
    }
    Ok(text)
}

fn template(choices: &mut Unstructured<'_>) -> Result<String> {
    let mut text = "/".to_owned();
    text += &several(choices, SEGMENTS, "")?;
    if choices.arbitrary()? {
        text += "?";
        text += &several(choices, PAIRS, "&")?;
    }
    Ok(match choices.int_in_range(0..=6)? {
        0 => format!("r##\"{text}\"##"),
        1 => format!("\"{}\"", text.escape_default()),
        2 => {
            text.chars().fold("\"".to_owned(), |literal, character| {
                format!("{literal}\\\n  \\u{{{:x}}}", u32::from(character))
            }) + "\""
        }
        3 => format!("b\"{}\"", text.escape_default()),
        4 => format!("{text:?}suffix"),
        5 => text,
        _ => format!("{text:?}"),
    })
}

fn method(choices: &mut Unstructured<'_>) -> Result<String> {
    let mut text = choose(choices, BEFORE)?.to_owned();
    text += "fn ";
    for part in [NAMES, GENERICS, &["("], RECEIVERS] {
        text += choose(choices, part)?;
    }
    for _ in 0..choices.int_in_range(0..=3)? {
        text += choose(choices, ATTRIBUTES)?;
        text += choose(choices, PATTERNS)?;
        text += ": ";
        text += choose(choices, TYPES)?;
        text += ", ";
    }
    if choices.ratio(1, 16)? {
        text += "...";
    }
    for part in [&[")"], RESULTS, ENDS] {
        text += choose(choices, part)?;
    }
    Ok(text)
}

/// One of some words: the first, which is right, as often as all others.
fn choose<'a>(choices: &mut Unstructured<'_>, words: &[&'a str]) -> Result<&'a str> {
    let others = words.get(1..).filter(|others| !others.is_empty());
    match others {
        Some(others) if choices.arbitrary()? => choices.choose(others).copied(),
        _ => Ok(words.first().copied().unwrap_or_default()),
    }
}

fn several(choices: &mut Unstructured<'_>, words: &[&str], between: &str) -> Result<String> {
    let count = choices.int_in_range(0..=4)?;
    let mut several = Vec::new();
    for _ in 0..count {
        several.push(*choices.choose(words)?);
    }
    Ok(several.join(between))
}
