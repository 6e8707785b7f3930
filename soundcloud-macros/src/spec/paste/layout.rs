//! Code as rustfmt lays it out.

/// Where code stands that is written line by line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Margin {
    pub(crate) indent: &'static str,
    /// How many columns there are behind it.
    pub(crate) width: usize,
}

/// What rustfmt puts into one line of an attribute that it understands.
const ATTRIBUTE: usize = 70;

/// What stands beside the trait.
pub(crate) const ITEM: Margin = Margin {
    indent: "",
    width: 100,
};

/// What stands in such an item.
pub(crate) const FIELD: Margin = Margin {
    indent: "    ",
    width: 96,
};

/// What is pasted into a trait: its indent is the editor's.
pub(crate) const METHOD: Margin = Margin {
    indent: "",
    width: 96,
};

/// `fn name(a, b) -> C;`, in one line if that has room for it.
pub(crate) fn signature(
    start: &str,
    arguments: &[String],
    end: &str,
    margin: Margin,
) -> Vec<String> {
    let line = format!("{start}({}){end}", arguments.join(", "));
    if length(&line) <= margin.width {
        return margin.behind(&[line]);
    }
    let arguments = indented(arguments);
    margin.behind(&[format!("{start}(\n{arguments},\n){end}")])
}

/// `#[name(a, b)]`, in one line if that has room for it.
pub(crate) fn attribute(name: &str, parts: &[String], margin: Margin) -> Vec<String> {
    let attribute = format!("#[{name}({})]", parts.join(", "));
    // Where something but a literal is behind a `=`, rustfmt leaves all as it is.
    let is_understood = parts.iter().all(|part| !has_name_behind_equals(part));
    let is_short = !is_understood || length(&parts.join(", ")) <= ATTRIBUTE;
    if is_short && length(&attribute) <= margin.width && !attribute.contains('\n') {
        return margin.behind(&[attribute]);
    }
    margin.behind(&[format!("#[{name}(\n{}\n)]", indented(parts))])
}

/// `name(a, b)` as a part of an attribute, over lines if it is long.
pub(crate) fn part(name: &str, parts: &[String], width: usize) -> String {
    let line = format!("{name}({})", parts.join(", "));
    if length(&line) <= width.min(ATTRIBUTE) {
        line
    } else {
        format!("{name}(\n{}\n)", indented(parts))
    }
}

/// Parts, each in lines of its own.
fn indented(parts: &[String]) -> String {
    let lines = parts.iter().map(|part| {
        let lines: Vec<String> = part.lines().map(|line| format!("    {line}")).collect();
        lines.join("\n")
    });
    lines.collect::<Vec<_>>().join(",\n")
}

/// Whether a name stands behind a `=` that is no part of a text.
fn has_name_behind_equals(part: &str) -> bool {
    let code = part.split('"').step_by(2);
    let mut ends = code.filter_map(|code| code.split_once("= "));
    ends.any(|(_, name)| name.starts_with(|c: char| c.is_alphabetic() || c == '_'))
}

impl Margin {
    /// Lines with the indent before them.
    fn behind(self, texts: &[String]) -> Vec<String> {
        let lines = texts.iter().flat_map(|text| text.lines());
        lines.map(|line| format!("{}{line}", self.indent)).collect()
    }
}

/// A template as a literal. A long one goes on in the next line, behind the path or behind a pair.
pub(crate) fn literal(text: &str, width: usize) -> String {
    let whole = format!("{text:?}");
    if length(&whole) <= width {
        return whole;
    }
    let mut literal = "\"".to_owned();
    let mut column = 1_usize;
    for part in text.split_inclusive(['?', '&']) {
        let part = part.escape_debug().to_string();
        // With the backslash or the quote behind it.
        if column > 1 && column.saturating_add(length(&part)).saturating_add(1) > width {
            literal.push_str("\\\n ");
            column = 1;
        }
        column = column.saturating_add(length(&part));
        literal.push_str(&part);
    }
    literal.push('"');
    literal
}

pub(crate) fn length(text: &str) -> usize {
    text.chars().count()
}
