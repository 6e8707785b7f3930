//! The head of the attribute: the HTTP method and the template.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

use super::{
    Attribute, Part, keys, method,
    tokens::{is_literal, is_punct, stream, text},
    whole,
};
use crate::{code::shown, errors::Errors, literal, template::Template};

impl Attribute {
    /// Reads the method and the template; gives back the other parts.
    pub(super) fn head(&mut self, mut parts: Vec<Part>, errors: &mut Errors) -> Vec<Part> {
        let Some(first) = parts.first() else {
            self.incomplete = true;
            return parts;
        };
        let unknown = parts.iter().take_while(|part| is_unknown_key(part)).count();
        if (1..parts.len()).contains(&unknown) {
            let head = parts.split_off(unknown);
            parts.extend(self.head(head, errors));
            return parts;
        }
        if keys::is_key(first) && !first.get(..1).is_some_and(method::is_written) {
            return self.without_head(parts, errors);
        }
        let has_template = parts.get(1).is_some_and(Part::is_text);
        let is_text = text(first).is_some() || !has_template;
        if first.is_text() && is_text && !method::is_written(first) {
            return self.without_method(parts, errors);
        }
        let first = parts.remove(0);
        let is_template = |part: &Part| part.is_text() && !method::is_written(part);
        let place = match parts.as_slice() {
            [next, ..] if keys::is_key(next) => keyed_template(next).map(|_| 0),
            // `GET, POST, "/path"`
            [next, second, ..] if method::is_written(next) && is_template(second) => Some(1),
            [next, ..] => (!method::is_written(next)).then_some(0),
            [] => None,
        };
        let template = place.map(|place| parts.remove(place));
        self.method(&first, template.as_ref(), &parts, errors);
        if let Some(template) = template {
            self.template(&template, errors);
        }
        parts
    }

    fn method(&mut self, part: &Part, template: Option<&Part>, rest: &[Part], errors: &mut Errors) {
        if let [TokenTree::Ident(method)] = &**part
            && method::is_right(part)
        {
            self.method = Some(method.clone());
        }
        let rest = rest.iter().filter(|part| !is_misplaced_method(part));
        let rest: Vec<&Part> = rest.collect();
        let [message, help] = match (template, method::is_right(part)) {
            (Some(_), true) => return,
            (Some(_), false) => method::mistake(part),
            (None, right) => {
                self.incomplete = true;
                let method = method::meant(part).unwrap_or("GET");
                let help = format!("write `{}`", whole(method, "\"/path\"", &rest));
                let message = if right {
                    "`#[endpoint]` is missing its template".to_owned()
                } else {
                    let [message, _] = method::mistake(part);
                    message
                };
                [message, help]
            }
        };
        errors.over(part.stream(), format!("{message}\n= help: {help}"));
    }

    fn template(&mut self, part: &Part, errors: &mut Errors) {
        let value = keyed_template(part);
        if let Some(value) = value {
            let message = format!(
                "the template has no key\n= help: write `{}`",
                shown(stream(value))
            );
            errors.at(part.span(), message);
        }
        let Some(written) = text(value.unwrap_or(part)) else {
            self.incomplete = true;
            if value.is_none() {
                errors.over(part.stream(), not_a_template(part));
            }
            return;
        };
        let (template, mistakes) = Template::parse(&written.value(), &self.free);
        for mistake in mistakes {
            self.incomplete = true;
            let range = mistake.range;
            literal::report(errors, &written, range, &mistake.message, &mistake.help);
        }
        self.template = Some((written, template));
    }

