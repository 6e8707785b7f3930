//! The parameters of the query and the headers: which are sent, where, and whether always.

use proc_macro2::Span;
use syn::{LitStr, Type, ext::IdentExt as _};

use super::{Pair, types};
use crate::{
    attribute::listed,
    code::shown,
    document::{Kind, Parameter, Place, Schema, Style, is_reserved_header, schema::Property},
    endpoint::{Piece, Value},
    errors::Errors,
    schema,
    signature::{is_named, is_prelude, is_scalar, type_argument, unwrapped},
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
        let mut sent: Vec<Sent<'_>> = self.endpoint.pieces.iter().filter_map(Sent::of).collect();
        // Those the specification says nothing of are anybody's.
        sent.retain(|sent| sent.place != Place::Header || !is_reserved_header(sent.name));
        self.check_differences(&sent, errors);
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
        let unknown: Vec<&Sent<'_>> = unknown.collect();
        for sent in &unknown {
            self.report_unknown(sent, unknown.len(), &mut missing, errors);
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
            && (parameter.is_sent_as(sent.name)
                || self.property(sent, parameter).is_some()
                || sent.name == parameter.name && self.may_be_single(parameter))
    }

    /// Whether an object in the query may as well be one value.
    fn may_be_single(&self, parameter: &Parameter) -> bool {
        let schema = Schema::new(&self.source.document, &parameter.schema);
        let is_single = |one: &Schema<'_>| {
            matches!(
                one.kind(),
                Kind::Text | Kind::Integer | Kind::Number | Kind::Boolean
            )
        };
        match schema.kind() {
            Kind::OneOf(alternatives) => alternatives.iter().any(is_single),
            Kind::Any => true,
            _ => is_single(&schema),
        }
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
            || self.is_nearly_omitted(parameter)
            // What a struct has is compared where the struct is.
            || parameter.place == Place::Query && self.endpoint.pieces.iter().any(fields)
    }

    fn is_known(&self, sent: &Sent<'_>) -> bool {
        let undocumented = &self.endpoint.differences.undocumented;
        undocumented
            .iter()
            .any(|name| name.value().eq_ignore_ascii_case(sent.name))
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
    fn check_differences(&self, sent: &[Sent<'_>], errors: &mut Errors) {
        let differences = &self.endpoint.differences;
        let body = self.operation.body.as_ref();
        for name in &differences.omit {
            let written = name.value();
            if written == "body" && body.is_some() {
                continue;
            }
            let Some(parameter) = self.parameter_of(name, errors) else {
                continue;
            };
            let place = self.place(parameter.line);
            if parameter.required {
                let message = format!(
                    "`{written}` is required by `{place}`\n= help: send it, or correct the document"
                );
                errors.at(name.span(), message);
            } else if sent.iter().any(|sent| self.is(sent, parameter)) {
                let message =
                    format!("`{written}` is sent all the same\n= help: remove it from `omit`");
                errors.at(name.span(), message);
            }
        }
        for name in differences.always.iter().chain(&differences.unchecked) {
            self.parameter_of(name, errors);
        }
        for name in &differences.undocumented {
            let written = name.value();
            let documented = self
                .wanted()
                .find(|one| one.name.eq_ignore_ascii_case(&written));
            let is_sent = sent
                .iter()
                .any(|sent| sent.name.eq_ignore_ascii_case(&written));
            let is_body = written == "body" && self.endpoint.body.is_some();
            let line = documented.map(|parameter| parameter.line);
            let line = line.or(body.filter(|_| is_body).map(|body| body.line));
            let (message, help) = match line {
                Some(line) => {
                    let place = self.place(line);
                    (
                        format!("the document has `{written}`, at `{place}`"),
                        "remove it from `undocumented`",
                    )
                }
                None if is_sent || is_body => continue,
                None => (
                    format!("`{written}` is not sent"),
                    "remove it from `undocumented`",
                ),
            };
            errors.at(name.span(), format!("{message}\n= help: {help}"));
        }
    }

    /// The parameter that a difference names, or the mistake that there is none.
    fn parameter_of(&self, name: &LitStr, errors: &mut Errors) -> Option<&Parameter> {
        let written = name.value();
        let all = || self.operation.parameters.iter();
        let found = all().find(|parameter| parameter.name == written);
        if found.is_none() {
            let help = match self.nearest(&written) {
                Some(near) => format!("did you mean `{near:?}`?"),
                None => "remove it".to_owned(),
            };
            let message = format!(
                "`{}` has no parameter `{written}`\n= help: {help}",
                self.operation
            );
            errors.at(name.span(), message);
        }
        found
    }

    fn nearest(&self, written: &str) -> Option<&str> {
        let all = self.operation.parameters.iter();
        nearest(written, all.map(|parameter| parameter.name.as_str()))
    }

    /// Whether a misspelt name in `omit` is probably this one's.
    fn is_nearly_omitted(&self, parameter: &Parameter) -> bool {
        let mut omit = self.endpoint.differences.omit.iter();
        omit.any(|name| self.nearest(&name.value()) == Some(&parameter.name))
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
        if !required && !always && is_scalar(ty) {
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
        let name = &parameter.name;
        if names(&self.endpoint.differences.unchecked, name) {
            return;
        }
        let schema = schema.unwrapped();
        let ty = option(&value.ty).unwrap_or(&value.ty);
        let single = match schema.kind() {
            // One argument is a part of it.
            Kind::Object | Kind::Map(_) => return,
            // Of a list an argument may be one element, or the text that it is joined to.
            Kind::List(_) if is_scalar(ty) && parameter.style != Style::Repeated => return,
            Kind::List(Some(items)) if !is_list(ty) => items,
            _ => schema,
        };
        let place = format!("`{}`", self.place(parameter.line));
        let Some((culprit, message, whole)) = schema::unfit(ty, single, (name, &place)) else {
            return;
        };
        let right = if whole {
            types::argument(&single)
        } else {
            types::argument(&schema)
        };
        let message =
            format!("{message}\n= help: write `{right}`, or add `spec(unchecked({name:?}))`");
        errors.over(culprit, message);
    }

    /// Tells what is sent and not in the document; what was meant is then not missing.
    fn report_unknown(
        &self,
        sent: &Sent<'_>,
        unknown: usize,
        missing: &mut Vec<&Parameter>,
        errors: &mut Errors,
    ) {
        let name = sent.name;
        let elsewhere = missing.iter().position(|parameter| {
            parameter.place != sent.place && parameter.name.eq_ignore_ascii_case(name)
        });
        let names = missing
            .iter()
            .filter(|parameter| parameter.place == sent.place);
        let near = nearest(name, names.map(|parameter| parameter.name.as_str()));
        let near = near.and_then(|near| missing.iter().position(|one| one.name == near));
        // One that is new, and one that is gone, are one.
        let only = match missing.as_slice() {
            [only] if unknown == 1 && only.place == sent.place => Some(0),
            _ => None,
        };
        let near = near.or(only);
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
        let name = &parameter.name;
        let argument = types::argument_name(name);
        let schema = Schema::new(&self.source.document, &parameter.schema);
        let written = match parameter.place {
            Place::Header => format!("headers({name:?} = {})", types::written(&argument)),
            _ if parameter.style == Style::Bracketed && !self.may_be_single(parameter) => {
                let key = match schema.kind() {
                    Kind::List(_) => "",
                    _ => "key",
                };
                format!("{name}[{key}]=<{argument}>")
            }
            _ if *name == argument => format!("<{argument}>"),
            _ => format!("{name}=<{argument}>"),
        };
        let written = match parameter.place {
            Place::Query => format!("`{written}` in the query"),
            _ => format!("`{written}`"),
        };
        let ty = types::parameter(parameter, &schema);
        format!("{written} with `{}: {ty}`", types::written(&argument))
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

fn is_list(ty: &Type) -> bool {
    match unwrapped(ty) {
        Type::Reference(reference) => is_list(&reference.elem),
        Type::Slice(_) => true,
        ty => is_prelude(ty, "Vec"),
    }
}
