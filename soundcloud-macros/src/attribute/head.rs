//! The head of the attribute: the HTTP method and the template.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt as _;

use super::{
    Attribute, listed,
    tokens::{Part, is_literal, is_parentheses, is_punct, stream, text},
};
use crate::{errors::Errors, literal, suggest::nearest, template::Template};

/// The methods of RFC 9110 and RFC 5789 that a client of an API sends.
const METHODS: [&str; 7] = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

impl Attribute {
    /// Reads the method and the template; gives back the other parts.
    pub(super) fn head(&mut self, mut parts: Vec<Part>, errors: &mut Errors) -> Vec<Part> {
        separate(&mut parts, errors);
        let mut parts = parts.into_iter().peekable();
        let Some(first) = parts.next() else {
            self.incomplete = true;
            return Vec::new();
        };
        if is_template(&first) {
            let method = parts.next_if(|next| is_method(next));
            report_no_method(&first, method, errors);
            self.template(&first, errors);
        } else {
            self.method(&first, errors);
            match parts.next_if(|next| !is_key(next)) {
                Some(template) => self.template(&template, errors),
                None => self.report_no_template(&first, errors),
            }
        }
        parts.collect()
    }

    fn method(&mut self, part: &[TokenTree], errors: &mut Errors) {
        let message = match part {
            [TokenTree::Ident(method)] if is_method(part) => {
                self.method = Some(method.clone());
                return;
            }
            [TokenTree::Ident(method)] => unknown_method(&method.unraw().to_string()),
            _ => {
                let method = meant_method(part);
                format!("an HTTP method is one word in upper case\n= help: write `{method}`")
            }
        };
        errors.over(stream(part), message);
    }

    fn template(&mut self, part: &[TokenTree], errors: &mut Errors) {
        let Some(written) = text(part) else {
            self.incomplete = true;
            errors.over(stream(part), not_a_template(part));
            return;
        };
        let (template, mistakes) = Template::parse(&written.value());
        for mistake in mistakes {
            self.incomplete = true;
            let range = mistake.range;
            literal::report(errors, &written, range, &mistake.message, &mistake.help);
        }
        self.template = Some((written, template));
    }

    fn report_no_template(&mut self, part: &[TokenTree], errors: &mut Errors) {
        self.incomplete = true;
        let method = meant_method(part);
        errors.over(
            stream(part),
            format!("`#[endpoint]` is missing its template\n= help: write `#[endpoint({method}, \"/path\")]`"),
        );
    }
}

fn report_no_method(template: &[TokenTree], method: Option<Part>, errors: &mut Errors) {
    let written = stream(template);
    if let Some(method) = method {
        let method = stream(&method);
        errors.over(
            TokenStream::from_iter([written.clone(), method.clone()]),
            format!("the HTTP method comes before the template\n= help: write `#[endpoint({method}, {written})]`"),
        );
    } else {
        errors.over(
            &written,
            format!("`#[endpoint]` is missing its HTTP method\n= help: write `#[endpoint(GET, {written})]`"),
        );
    }
}

fn unknown_method(written: &str) -> String {
    let upper = written.to_uppercase();
    if METHODS.contains(&&*upper) {
        return format!("HTTP methods are written in upper case\n= help: write `{upper}`");
    }
    let help = match nearest(&upper, METHODS) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known are {}", listed(&METHODS)),
    };
    format!("unknown HTTP method `{written}`\n= help: {help}")
}

fn not_a_template(part: &[TokenTree]) -> String {
    match part {
        [token] if is_literal(token) => {
            let written = token.to_string();
            let quoted = match (written.find('"'), written.rfind('"')) {
                (Some(start), Some(end)) if start < end => &written[start..=end],
                _ => "\"/path\"",
            };
            format!("the template is a plain string literal\n= help: write `{quoted}`")
        }
        [slash, ..] if is_punct(slash, '/') => {
            let path = stream(part).to_string().replace(' ', "");
            format!("the template is a string literal\n= help: write `\"{path}\"`")
        }
        _ => "the template is a string literal: it is read before constants and macros are\n= help: write the path out, and put a common prefix into the base URL".to_owned(),
    }
}

/// Parts what no comma separates, so that it can be read all the same.
fn separate(parts: &mut Vec<Part>, errors: &mut Errors) {
    if let Some([TokenTree::Ident(_), rest @ ..]) = parts.first().map(Vec::as_slice)
        && let Some(at) = rest.iter().position(|token| !is_any_punct(token))
        && is_literal(&rest[at])
        && (is_method(&parts[0][..1]) || !is_key(&parts[0]))
    {
        let template = parts[0].split_off(1 + at);
        let found = parts[0].split_off(1);
        let found = found.first().unwrap_or(&template[0]).span();
        let (method, literal) = (&parts[0][0], &template[0]);
        errors.at(
            found,
            format!("expected `,` between the method and the template\n= help: write `{method}, {literal}`"),
        );
        parts.insert(1, template);
    }
    let template = parts.iter().take(2).position(|part| is_literal(&part[0]));
    if let Some(index) = template
        && parts[index].len() > 1
    {
        let rest = parts[index].split_off(1);
        let literal = &parts[index][0];
        errors.at(
            rest[0].span(),
            format!(
                "expected `,` behind the template\n= help: write `{literal}, {}`",
                stream(&rest)
            ),
        );
        parts.insert(index + 1, rest);
    }
}

fn is_any_punct(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(_))
}

/// A template in the method's place; text that is a method is none.
fn is_template(part: &[TokenTree]) -> bool {
    is_literal(&part[0]) && quoted_method(part).is_none()
}

pub(crate) fn is_method_word(word: &Ident) -> bool {
    METHODS.contains(&&*word.unraw().to_string())
}

fn is_method(part: &[TokenTree]) -> bool {
    matches!(part, [TokenTree::Ident(method)] if is_method_word(method))
}

/// The method of `"get"`.
fn quoted_method(part: &[TokenTree]) -> Option<String> {
    let method = text(part)?.value().to_uppercase();
    METHODS.contains(&&*method).then_some(method)
}

/// The method of `"get"` or `Method::GET`; any where there is none.
fn meant_method(part: &[TokenTree]) -> String {
    let last = part.last().map(|token| token.to_string().to_uppercase());
    let last = last.filter(|last| METHODS.contains(&&**last));
    let method = quoted_method(part).or(last);
    method.unwrap_or_else(|| "GET".to_owned())
}

/// `key = value` or `key(…)`, in the template's place.
fn is_key(part: &[TokenTree]) -> bool {
    match part {
        [TokenTree::Ident(_), TokenTree::Group(group), ..] => is_parentheses(group),
        [TokenTree::Ident(_), second, ..] => is_punct(second, '='),
        _ => false,
    }
}
