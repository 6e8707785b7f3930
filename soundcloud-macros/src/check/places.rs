//! Which argument goes where: each has one place, and each place has one.

use proc_macro2::Ident;
use syn::{LitStr, Type, ext::IdentExt as _};

use super::roles;
use crate::{
    attribute::{Attribute, HeaderValue},
    endpoint::Value,
    errors::Errors,
    literal,
    signature::Argument,
    suggest::{is_same, nearest},
    template::Parameter,
};

/// The arguments while they are given to parameters and keys.
pub(super) struct Places<'a> {
    method: &'a Ident,
    /// Each argument with how often it was placed.
    arguments: Vec<(&'a Argument, usize)>,
    missing: Vec<Missing>,
    complete: bool,
}

/// A parameter or a key whose argument is not there.
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
    /// Unless `complete`, arguments or places may be missing because they could not be read.
    pub(super) fn new(arguments: &'a [Argument], method: &'a Ident, complete: bool) -> Self {
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
        *placed = placed.saturating_add(1);
        let value = Value {
            name: argument.name.clone(),
            ty: argument.ty.clone(),
        };
        Some((value, *placed))
    }

    /// The argument that fills a parameter.
    pub(super) fn parameter(&mut self, parameter: &Parameter) -> Option<Value> {
        let found = self.find(&parameter.name);
        if found.is_none() {
            self.missing.push(Missing::Parameter(parameter.clone()));
        }
        found.map(|(value, _)| value)
    }

    /// The argument that a key names, which has no other place.
    pub(super) fn key(&mut self, argument: &Ident, errors: &mut Errors) -> Option<Value> {
        let value = self.shared(argument);
        let name = argument.unraw();
        let twice = self
            .arguments
            .iter()
            .any(|(argument, placed)| argument.name.unraw() == name && *placed > 1);
        if twice {
            let message = format!(
                "argument `{argument}` already has a place\n= help: remove one of the two, or take it twice as two arguments"
            );
            errors.at(argument.span(), message);
        }
        value
    }

    /// The argument that a key names, which may have a place of its own beside this one.
    pub(super) fn shared(&mut self, argument: &Ident) -> Option<Value> {
        let found = self.find(&argument.unraw().to_string());
        if found.is_none() {
            self.missing.push(Missing::Key(argument.clone()));
        }
        let (mut value, _) = found?;
        // An editor knows the argument where the key names it; it is resolved as the signature's.
        let span = argument.span().resolved_at(value.name.span());
        value.name.set_span(span);
        Some(value)
    }

    /// Reports parameters and keys without an argument, and arguments without a place; a near pair
    /// is one mistake.
    pub(super) fn finish(self, attribute: &Attribute, errors: &mut Errors) {
        let unplaced = self.arguments.iter().filter(|(_, placed)| *placed == 0);
        let mut unused: Vec<&Argument> = unplaced.map(|(argument, _)| *argument).collect();
        let only = self.missing.len() == 1 && unused.len() == 1;
        for missing in &self.missing {
            let names: Vec<String> = unused
                .iter()
                .map(|argument| argument.name.unraw().to_string())
                .collect();
            let near = nearest(&missing.name(), names.iter().map(String::as_str));
            // A key names an argument; the only one left is the one it means.
            let left = names
                .first()
                .filter(|_| only && matches!(missing, Missing::Key(..)));
            let near = near.or(left.map(String::as_str));
            if let Some(near) = near {
                unused.retain(|argument| argument.name.unraw() != *near);
            }
            if near.is_some() || self.complete {
                self.report_missing(missing, near, attribute, errors);
            }
        }
        for (argument, placed) in &self.arguments {
            let placed = *placed > 0 || !unused.iter().any(|unused| unused.name == argument.name);
            let told = roles::report(argument, placed, attribute, errors);
            if !placed && !told && self.complete {
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
        let underscored = near.filter(|near| near.strip_prefix('_') == Some(&name));
        let rename = underscored.map(|near| format!("rename the argument `{near}` to `{name}`"));
        match (missing, &attribute.template) {
            (Missing::Parameter(parameter), Some((template, _))) => {
                let message = format!("parameter `<{name}>` has no argument");
                let help = match near {
                    Some(near) if is_key(template, parameter) => {
                        format!(
                            "did you mean `<{near}>`? `{name}=<{near}>` keeps its name on the wire"
                        )
                    }
                    Some(near) if is_same(&name, near) => {
                        format!("did you mean `<{near}>`? servers never see the name")
                    }
                    Some(near) => format!("did you mean `<{near}>`?"),
                    None => format!("add an argument `{name}: …` to `{method}`"),
                };
                let help = rename.unwrap_or(help);
                let range = parameter.range.clone();
                literal::report(errors, template, range, &message, &help);
            }
            (Missing::Key(argument), _) => {
                let help = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("add an argument `{name}: …` to `{method}`"),
                };
                let help = rename.unwrap_or(help);
                let message = format!("method `{method}` has no argument `{name}`\n= help: {help}");
                errors.at(argument.span(), message);
            }
            (Missing::Parameter(_), None) => {}
        }
    }
}