    /// The template is first.
    fn without_method(&mut self, mut parts: Vec<Part>, errors: &mut Errors) -> Vec<Part> {
        let template = parts.remove(0);
        let written = template.stream();
        let is_method = parts.first().is_some_and(|next| is_misplaced_method(next));
        if is_method {
            let method = parts.remove(0);
            let rest: Vec<&Part> = parts.iter().collect();
            let name = method::meant(&method).unwrap_or("GET");
            let help = whole(name, &template.shown(), &rest);
            errors.over(
                TokenStream::from_iter([written, method.stream()]),
                format!("the HTTP method comes before the template\n= help: write `{help}`"),
            );
        } else {
            let rest: Vec<&Part> = parts.iter().collect();
            if let Some((method, path)) = method_and_path(&template) {
                self.incomplete = true;
                let help = whole(method, &format!("{path:?}"), &rest);
                errors.over(
                    written,
                    format!("the HTTP method stands before the template, without quotes\n= help: write `{help}`"),
                );
                return parts;
            }
            let help = whole(keys::usual_method(&rest), &template.shown(), &rest);
            errors.over(
                written,
                format!("`#[endpoint]` is missing its HTTP method\n= help: write `{help}`"),
            );
        }
        self.template(&template, errors);
        parts
    }

    /// A key is first.
    fn without_head(&mut self, mut parts: Vec<Part>, errors: &mut Errors) -> Vec<Part> {
        let first = parts.first().map_or_else(Span::call_site, Part::span);
        let take = |parts: &mut Vec<Part>, wanted: &dyn Fn(&Part) -> bool| {
            let at = parts.iter().position(wanted)?;
            Some(parts.remove(at))
        };
        let method = take(&mut parts, &|part| {
            keyed_method(part).is_some() || is_misplaced_method(part)
        });
        let template = take(&mut parts, &|part| {
            keyed_template(part).is_some() || part.is_text()
        });
        let known = parts.iter().filter(|part| !is_unknown_key(part));
        let rest: Vec<&Part> = known.collect();
        let name = method.as_ref().and_then(|part| {
            let value = keyed_method(part).unwrap_or(part);
            method::meant(value)
        });
        let name = name.unwrap_or_else(|| keys::usual_method(&rest));
        let value = template.as_ref().map_or_else(
            || "\"/path\"".to_owned(),
            |part| shown(stream(keyed_template(part).unwrap_or(part))),
        );
        let help = whole(name, &value, &rest);
        let message = match (&method, &template) {
            (None, None) => "`#[endpoint]` needs an HTTP method and a template",
            (Some(method), _) if keyed_method(method).is_some() => {
                "the HTTP method and the template have no keys"
            }
            _ => "the HTTP method and the template come before the keys",
        };
        errors.at(first, format!("{message}\n= help: write `{help}`"));
        match template
            .as_ref()
            .map(|part| text(keyed_template(part).unwrap_or(part)))
        {
            Some(Some(written)) => {
                let (template, _) = Template::parse(&written.value(), &self.free);
                self.template = Some((written, template));
            }
            _ => self.incomplete = true,
        }
        parts
    }
}

/// `key = value` that is neither a key of ours nor a method or a template.
fn is_unknown_key(part: &[TokenTree]) -> bool {
    keys::is_key(part)
        && !part.get(..1).is_some_and(keys::is_key_name)
        && !part.get(..1).is_some_and(method::is_written)
        && keyed_method(part).is_none()
        && keyed_template(part).is_none()
}

/// A method behind the template; what could be a key is none.
pub(super) fn is_misplaced_method(part: &[TokenTree]) -> bool {
    let is_upper = |word: &str| word.chars().all(char::is_uppercase);
    method::is_written(part)
        || matches!(part, [TokenTree::Ident(word)]
            if is_upper(&word.to_string()) && method::meant(part).is_some())
}

/// The value of `path = "/path"`.
fn keyed_template(part: &[TokenTree]) -> Option<&[TokenTree]> {
    keyed(
        part,
        &["path", "template", "url", "uri", "route", "endpoint"],
    )
    .filter(|value| value.first().is_some_and(is_literal))
}

/// The value of `method = GET`.
fn keyed_method(part: &[TokenTree]) -> Option<&[TokenTree]> {
    keyed(part, &["method", "verb", "http_method"])
}

fn keyed<'a>(part: &'a [TokenTree], names: &[&str]) -> Option<&'a [TokenTree]> {
    match part {
        [TokenTree::Ident(key), equals, value @ ..] if is_punct(equals, '=') => names
            .contains(&&*key.to_string())
            .then_some(value)
            .filter(|value| !value.is_empty()),
        _ => None,
    }
}

