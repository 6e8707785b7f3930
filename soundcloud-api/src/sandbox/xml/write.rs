//! JSON values as Rails would write them in XML: dashes for underscores, `type` on all but text.

use std::borrow::Cow;

use serde_json::Value;

use super::super::clock;

const PROLOG: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// A document with one thing in it.
pub(crate) fn document(element: &str, value: &Value) -> String {
    let mut out = String::from(PROLOG);
    write(&mut out, element, value, 0);
    out
}

/// A document with a list; the link to the next page becomes an attribute of the list.
pub(crate) fn list(element: &str, items: &[Value], next_href: Option<&str>) -> String {
    let mut out = String::from(PROLOG);
    let next = next_href
        .map(|href| format!(" next-href=\"{}\"", escape(href)))
        .unwrap_or_default();
    write_list(
        &mut out,
        element,
        &format!(" type=\"array\"{next}"),
        items,
        0,
    );
    out
}

/// A document that says what went wrong.
pub(crate) fn errors(messages: &[Value]) -> String {
    let mut out = String::from(PROLOG);
    write_list(&mut out, "errors", "", messages, 0);
    out
}

fn write(out: &mut String, key: &str, value: &Value, depth: usize) {
    match value {
        Value::Object(fields) => {
            open(out, key, "", depth);
            out.push('\n');
            for (key, value) in fields {
                write(out, key, value, depth.saturating_add(1));
            }
            indent(out, depth);
            close(out, key);
        }
        Value::Array(items) => write_list(out, key, " type=\"array\"", items, depth),
        Value::Null => leaf(out, key, " nil=\"true\"", "", depth),
        Value::Bool(flag) => leaf(out, key, " type=\"boolean\"", &flag.to_string(), depth),
        Value::Number(number) if number.is_f64() => {
            leaf(out, key, " type=\"float\"", &number.to_string(), depth);
        }
        Value::Number(number) => leaf(out, key, " type=\"integer\"", &number.to_string(), depth),
        Value::String(text) => match date(key, text) {
            Some(date) => leaf(out, key, " type=\"datetime\"", &date, depth),
            None => leaf(out, key, "", text, depth),
        },
    }
}

fn write_list(out: &mut String, key: &str, attributes: &str, items: &[Value], depth: usize) {
    open(out, key, attributes, depth);
    out.push('\n');
    let singular = key.strip_suffix('s').unwrap_or("item");
    for item in items {
        write(out, singular, item, depth.saturating_add(1));
    }
    indent(out, depth);
    close(out, key);
}

fn leaf(out: &mut String, key: &str, attributes: &str, text: &str, depth: usize) {
    open(out, key, attributes, depth);
    out.push_str(&escape(text));
    close(out, key);
}

fn open(out: &mut String, key: &str, attributes: &str, depth: usize) {
    indent(out, depth);
    out.push('<');
    out.push_str(&key.replace('_', "-"));
    out.push_str(attributes);
    out.push('>');
}

fn close(out: &mut String, key: &str) {
    out.push_str("</");
    out.push_str(&key.replace('_', "-"));
    out.push_str(">\n");
}

fn indent(out: &mut String, depth: usize) {
    out.push_str(&"  ".repeat(depth));
}

/// Rails knows dates by their type; we by their name.
fn date(key: &str, text: &str) -> Option<String> {
    let dated = key.ends_with("_at") || key == "last_modified";
    if dated { clock::iso(text) } else { None }
}

/// Escapes what has a meaning in XML, and drops what XML 1.0 cannot carry.
fn escape(text: &str) -> Cow<'_, str> {
    let special = |c: char| matches!(c, '<' | '>' | '&' | '"' | '\r') || !allowed(c);
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len().saturating_add(16));
    for c in text.chars().filter(|c| allowed(*c)) {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            // A bare one would be read back as a line feed.
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_kind_of_value_has_its_type() {
        let track = json!({
            "bpm": 118.2, "created_at": "2024/05/02 09:10:11 +0000", "description": "",
            "id": 5_000_000_001_u64, "isrc": null, "streamable": true, "tags": ["a"], "user": { "id": 3 },
        });

        assert_eq!(
            document("track", &track),
            r#"<?xml version="1.0" encoding="UTF-8"?>
<track>
  <bpm type="float">118.2</bpm>
  <created-at type="datetime">2024-05-02T09:10:11Z</created-at>
  <description></description>
  <id type="integer">5000000001</id>
  <isrc nil="true"></isrc>
  <streamable type="boolean">true</streamable>
  <tags type="array">
    <tag>a</tag>
  </tags>
  <user>
    <id type="integer">3</id>
  </user>
</track>
"#
        );
    }

    #[test]
    fn text_is_escaped_and_control_characters_are_dropped() {
        let xml = document(
            "comment",
            &json!({ "body": "a<b> & \"c\"\u{0}\u{1b}\u{fffe}\té\u{1F3B5}\r\n" }),
        );

        assert!(
            xml.contains("<body>a&lt;b&gt; &amp; &quot;c&quot;\té\u{1F3B5}&#13;\n</body>"),
            "{xml}"
        );
    }

    #[test]
    fn a_title_that_looks_like_a_date_stays_text() {
        let xml = document("track", &json!({ "title": "2024/05/02 09:10:11 +0000" }));

        assert!(xml.contains("<title>2024/05/02 09:10:11 +0000</title>"));
    }

    #[test]
    fn an_empty_list_is_still_a_list() {
        assert!(list("tracks", &[], None).ends_with("<tracks type=\"array\">\n</tracks>\n"));
    }

    #[test]
    fn errors_have_one_element_each() {
        assert!(errors(&["404 - Not Found".into()]).contains("<error>404 - Not Found</error>"));
    }
}
