//! The parameters of the query and the headers: which are sent, where, and whether always.

use proc_macro2::Span;
use syn::{LitStr, Type, ext::IdentExt as _};

use super::{Pair, listed, scalar, types};
use crate::{
    code::shown,
    document::{Kind, Parameter, Place, Schema, Style, schema::Property},
    endpoint::{Piece, Value},
    errors::Errors,
    signature::{is_named, is_prelude, type_argument, unwrapped},
    suggest::nearest,
    template::Template,
};

/// A parameter that an endpoint sends under a name that it states.
struct Sent<'a> {
    place: Place,
    name: &'a str,
    /// The argument, unless it is fixed.
    value: Option<&'a Value>,
    piece: &'a Piece,
}

impl<'a> Sent<'a> {
    fn of(piece: &'a Piece) -> Option<Self> {
        let (place, name, value) = match piece {
            Piece::Pair(name, _) => (Place::Query, name, None),
            Piece::Query(name, value) => (Place::Query, name, Some(value)),
            Piece::FixedHeader(name, _) => (Place::Header, name, None),
            Piece::Header(name, value) => (Place::Header, name, Some(value)),
            _ => return None,
        };
        Some(Self {
            place,
            name,
            value,
            piece,
        })
    }
}

impl Pair<'_> {
    /// Compares what is sent with what the document has.
    pub(super) fn check_parameters(&self, errors: &mut Errors) {
        self.check_path(errors);
        self.check_differences(errors);
        let mut sent: Vec<Sent<'_>> = self.endpoint.pieces.iter().filter_map(Sent::of).collect();
        // Those the specification says nothing of are anybody's.
        sent.retain(|sent| {
            let reserved = ["accept", "authorization", "content-type"];
            sent.place != Place::Header || !reserved.contains(&sent.name)
        });
        let mut missing: Vec<&Parameter> = Vec::new();
        for parameter in self.wanted() {
            let mut found = sent
                .iter()
                .filter(|sent| self.is(sent, parameter))
                .peekable();
            if found.peek().is_none() && !self.is_hidden(parameter) {
                missing.push(parameter);
            }
            for sent in found {
                self.check_value(sent, parameter, errors);
            }
        }
        let unknown = sent.iter().filter(|sent| !self.is_known(sent));
        for sent in unknown.collect::<Vec<_>>() {
            self.report_unknown(sent, &mut missing, errors);
        }
        self.report_missing_parameters(&missing, errors);
    }

    /// The parameters of query and headers that a method sends, or says why not.
    fn wanted(&self) -> impl Iterator<Item = &Parameter> {
        let parameters = self.operation.parameters.iter();
        parameters.filter(|parameter| matches!(parameter.place, Place::Query | Place::Header))
    }

    fn is(&self, sent: &Sent<'_>, parameter: &Parameter) -> bool {
        parameter.place == sent.place
            && (parameter.is_sent_as(sent.name) || self.property(sent, parameter).is_some())
    }

    /// The property of an object that a pair of the query is: `filter[from]=…` or, without brackets, `from=…`.
    fn property<'p>(&'p self, sent: &Sent<'_>, parameter: &'p Parameter) -> Option<Property<'p>> {
        let name = match parameter.style {
            Style::Bracketed => {
                let rest = sent.name.strip_prefix(parameter.name.as_str())?;
                rest.strip_prefix('[')?.strip_suffix(']')?
            }
            Style::Repeated if parameter.place == Place::Query => sent.name,
            _ => return None,
        };
        let schema = Schema::new(&self.source.document, &parameter.schema);
        let object = matches!(schema.kind(), Kind::Object);
        let mut properties = schema.properties().into_iter().filter(|_| object);
        properties.find(|property| property.name == name)
    }

    /// What the values of a pair or a header are, and whether there always is one.
    fn wanted_value<'p>(&'p self, sent: &Sent<'_>, parameter: &'p Parameter) -> (Schema<'p>, bool) {
        if let Some(property) = self.property(sent, parameter) {
            return (property.schema, parameter.required && property.required);
        }
        let schema = Schema::new(&self.source.document, &parameter.schema);
        (schema, parameter.required)
    }

    /// Whether a parameter needs not be seen here.
    fn is_hidden(&self, parameter: &Parameter) -> bool {
        let fields = |piece: &Piece| matches!(piece, Piece::Fields(_));
        parameter.omitted
            || parameter.credential
            || names(&self.options.omit, &parameter.name)
            || names(&self.endpoint.differences.omit, &parameter.name)
            // What a struct has is compared where the struct is.
            || parameter.place == Place::Query && self.endpoint.pieces.iter().any(fields)
    }

    fn is_known(&self, sent: &Sent<'_>) -> bool {
        names(&self.endpoint.differences.undocumented, sent.name)
            || self.wanted().any(|parameter| self.is(sent, parameter))
    }

    /// Compares the names of the path's parameters, which must not be exchanged.
    fn check_path(&self, errors: &mut Errors) {
        let parts = super::route::parts(self.endpoint);
        // Where a text stands for a parameter, there are no pairs.
        if !super::route::is_path_of(&parts, self.operation) {
            return;
        }
        let pairs = super::route::pairs(&parts, self.operation);
        let values = self.endpoint.pieces.iter().filter_map(|piece| match piece {
            Piece::Path(value) => Some(Some(value)),
            Piece::Rest(_) => Some(None),
            _ => None,
        });
        for ((index, (own, documented)), value) in pairs.iter().enumerate().zip(values) {
            let parameter = self
                .operation
                .parameters_in(Place::Path)
                .find(|parameter| parameter.name == *documented);
            if super::route::is_same_name(own, documented) {
                if let (Some(value), Some(parameter)) = (value, parameter) {
                    let schema = Schema::new(&self.source.document, &parameter.schema);
                    self.check_type(value, &schema, parameter, errors);
                }
                continue;
            }
            let line = parameter.map_or(self.operation.line, |parameter| parameter.line);
            let place = self.place(line);
            let elsewhere = pairs
                .iter()
                .any(|(_, other)| super::route::is_same_name(own, other));
            let message = format!("`<{own}>` is `{{{documented}}}` in `{place}`");
            let name = types::argument_name(documented);
            let help = if elsewhere {
                "put the parameters into the order of the document".to_owned()
            } else {
                format!("write `<{name}>`, and name the argument `{name}`")
            };
            self.written.at_parameter(index, &message, &help, errors);
        }
    }

    /// Refuses differences that are none.
    fn check_differences(&self, errors: &mut Errors) {
        let differences = &self.endpoint.differences;
        let known = |name: &str| self.wanted().any(|parameter| parameter.name == name);
        let has_body = |name: &str| name == "body" && self.operation.body.is_some();
        for name in differences.omit.iter().chain(&differences.always) {
            let written = name.value();
            let cookie = |parameter: &Parameter| {
                parameter.place == Place::Cookie && parameter.name == written
            };
            if known(&written) || has_body(&written) || self.operation.parameters.iter().any(cookie)
            {
                continue;
            }
            let all = self.wanted().map(|parameter| parameter.name.as_str());
            let help = match nearest(&written, all) {
                Some(near) => format!("did you mean `{near:?}`?"),
                None => "remove it".to_owned(),
            };
            let message = format!(
                "`{}` has no parameter `{written}`\n= help: {help}",
                self.operation
            );
            errors.at(name.span(), message);
        }
        for name in &differences.omit {
            let written = name.value();
            let required = self
                .wanted()
                .find(|one| one.name == written && one.required);
            if let Some(parameter) = required {
                let place = self.place(parameter.line);
                let message = format!(
                    "`{written}` is required by `{place}`\n= help: send it, or correct the document"
                );
                errors.at(name.span(), message);
            }
        }
        for name in &differences.undocumented {
            let written = name.value();
            let documented = self.wanted().find(|parameter| parameter.name == written);
            if let Some(parameter) = documented {
                let place = self.place(parameter.line);
                let message = format!(
                    "the document has `{written}`, at `{place}`\n= help: remove it from `undocumented`"
                );
                errors.at(name.span(), message);
            }
        }
    }

    /// Whether an argument may be missing, or more than one, or hold what it has to.
    fn check_value(&self, sent: &Sent<'_>, parameter: &Parameter, errors: &mut Errors) {
        let Some(value) = sent.value else { return };
        let (schema, required) = self.wanted_value(sent, parameter);
        let (name, ty) = (sent.name, &value.ty);
        let place = self.place(parameter.line);
        let optional = option(ty);
        if let Some(inside) = optional
            && required
        {
            let message = format!(
                "`{name}` is required by `{place}`, and this may leave it out\n= help: write `{}`",
                shown(inside)
            );
            errors.over(ty, message);
            return;
        }
        let always = [name, &parameter.name]
            .iter()
            .any(|name| names(&self.endpoint.differences.always, name));
        if !required && !always && is_always_sent(ty) {
            let message = format!(
                "`{name}` is optional in `{place}`, and this always sends it\n= help: write `Option<{}>`, or add `spec(always({name:?}))`",
                shown(ty)
            );
            errors.over(ty, message);
            return;
        }
        if let Style::Joined(separator) = parameter.style
            && sent.place == Place::Query
            && is_list(optional.unwrap_or(ty))
        {
            let message = format!(
                "`{name}` is one text in `{place}`, with `{}` between its values; this sends it once for each\n= help: join them in the argument: `&str`",
                separator.escape_default()
            );
            errors.over(ty, message);
            return;
        }
        self.check_type(value, &schema, parameter, errors);
    }

    /// A type of the language that cannot be what the document says.
    fn check_type(
        &self,
        value: &Value,
        schema: &Schema<'_>,
        parameter: &Parameter,
        errors: &mut Errors,
    ) {
        let schema = schema.unwrapped();
        let ty = option(&value.ty).unwrap_or(&value.ty);
        let Some(is) = scalar::mismatch(ty, &schema) else {
            return;
        };
        let place = self.place(parameter.line);
        let right = types::argument(&schema);
        let message = format!(
            "`{}` is {is} in `{place}`, which `{}` is not\n= help: write `{right}`",
            parameter.name,
            shown(ty)
        );
        errors.over(ty, message);
    }

    /// Tells what is sent and not in the document; what was meant is then not missing.
    fn report_unknown(&self, sent: &Sent<'_>, missing: &mut Vec<&Parameter>, errors: &mut Errors) {
        let name = sent.name;
        let elsewhere = missing.iter().position(|parameter| {
            parameter.place != sent.place && parameter.name.eq_ignore_ascii_case(name)
        });
        let names = missing
            .iter()
            .filter(|parameter| parameter.place == sent.place);
        let near = nearest(name, names.map(|parameter| parameter.name.as_str()));
        let near = near.and_then(|near| missing.iter().position(|one| one.name == near));
        let (message, help) = if let Some(index) = elsewhere {
            let parameter = missing.remove(index);
            let (place, line) = (parameter.place.word(), self.place(parameter.line));
            let message = format!("`{name}` is a {place} parameter in `{line}`");
            (message, self.moved(sent, parameter))
        } else if let Some(index) = near {
            let parameter = missing.remove(index);
            let line = self.place(parameter.line);
            let message = format!(
                "`{}` has no {} parameter `{name}`",
                self.operation,
                sent.place.word()
            );
            let help = format!("did you mean `{}`, of `{line}`?", parameter.name);
            (message, help)
        } else {
            let message = format!(
                "`{}` has no {} parameter `{name}`",
                self.operation,
                sent.place.word()
            );
            let help = format!(
                "remove it, or add `spec(undocumented({name:?}))` if the document lacks it"
            );
            (message, help)
        };
        match (sent.place, sent.value) {
            (Place::Query, _) => self.written.at_pair(sent.piece, &message, &help, errors),
            (_, value) => {
                let span =
                    value.map_or_else(|| self.endpoint.template.span(), |value| value.name.span());
                errors.at(span, format!("{message}\n= help: {help}"));
            }
        }
    }

    /// How a parameter is sent in its right place.
    fn moved(&self, sent: &Sent<'_>, parameter: &Parameter) -> String {
        let argument = sent.value.map(|value| value.name.unraw().to_string());
        let argument = argument.unwrap_or_else(|| types::argument_name(&parameter.name));
        match parameter.place {
            Place::Header => format!("write `headers({:?} = {argument})`", parameter.name),
            Place::Query => format!("write `{:?}`", self.template_with(parameter, &argument)),
            _ => "send it there".to_owned(),
        }
    }

    fn template_with(&self, parameter: &Parameter, argument: &str) -> String {
        let text = self.endpoint.template.value();
        let (template, _) = Template::parse(&text, &[]);
        let short = parameter.name == argument;
        let with = template.with_query(&text, argument);
        if short {
            with
        } else {
            with.replace(
                &format!("<{argument}>"),
                &format!("{}=<{argument}>", parameter.name),
            )
        }
    }

    /// Tells all parameters that an endpoint lacks, with what is to be written.
    fn report_missing_parameters(&self, missing: &[&Parameter], errors: &mut Errors) {
        let Some(first) = missing.first() else { return };
        let names: Vec<&str> = missing
            .iter()
            .map(|parameter| parameter.name.as_str())
            .collect();
        let word = match (missing.len(), first.required) {
            (1, true) => format!("required {} parameter", first.place.word()),
            (1, false) => format!("{} parameter", first.place.word()),
            _ => "parameters".to_owned(),
        };
        let method = &self.endpoint.name;
        let message = format!(
            "method `{method}` lacks the {word} {} of `{}`, at `{}`",
            listed(&names),
            self.operation,
            self.place(first.line)
        );
        let arguments: Vec<String> = missing.iter().map(|one| self.as_argument(one)).collect();
        let mut help = format!("add {}", arguments.join(", "));
        let optional = missing.iter().filter(|parameter| !parameter.required);
        let optional: Vec<String> = optional.map(|one| format!("{:?}", one.name)).collect();
        if !optional.is_empty() {
            help = format!("{help}; or `spec(omit({}))`", optional.join(", "));
        }
        errors.at(method.span(), format!("{message}\n= help: {help}"));
    }

    /// `?<page>` with `page: Option<u32>`.
    fn as_argument(&self, parameter: &Parameter) -> String {
        let argument = types::argument_name(&parameter.name);
        let written = match parameter.place {
            Place::Header => format!("headers({:?} = {argument})", parameter.name),
            _ if parameter.name == argument => format!("?<{argument}>"),
            _ => format!("?{}=<{argument}>", parameter.name),
        };
        let schema = Schema::new(&self.source.document, &parameter.schema);
        let ty = types::parameter(parameter, &schema);
        format!("`{written}` with `{argument}: {ty}`")
    }

    /// The span of the method's name, where what it lacks is told.
    pub(super) fn name(&self) -> Span {
        self.endpoint.name.span()
    }
}

/// Whether texts of an attribute have this name.
pub(super) fn names(texts: &[LitStr], name: &str) -> bool {
    texts.iter().any(|text| text.value() == name)
}

/// The `T` of an `Option<T>`.
fn option(ty: &Type) -> Option<&Type> {
    let ty = match unwrapped(ty) {
        Type::Reference(reference) => &reference.elem,
        ty => ty,
    };
    is_named(ty, "Option")
        .then(|| type_argument(ty, 0))
        .flatten()
}

/// Whether a type of the language sends something whatever its value.
fn is_always_sent(ty: &Type) -> bool {
    crate::signature::is_scalar(ty)
}

fn is_list(ty: &Type) -> bool {
    match unwrapped(ty) {
        Type::Reference(reference) => is_list(&reference.elem),
        Type::Slice(_) => true,
        ty => is_prelude(ty, "Vec"),
    }
}