fn not_a_template(part: &[TokenTree]) -> String {
    match part {
        [token] if is_literal(token) => {
            let (kind, text) = kind(&token.to_string());
            format!("the template is a plain string, this is {kind}\n= help: write `{text}`")
        }
        [TokenTree::Group(group)] if group.delimiter() != Delimiter::None => {
            "an endpoint has one template\n= help: declare a method of the trait for each".to_owned()
        }
        [.., TokenTree::Punct(_), TokenTree::Group(group)] if joined(&group.stream()).is_some() => {
            let text = joined(&group.stream()).unwrap_or_default();
            format!("the template is a string literal: it is read before macros are\n= help: write `{text:?}`")
        }
        [TokenTree::Punct(_), token] if is_literal(token) => {
            format!("the template is a string literal\n= help: write `{token}`")
        }
        [token, dot, ..] if is_literal(token) && is_punct(dot, '.') => {
            format!("the template is a string literal\n= help: write `{token}`")
        }
        tokens if tokens.iter().any(|token| is_punct(token, '/')) => {
            let path = shown(stream(part)).replace(' ', "");
            let slash = if path.starts_with('/') { "" } else { "/" };
            format!("the template is a string literal\n= help: write `\"{slash}{path}\"`")
        }
        _ => "the template is a string literal: it is read before constants and macros are\n= help: write the path out, and give a common prefix to the client: `Client::builder(\"https://…/prefix\")`".to_owned(),
    }
}

/// What a literal is that is no plain string, and the string that was probably meant.
fn kind(literal: &str) -> (String, String) {
    let quoted = match (literal.find('"'), literal.rfind('"')) {
        (Some(start), Some(end)) if start < end => {
            Some(literal[start.saturating_add(1)..end].to_owned())
        }
        _ => None,
    };
    let prefix = literal.chars().next().unwrap_or_default();
    let end = literal.trim_end_matches('#');
    let kind = match (prefix, &quoted) {
        (_, Some(_)) if !end.ends_with('"') => {
            let suffix = literal.rsplit(['"', '#']).next().unwrap_or_default();
            format!("one with the suffix `{suffix}`")
        }
        ('b', Some(_)) => "a byte string".to_owned(),
        ('c', Some(_)) => "a C string".to_owned(),
        ('b', None) => "a byte".to_owned(),
        ('\'', None) => "a character".to_owned(),
        _ => "a number".to_owned(),
    };
    let text = quoted.unwrap_or_else(|| {
        let text = literal.trim_start_matches('b').trim_matches('\'');
        text.to_owned()
    });
    let slash = if text.starts_with('/') { "" } else { "/" };
    (kind, format!("\"{slash}{text}\""))
}

/// The template of `concat!("/a", "/b")` and `format!("/a/{}", b)`.
fn joined(arguments: &TokenStream) -> Option<String> {
    let mut text = String::new();
    for token in arguments.clone() {
        match &token {
            TokenTree::Ident(name) if text.contains("{}") => {
                text = text.replacen("{}", &format!("{{{name}}}"), 1);
            }
            token if is_literal(token) => {
                text.push_str(&self::text(std::slice::from_ref(token))?.value());
            }
            token if is_punct(token, ',') => {}
            _ => return None,
        }
    }
    let (_, mistakes) = Template::parse(&text, &[]);
    let corrected = mistakes.first().and_then(|mistake| {
        let (template, _) = mistake.help.strip_prefix("write `\"")?.split_once("\"`")?;
        Some(template.to_owned())
    });
    Some(corrected.unwrap_or(text)).filter(|text| !text.is_empty())
}

/// `"GET /items"`, as it stands in a request.
fn method_and_path(part: &Part) -> Option<(&'static str, String)> {
    let text = text(part)?.value();
    let (method, path) = text.split_once(' ')?;
    let path = path.trim_start();
    let method = method::named(method)?;
    path.starts_with('/').then(|| (method, path.to_owned()))
}
