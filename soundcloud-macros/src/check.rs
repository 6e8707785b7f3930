//! Joins attribute and signature, by the rules that need both.

use proc_macro2::Ident;
use syn::{LitStr, TraitItemFn, ext::IdentExt as _};

use crate::{
    attribute::{Attribute, BodyKind, HeaderValue},
    endpoint::{Body, Endpoint, Piece, Value},
    errors::Errors,
    literal,
    signature::{self, Argument},
    suggest::nearest,
    template::{Parameter, PathPiece, QueryPiece, Template},
};

/// Headers that belong to the connection.
const OWNED_BY_TRANSPORT: [&str; 5] = [
    "connection",
    "content-length",
    "host",
    "transfer-encoding",
    "upgrade",
];

/// The endpoint, if attribute and signature have no mistake.
pub(crate) fn join(
    attribute: Attribute,
    method: &TraitItemFn,
    errors: &mut Errors,
) -> Option<Endpoint> {
    let template = template(&attribute, errors);
    signature::shape(method, errors);
    let before = errors.count();
    let arguments = signature::arguments(&method.sig, errors);
    // An argument that could not be read may be the one that a parameter is looking for.
    let complete = errors.count() == before
        && !attribute.incomplete
        && (template.is_some() || attribute.template.is_none());
    let mut places = Places::new(&arguments, &method.sig.ident, complete);
    let pieces = places.pieces(&attribute, template.as_ref(), errors);
    let body = places.body(&attribute, errors);
    places.finish(&attribute, errors);
    let result = signature::result(&method.sig, errors);
    if !errors.is_empty() {
        return None;
    }
    Some(Endpoint {
        method: attribute.method?,
        template: attribute.template?.value(),
        pieces,
        body,
        operation: attribute.operation.as_ref().map(LitStr::value),
        auth: attribute.auth.as_ref().map(Ident::to_string),
        retry: attribute.retry.as_ref().map(Ident::to_string),
        runtime: attribute.runtime,
        result: result?,
    })
}

fn template(attribute: &Attribute, errors: &mut Errors) -> Option<Template> {
    let literal = attribute.template.as_ref()?;
    Template::parse(&literal.value())
        .map_err(|mistake| {
            literal::report(
                errors,
                literal,
                mistake.range,
                &mistake.message,
                mistake.help.as_deref(),
            );
        })
        .ok()
}

/// Which argument goes where.
struct Places<'a> {
    method: &'a Ident,
    /// Each argument with how often it was placed.
    arguments: Vec<(&'a Argument, usize)>,
    /// Parameters and keys whose argument is not there.
    missing: Vec<Missing>,
    complete: bool,
}

enum Missing {
    Parameter(Parameter),
    Key(Ident),
}

impl Missing {
    fn name(&self) -> String {
        match self {
            Self::Parameter(parameter) => parameter.name.clone(),
            Self::Key(argument) => argument.unraw().to_string(),
        }
    }
}

impl<'a> Places<'a> {
    fn new(arguments: &'a [Argument], method: &'a Ident, complete: bool) -> Self {
        Self {
            method,
            arguments: arguments.iter().map(|argument| (argument, 0)).collect(),
            missing: Vec::new(),
            complete,
        }
    }

    fn find(&mut self, name: &str) -> Option<(Value, usize)> {
        let (argument, placed) = self
            .arguments
            .iter_mut()
            .find(|(argument, _)| argument.name.unraw() == *name)?;
        *placed += 1;
        let value = Value {
            name: argument.name.clone(),
            ty: argument.ty.clone(),
        };
        Some((value, *placed))
    }

    fn parameter(&mut self, parameter: &Parameter) -> Option<Value> {
        let found = self.find(&parameter.name);
        if found.is_none() {
            self.missing.push(Missing::Parameter(parameter.clone()));
        }
        found.map(|(value, _)| value)
    }

    fn key(&mut self, argument: &Ident, errors: &mut Errors) -> Option<Value> {
        match self.find(&argument.unraw().to_string()) {
            None => {
                self.missing.push(Missing::Key(argument.clone()));
                None
            }
            Some((value, 1)) => Some(value),
            Some(_) => {
                errors.at(
                    argument.span(),
                    format!(
                        "argument `{argument}` already has a place\n= help: remove one of the two, or take it twice as two arguments"
                    ),
                );
                None
            }
        }
    }

