//! XML request bodies as Rails would read them: a tree of objects, lists and text.

use quick_xml::{
    Reader,
    events::{BytesRef, BytesStart, Event},
};
use serde_json::{Map, Value};

/// Deeper than any body that means something, shallow enough for any stack.
const MAX_DEPTH: usize = 32;

/// The document, under the name of its root; `None` when it is not well-formed.
///
/// Numbers and booleans stay text: those who know the field read them, as they do in forms.
pub(crate) fn document(text: &str) -> Option<Value> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) if open.len() <= MAX_DEPTH => open.push(Element::new(&tag)?),
            Event::Start(_) => return None,
            Event::Empty(tag) => open.last_mut()?.adopt(Element::new(&tag)?),
            Event::End(_) => {
                let element = open.pop()?;
                open.last_mut()?.adopt(element);
            }
            Event::Text(text) => open.last_mut()?.text.push_str(&text.xml10_content()),
            Event::CData(text) => open.last_mut()?.text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => open.last_mut()?.text.push(resolve(&reference)?),
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
        }
    }
    let document = open.pop().filter(|_| open.is_empty())?;
    (document.children.len() == 1 && document.text.trim().is_empty()).then(|| document.value())
}

/// The five entities of XML and numbers; a document cannot define its own, so none can explode.
fn resolve(reference: &BytesRef<'_>) -> Option<char> {
    match &**reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok()?,
    }
}

#[derive(Default)]
struct Element {
    name: String,
    list: bool,
    nil: bool,
    text: String,
    children: Vec<(String, Value)>,
}

impl Element {
    fn new(tag: &BytesStart<'_>) -> Option<Self> {
        let name = tag.local_name().as_ref().replace('-', "_");
        let mut element = Self {
            name,
            ..Self::default()
        };
        for attribute in tag.attributes() {
            let attribute = attribute.ok()?;
            match (attribute.key.as_ref(), &*attribute.value) {
                ("type", "array") => element.list = true,
                ("nil", "true") => element.nil = true,
                _ => {}
            }
        }
        Some(element)
    }

    fn adopt(&mut self, mut child: Self) {
        let name = std::mem::take(&mut child.name);
        self.children.push((name, child.value()));
    }

    fn value(self) -> Value {
        if self.nil {
            Value::Null
        } else if self.list {
            self.children.into_iter().map(|(_, value)| value).collect()
        } else if self.children.is_empty() {
            Value::String(self.text)
        } else {
            Value::Object(gather(self.children))
        }
    }
}

/// An element that is repeated is a list, with or without `type="array"`.
fn gather(children: Vec<(String, Value)>) -> Map<String, Value> {
    let mut fields: Map<String, Value> = Map::new();
    for (name, value) in children {
        match fields.get_mut(&name) {
            None => drop(fields.insert(name, value)),
            Some(Value::Array(values)) => values.push(value),
            Some(first) => *first = Value::Array(vec![first.take(), value]),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn dashes_and_underscores_are_the_same() {
        let track = "<track><tag-list>dub</tag-list><purchase_url>x</purchase_url></track>";

        assert_eq!(
            document(track),
            Some(json!({ "track": { "tag_list": "dub", "purchase_url": "x" } }))
        );
    }

    #[test]
    fn entities_and_cdata_become_text() {
        let comment =
            "<comment><body>a &lt;b&gt; &amp;&#233;&#x1F3B5;<![CDATA[<c>]]></body></comment>";

        assert_eq!(
            document(comment),
            Some(json!({ "comment": { "body": "a <b> &é\u{1F3B5}<c>" } }))
        );
    }

    #[test]
    fn lists_by_attribute_and_by_repetition() {
        let typed = r#"<permissions><user-id type="array"><user-id type="integer">3</user-id></user-id></permissions>"#;
        let repeated = "<permissions><user-id>3</user-id><user-id>9</user-id><user-id>4</user-id></permissions>";

        assert_eq!(
            document(typed),
            Some(json!({ "permissions": { "user_id": ["3"] } }))
        );
        assert_eq!(
            document(repeated),
            Some(json!({ "permissions": { "user_id": ["3", "9", "4"] } }))
        );
    }

    #[test]
    fn nil_is_null_and_empty_is_empty() {
        let track = r#"<track><isrc nil="true"/><genre/><label-name></label-name></track>"#;

        assert_eq!(
            document(track),
            Some(json!({ "track": { "isrc": null, "genre": "", "label_name": "" } }))
        );
    }

    #[test]
    fn what_is_not_well_formed_is_nothing() {
        let deep = "<a>".repeat(100_000);
        for text in [
            "",
            "track",
            "<track>",
            "<a></b>",
            "<a>&unknown;</a>",
            "<a/><b/>",
            "<a/>x",
            "{}",
            &deep,
        ] {
            assert_eq!(document(text), None);
        }
    }

    #[test]
    fn entities_of_the_document_itself_are_refused() {
        let bomb = r#"<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>"#;

        assert_eq!(document(bomb), None);
    }
}
