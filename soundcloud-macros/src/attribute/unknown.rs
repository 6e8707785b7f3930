//! Words that are no keys, and what says the same here.

use proc_macro2::{Ident, TokenTree};

use super::{
    Attribute, Part,
    keys::KEYS,
    method,
    tokens::{self, is_any_punct, stream, text},
    words::{header_name, listed},
};
use crate::{code::shown, errors::Errors, suggest::nearest};

/// What other attributes call a body that is sent as it is.
pub(super) fn is_raw(word: &str) -> bool {
    matches!(
        word,
        "text" | "bytes" | "raw" | "stream" | "file" | "binary" | "data" | "payload" | "content"
    )
}

impl Attribute {
    /// A key that is none of ours.
    pub(super) fn unknown(&mut self, part: &Part, key: &Ident, errors: &mut Errors) {
        if method::is_written(part) {
            let message = format!(
                "unexpected second HTTP method\n= help: one method is one endpoint; declare a second method for `{}`",
                method::meant(part).unwrap_or_default()
            );
            errors.at(key.span(), message);
            return;
        }
        self.incomplete = true;
        let name = key.to_string();
        let value = value(part.get(1..).unwrap_or_default());
        let help = self
            .translated(&name, &value)
            .unwrap_or_else(|| match nearest(&name, KEYS) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known are {}", listed(&KEYS)),
            });
        let message = format!("unknown key `{name}` in `#[endpoint]`\n= help: {help}");
        errors.at(key.span(), message);
    }

    /// What a word of another attribute is here.
    fn translated(&self, word: &str, value: &[TokenTree]) -> Option<String> {
        let text = text(value).map(|text| text.value());
        let name = tokens::only_name(value);
        let argument = name.as_deref().unwrap_or_else(|| self.only_free());
        let quoted = text.as_deref();
        Some(match word {
            "base_url" | "base" | "host" | "server" | "base_uri" => format!(
                "the base URL belongs to the client: `Client::builder(\"{}\")`",
                quoted.unwrap_or("https://…")
            ),
            "timeout" | "deadline" => {
                "a limit of time belongs to the call, `.timeout(…)`, or to the client".to_owned()
            }
            "query" | "queries" | "params" | "param" => {
                format!("the template has the query: `{}`", self.in_query(argument))
            }
            "path" | "url" | "uri" | "route" | "template" if quoted.is_some_and(is_path) => {
                "an endpoint has one template, behind the HTTP method".to_owned()
            }
            "path" => format!("the template has the parameters of the path: `<{argument}>`"),
            "method" | "verb" => "the HTTP method comes first, without a key".to_owned(),
            "header" => format!("write `{}`", header(value, argument)),
            "cookie" | "cookies" => format!("write `headers(\"Cookie\" = {argument})`"),
            "accept" | "produces" => format!(
                "write `headers(\"Accept\" = \"{}\")`",
                quoted.unwrap_or("application/json")
            ),
            "content_type" | "consumes" => format!(
                "the key of the body sets it; for another, write `headers(\"Content-Type\" = \"{}\")`",
                quoted.unwrap_or("text/plain")
            ),
            "urlencoded" | "form_urlencoded" => format!("write `form = {argument}`"),
            word if is_raw(word) => format!("write `body = {argument}`"),
            "format" | "encoding" | "content"
                if matches!(argument, "json" | "xml" | "form" | "multipart") =>
            {
                format!(
                    "the format of a body is a key of its own: `{argument} = {}`",
                    self.only_free()
                )
            }
            "format" | "encoding" => format!("write `encode({argument}) = body`"),
            "name" | "id" | "operation_id" => format!(
                "write `operation = \"{}\"`",
                quoted.or(name.as_deref()).unwrap_or(&self.name)
            ),
            "token" | "bearer" | "security" | "authorization" | "authenticated" => {
                "write `auth = token`, which is the default; the token is the client's".to_owned()
            }
            "api_key" => "write `auth = key`; the key is the client's".to_owned(),
            "public" | "anonymous" | "no_auth" => "write `auth = none`".to_owned(),
            "response" | "returns" | "output" | "result" => {
                "the method's return type tells: `-> Call<T>`".to_owned()
            }
            "error" => {
                "return `Result<T, E>` from an `async fn`, with an error `E` of yours".to_owned()
            }
            "doc" | "description" | "summary" => {
                format!(
                    "write a comment above the method: `/// {}`",
                    quoted.unwrap_or("…")
                )
            }
            "deprecated" => "write `#[deprecated]` above the method".to_owned(),
            "runtime" | "krate" | "crate_path" if !value.is_empty() => {
                format!("write `crate = {}`", shown(stream(value)).replace('"', ""))
            }
            _ => return None,
        })
    }

    /// The template with an argument more in its query.
    fn in_query(&self, argument: &str) -> String {
        match &self.template {
            Some((written, template)) => {
                format!("{:?}", template.with_query(&written.value(), argument))
            }
            None => format!("\"/path?<{argument}>\""),
        }
    }
}

/// The tokens behind `=`, or in parentheses.
fn value(rest: &[TokenTree]) -> Vec<TokenTree> {
    match rest {
        [TokenTree::Group(group)] => group.stream().into_iter().collect(),
        [first, value @ ..] if is_any_punct(first) => value.to_vec(),
        rest => rest.to_vec(),
    }
}

fn is_path(text: &str) -> bool {
    text.starts_with('/') || text.contains("://")
}

/// `headers(…)` for `header(…)`, `header = …` and `header("X-Name") = argument`.
fn header(value: &[TokenTree], argument: &str) -> String {
    match value {
        [TokenTree::Literal(_), TokenTree::Punct(_), ..] => {
            format!("headers({})", shown(stream(value)))
        }
        [TokenTree::Group(name), rest @ ..] => {
            format!("headers({} {})", shown(name.stream()), shown(stream(rest)))
        }
        [TokenTree::Literal(name)] => format!("headers({name} = {argument})"),
        _ if argument == "argument" => "headers(\"X-Name\" = argument)".to_owned(),
        _ => format!("headers(\"{}\" = {argument})", header_name(argument)),
    }
}