/// Whether a parameter is short for `name=<name>`, so that another name would change the request.
fn is_key(template: &LitStr, parameter: &Parameter) -> bool {
    let text = template.value();
    let before = text.get(..parameter.range.start);
    before.is_some_and(|before| before.ends_with(['?', '&']))
        && !text[parameter.range.clone()].ends_with("..>")
}

fn report_unused(argument: &Argument, attribute: &Attribute, errors: &mut Errors) {
    let name = argument.name.unraw();
    let takes_body = attribute
        .method
        .as_ref()
        .is_some_and(|method| method == "POST" || method == "PUT" || method == "PATCH");
    let mut ways = Vec::new();
    let meant = attribute.headers.iter().find(|header| {
        matches!(&header.value, HeaderValue::Fixed(text) if means(&text.value(), &name.to_string()))
    });
    if let Some(header) = meant {
        ways.push(format!(
            "`{:?} = {name}` for the header",
            header.name.value()
        ));
    }
    if takes_body && attribute.bodies.is_empty() {
        ways.push(format!("`json = {name}` for the body"));
    }
    ways.push(format!("`{}` for the query", in_query(argument, attribute)));
    if let Some(path) = in_path(argument, attribute) {
        ways.push(format!("`{path}` for the path"));
    }
    let last = ways.pop().unwrap_or_default();
    let ways = if ways.is_empty() {
        last
    } else {
        format!("{}, or {last}", ways.join(", "))
    };
    let message = format!("argument `{name}` has no place in this endpoint\n= help: write {ways}");
    errors.at(argument.name.span(), message);
}

/// Whether a text is a name that was meant as the argument.
fn means(text: &str, name: &str) -> bool {
    text == name
        || [format!("<{name}>"), format!("{{{name}}}")]
            .iter()
            .any(|part| text.contains(part))
}

/// The template with this argument in its query.
pub(super) fn in_query(argument: &Argument, attribute: &Attribute) -> String {
    let mut parameter = argument.name.unraw().to_string();
    if is_like_a_struct(&argument.ty) {
        parameter.push_str("..");
    }
    match &attribute.template {
        Some((written, template)) => {
            format!("{:?}", template.with_query(&written.value(), &parameter))
        }
        None => format!("\"/path?<{parameter}>\""),
    }
}

/// The template with this argument in its path, if a part of a path can be of its type.
pub(super) fn in_path(argument: &Argument, attribute: &Attribute) -> Option<String> {
    let (written, template) = attribute.template.as_ref()?;
    let name = argument.name.unraw().to_string();
    let path = template.with_path(&written.value(), &name)?;
    Some(format!("{path:?}"))
}

/// Whether a type may well be a struct with fields for the query: only a hint for a help.
pub(super) fn is_like_a_struct(ty: &Type) -> bool {
    const VALUES: [&str; 7] = ["String", "Option", "Vec", "Cow", "Box", "Arc", "Format"];
    match ty {
        Type::Reference(reference) => is_like_a_struct(&reference.elem),
        Type::Path(path) => path.path.segments.last().is_some_and(|segment| {
            let name = segment.ident.to_string();
            name.starts_with(char::is_uppercase) && name.len() > 1 && !VALUES.contains(&&*name)
        }),
        _ => false,
    }
}