    fn pieces(
        &mut self,
        attribute: &Attribute,
        template: Option<&Template>,
        errors: &mut Errors,
    ) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for piece in template.iter().flat_map(|template| &template.path) {
            pieces.extend(match piece {
                PathPiece::Text(text) => Some(Piece::Text(text.clone())),
                PathPiece::Parameter(parameter) => self.parameter(parameter).map(Piece::Path),
                PathPiece::Rest(parameter) => self.parameter(parameter).map(Piece::Rest),
            });
        }
        for piece in template.iter().flat_map(|template| &template.query) {
            pieces.extend(match piece {
                QueryPiece::Pair(key, value) => Some(Piece::Pair(key.clone(), value.clone())),
                QueryPiece::Parameter(key, parameter) => self
                    .parameter(parameter)
                    .map(|value| Piece::Query(key.clone(), value)),
                QueryPiece::Fields(parameter) => self.parameter(parameter).map(Piece::Fields),
            });
        }
        let mut names: Vec<String> = Vec::new();
        for header in &attribute.headers {
            let name = header.name.value().to_ascii_lowercase();
            check_header(&header.name, &name, &names, errors);
            pieces.extend(match &header.value {
                HeaderValue::Fixed(text) => {
                    check_header_text(text, errors);
                    Some(Piece::FixedHeader(name.clone(), text.value()))
                }
                HeaderValue::Argument(argument) => self
                    .key(argument, errors)
                    .map(|value| Piece::Header(name.clone(), value)),
            });
            names.push(name);
        }
        pieces
    }

    fn body(&mut self, attribute: &Attribute, errors: &mut Errors) -> Option<Body> {
        let mut body = None;
        for (index, written) in attribute.bodies.iter().enumerate() {
            if index > 0 {
                let first = &attribute.bodies[0];
                errors.at(
                    written.key.span(),
                    format!(
                        "an endpoint has one body, and `{} = {}` is it\n= help: put both into one struct, or into one `multipart`",
                        first.key, first.argument
                    ),
                );
            } else if let Some(method) = &attribute.method
                && (method == "GET" || method == "HEAD")
            {
                errors.at(
                    written.key.span(),
                    format!(
                        "a `{method}` request has no body: servers and proxies drop it\n= help: send `{0}` by the query, `?<{0}..>`, or use `POST`",
                        written.argument
                    ),
                );
            }
            let format = match &written.kind {
                BodyKind::Encode(format) => self.shared(format),
                _ => None,
            };
            let value = self.key(&written.argument, errors);
            if index == 0 {
                body = value.map(|value| Body {
                    kind: written.kind.clone(),
                    value,
                    format,
                });
            }
        }
        body
    }

    /// An argument that may have a place of its own beside this one.
    fn shared(&mut self, argument: &Ident) -> Option<Value> {
        let found = self.find(&argument.unraw().to_string());
        if found.is_none() {
            self.missing.push(Missing::Key(argument.clone()));
        }
        found.map(|(value, _)| value)
    }

    /// Reports parameters without an argument and arguments without a place; a near pair is one
    /// mistake.
    fn finish(self, attribute: &Attribute, errors: &mut Errors) {
        let mut unused: Vec<&Argument> = self
            .arguments
            .iter()
            .filter(|(_, placed)| *placed == 0)
            .map(|(argument, _)| *argument)
            .collect();
        for missing in &self.missing {
            let names: Vec<String> = unused
                .iter()
                .map(|argument| argument.name.unraw().to_string())
                .collect();
            let near = nearest(&missing.name(), names.iter().map(String::as_str));
            if let Some(near) = near {
                unused.retain(|argument| argument.name.unraw() != *near);
            } else if !self.complete {
                continue;
            }
            self.report_missing(missing, near, attribute, errors);
        }
        if self.complete {
            for argument in unused {
                report_unused(argument, attribute, errors);
            }
        }
    }

    fn report_missing(
        &self,
        missing: &Missing,
        near: Option<&str>,
        attribute: &Attribute,
        errors: &mut Errors,
    ) {
        let (name, method) = (missing.name(), self.method);
        match (missing, &attribute.template) {
            (Missing::Parameter(parameter), Some(literal)) => {
                let message = format!("parameter `<{name}>` has no argument");
                let help = match near {
                    Some(near) => format!("did you mean `<{near}>`?"),
                    None => format!("add an argument `{name}: …` to `{method}`"),
                };
                literal::report(
                    errors,
                    literal,
                    parameter.range.clone(),
                    &message,
                    Some(&help),
                );
            }
            (Missing::Key(argument), _) => {
                let help = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("add an argument `{name}: …`"),
                };
                errors.at(
                    argument.span(),
                    format!("method `{method}` has no argument `{name}`\n= help: {help}"),
                );
            }
            (Missing::Parameter(_), None) => {}
        }
    }
}

fn report_unused(argument: &Argument, attribute: &Attribute, errors: &mut Errors) {
    let name = argument.name.unraw();
    let takes_body = attribute
        .method
        .as_ref()
        .is_some_and(|method| method == "POST" || method == "PUT" || method == "PATCH");
    let body = if takes_body && attribute.bodies.is_empty() {
        format!("`json = {name}` to send it as the body, ")
    } else {
        String::new()
    };
    errors.at(
        argument.name.span(),
        format!(
            "argument `{name}` has no place in this endpoint\n= help: write {body}`?<{name}>` in the template for the query, or `<{name}>` in its path"
        ),
    );
}

fn check_header(literal: &LitStr, name: &str, before: &[String], errors: &mut Errors) {
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if name.is_empty() {
        errors.at(
            literal.span(),
            "a header needs a name\n= help: write `\"X-Name\"`",
        );
    } else if let Some((at, character)) = name.char_indices().find(|(_, c)| !token(*c)) {
        let fixed: String = literal
            .value()
            .chars()
            .map(|c| if token(c) { c } else { '-' })
            .collect();
        let message = format!(
            "`{}` is not allowed in a header's name",
            character.escape_debug()
        );
        let help = format!("write `\"{fixed}\"`");
        let range = at..at + character.len_utf8();
        literal::report(errors, literal, range, &message, Some(&help));
    } else if OWNED_BY_TRANSPORT.contains(&name) {
        errors.at(
            literal.span(),
            format!("the header `{name}` is set by the HTTP client\n= help: remove it"),
        );
    } else if before.iter().any(|other| other == name) {
        errors.at(
            literal.span(),
            format!("the header `{name}` is set twice\n= help: an argument that is a slice or `Vec` repeats it"),
        );
    }
}

fn check_header_text(text: &LitStr, errors: &mut Errors) {
    let value = text.value();
    let wrong = value
        .char_indices()
        .find(|(_, c)| (c.is_control() && *c != '\t') || !c.is_ascii());
    if let Some((at, character)) = wrong {
        let message = format!("a header cannot hold `{}`", character.escape_debug());
        let range = at..at + character.len_utf8();
        literal::report(
            errors,
            text,
            range,
            &message,
            Some("use printable ASCII text"),
        );
    }
}
