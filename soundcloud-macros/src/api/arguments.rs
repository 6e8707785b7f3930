//! The keys of `#[api(…)]`.

use proc_macro2::{TokenStream, TokenTree};
use syn::Path;

use super::{document::Document, openapi};
use crate::{
    attribute::{runtime, tokens},
    errors::Errors,
};

const KNOWN: &str = "known are `spec = \"openapi.yaml\"`, `openapi` and `crate = path`";

/// What was written in the attribute.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    /// Where the runtime is, for all endpoints that do not say so themselves.
    pub(super) runtime: Option<Path>,
    /// What the trait is checked against.
    pub(super) document: Option<Document>,
    /// Whether the trait gives its API document.
    pub(super) openapi: bool,
}

impl Arguments {
    /// Reads all that can be read; every mistake is told.
    pub(super) fn parse(written: TokenStream, errors: &mut Errors) -> Self {
        let mut arguments = Self::default();
        for part in tokens::split(written, tokens::Within::List, errors) {
            arguments.key(&part, errors);
        }
        arguments
    }

    fn key(&mut self, part: &[TokenTree], errors: &mut Errors) {
        match part {
            [TokenTree::Ident(key), equals, value @ ..]
                if key == "crate" && tokens::is_punct(equals, '=') && !value.is_empty() =>
            {
                if self.runtime.is_some() {
                    let message = "`crate` is given twice\n= help: remove one of them";
                    errors.at(key.span(), message);
                }
                self.runtime = runtime(value, errors).or(self.runtime.take());
            }
            [TokenTree::Ident(key), rest @ ..] if key == "spec" => {
                if self.document.is_some() {
                    let message = "`spec` is given twice\n= help: remove one of them";
                    errors.at(key.span(), message);
                }
                let document = Document::read(key, rest, errors);
                self.document = document.or(self.document.take());
            }
            [TokenTree::Ident(key)] if key == openapi::NAME => {
                if self.openapi {
                    let message = "`openapi` is given twice\n= help: remove one of them";
                    errors.at(key.span(), message);
                }
                self.openapi |= openapi::is_offered(key, errors);
            }
            [TokenTree::Ident(key), rest @ ..] if key == openapi::NAME => errors.over(
                tokens::stream(rest),
                "`openapi` has no value: it writes a document\n= help: write `openapi`; to check the trait against a document, write `spec = \"openapi.yaml\"`",
            ),
            [TokenTree::Ident(key), ..] if key == "crate" => errors.over(
                tokens::stream(part),
                "`crate` needs a value\n= help: write `crate = path::to::soundcloud_api`",
            ),
            [TokenTree::Ident(key), ..] => {
                let name = key.to_string();
                let message = format!("unknown key `{name}` in `#[api]`\n= help: {}", meant(&name));
                errors.at(key.span(), message);
            }
            _ => errors.over(
                tokens::stream(part),
                format!("expected a key\n= help: `#[api]` alone is enough; {KNOWN}"),
            ),
        }
    }
}

/// What a key that is none was probably meant for.
fn meant(name: &str) -> String {
    match name {
        "base" | "base_url" | "base_ulr" | "host" | "root" | "server" | "uri" | "url" => {
            "the base URL is the client's: `Client::builder(\"https://…\")`"
        }
        "auth" | "retry" | "operation" | "headers" => "it belongs to the `#[endpoint]` of a method",
        "krate" | "crate_path" | "cratename" => "did you mean `crate`?",
        _ => KNOWN,
    }
    .to_owned()
}
