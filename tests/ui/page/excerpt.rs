//! The part of a case that shows its mistake.

use crate::marks::Mistake;

/// The methods and items that a mark is about, without what stands around them in every case.
pub(super) fn excerpt(source: &str, marks: &[Mistake]) -> String {
    let is_marked = |line: &Line<'_>| marks.iter().any(|mark| mark.line == line.0);
    let mut excerpts = Vec::new();
    for mut lines in items(source) {
        if !lines.iter().any(is_marked) {
            continue;
        }
        match lines.first() {
            Some((_, "fn main() {")) => lines.retain(is_marked),
            Some((_, first)) if is_of_the_shop(first) => {
                lines.retain(|(_, line)| is_indented(line));
            }
            _ => {}
        }
        lines.retain(|(_, line)| !line.trim_start().starts_with("//~"));
        excerpts.push(dedented(&lines));
    }
    excerpts.join("\n\n")
}

/// How the trait of most cases starts.
const SHOP: &str = "trait Shop: Api {";

/// A line with its number.
type Line<'a> = (usize, &'a str);

/// The items of a file, and each method of the usual trait for itself.
fn items(source: &str) -> Vec<Vec<Line<'_>>> {
    let numbered: Vec<Line<'_>> = (1..).zip(source.lines()).collect();
    let mut items: Vec<Vec<Line<'_>>> = Vec::new();
    for paragraph in numbered.split(|(_, line)| line.is_empty()) {
        let continues = starts(paragraph, is_indented);
        match items.last_mut() {
            Some(item) if continues && !starts(item, is_of_the_shop) => {
                item.push((0, ""));
                item.extend(paragraph);
            }
            _ => items.push(paragraph.to_vec()),
        }
    }
    items
}

fn starts(lines: &[Line<'_>], like: fn(&str) -> bool) -> bool {
    lines.first().is_some_and(|(_, line)| like(line))
}

fn is_indented(line: &str) -> bool {
    line.starts_with(' ')
}

fn is_of_the_shop(line: &str) -> bool {
    line == SHOP || is_indented(line)
}

fn dedented(lines: &[(usize, &str)]) -> String {
    let indents = lines
        .iter()
        .map(|(_, line)| line.len() - line.trim_start().len());
    let indent = indents.min().unwrap_or_default();
    let lines: Vec<&str> = lines
        .iter()
        .map(|(_, line)| line.get(indent..).unwrap_or_default())
        .collect();
    lines.join("\n")
}
