//! A type against its schema, or against the queries of its operations.

use syn::LitStr;

use super::{
    against::{Against, Named},
    fields,
    model::{Field, Model, Shape},
    names::some,
    omit, operations, query,
    told::told,
    types,
    wanted::{described, wanted},
    words,
};
use crate::{document::Kind, errors::Errors, suggest::nearest};

/// What a type is in the document.
#[derive(Debug)]
pub(super) enum Claim {
    /// A schema, by its name.
    Schema(String),
    /// The query of these operations, each as `METHOD path`.
    Query(Vec<String>),
}

impl Claim {
    /// What is written, whether it is true or not.
    pub(super) fn written(model: &Model) -> Self {
        match &model.keys.query {
            Some(query) => Self::Query(query.operations.iter().map(LitStr::value).collect()),
            None => Self::Schema(match &model.keys.name {
                Some(name) => name.value(),
                None => model.name(),
            }),
        }
    }
}

/// Compares a type with the document.
pub(super) fn compare(model: &Model, against: &Against<'_>, errors: &mut Errors) -> Claim {
    if matches!(model.shape, Shape::Union) {
        let message = format!(
            "union `{}` has no fields that could be compared\n= help: remove `#[derive(Schema)]`",
            model.name()
        );
        errors.at(model.ident.span(), message);
        return Claim::written(model);
    }
    // What it is compared with is not certain, and that is told.
    if model.keys.incomplete {
        return Claim::written(model);
    }
    match &model.keys.query {
        Some(query) => {
            let operations = operations::find(query, against, errors);
            let is_complete = operations.len() == query.operations.len();
            match &model.shape {
                Shape::Fields(members) if is_complete && !is_opaque(model) => {
                    query::compare(model, members, &operations, against, errors);
                }
                Shape::Fields(_) => {}
                _ => refuse_query(model, errors),
            }
            Claim::Query(operations.iter().map(ToString::to_string).collect())
        }
        None => match schema(model, against, errors) {
            Some(named) => {
                compare_schema(model, &named, against, errors);
                Claim::Schema(named.name.to_owned())
            }
            None => Claim::written(model),
        },
    }
}

/// Whether another type stands for this one on the wire.
fn is_opaque(model: &Model) -> bool {
    model.serde.is_converted(model.keys.direction())
}

fn refuse_query(model: &Model, errors: &mut Errors) {
    let message = format!(
        "`{}` has no fields that could be the parameters of a query\n= help: write a struct with named fields",
        model.name()
    );
    errors.at(model.ident.span(), message);
}

/// The schema of a type: by the name that is given, by its own, or because the document says so.
fn schema<'a>(model: &Model, against: &Against<'a>, errors: &mut Errors) -> Option<Named<'a>> {
    let schemas = against.schemas();
    let name = match &model.keys.name {
        Some(name) => name.value(),
        None => model.name(),
    };
    let own = schemas.iter().find(|named| named.name == name);
    let by_document = || {
        let mut schemas = schemas.iter();
        schemas.find(|named| {
            model.keys.name.is_none() && named.schema.rust_name() == Some(name.as_str())
        })
    };
    let found = own.or_else(by_document);
    if found.is_none() {
        report_unknown(model, &name, &schemas, against, errors);
    }
    found.copied()
}

fn report_unknown(
    model: &Model,
    name: &str,
    schemas: &[Named<'_>],
    against: &Against<'_>,
    errors: &mut Errors,
) {
    let names: Vec<&str> = schemas.iter().map(|named| named.name).collect();
    let message = format!("`{name}` is no schema of {}", against.file());
    let near = nearest(name, names.iter().copied());
    let help = match (near, &model.keys.name) {
        (Some(near), Some(_)) => format!("did you mean `{near:?}`?"),
        (Some(near), None) => format!("add `name = {near:?}` to `#[schema(…)]`"),
        (None, _) if names.is_empty() => "the document has no schemas with names".to_owned(),
        (None, Some(_)) => format!("known are {}", some(&names)),
        (None, None) => {
            format!(
                "add `name = \"…\"` to `#[schema(…)]`; known are {}",
                some(&names)
            )
        }
    };
    let span = model
        .keys
        .name
        .as_ref()
        .map_or(model.ident.span(), LitStr::span);
    errors.at(span, told(&message, &help));
}

fn compare_schema(model: &Model, named: &Named<'_>, against: &Against<'_>, errors: &mut Errors) {
    if !matches!(model.shape, Shape::Words(_)) {
        omit::check_use(model, errors);
    }
    if is_opaque(model) {
        return;
    }
    match &model.shape {
        Shape::Fields(_) if !may_have_fields(named) => refuse_fields(model, named, against, errors),
        Shape::Fields(members) => fields::compare(model, members, named, against, errors),
        Shape::Inner(field) => compare_inner(model, field, named, against, errors),
        Shape::Words(members) => words::compare(model, members, named, against, errors),
        Shape::Other | Shape::Union => {}
    }
}

/// Whether values of a schema may have properties.
fn may_have_fields(named: &Named<'_>) -> bool {
    match named.schema.unwrapped().kind() {
        Kind::Object | Kind::Map(_) | Kind::OneOf(_) | Kind::Any => true,
        Kind::Text
        | Kind::Binary
        | Kind::Integer
        | Kind::Number
        | Kind::Boolean
        | Kind::List(_)
        | Kind::Nothing => false,
    }
}

fn refuse_fields(model: &Model, named: &Named<'_>, against: &Against<'_>, errors: &mut Errors) {
    let message = format!(
        "`{}` has fields, and `{}` is {} in {}",
        model.name(),
        named.name,
        described(named.schema),
        against.place(named.line)
    );
    let help = format!("write `struct {}({});`", model.name(), wanted(named.schema));
    errors.at(model.ident.span(), told(&message, &help));
}

fn compare_inner(
    model: &Model,
    field: &Field,
    named: &Named<'_>,
    against: &Against<'_>,
    errors: &mut Errors,
) {
    if let Some(misfit) = types::misfit_of(model, field, named.schema) {
        let message = misfit.message(named.name, &against.place(named.line));
        let help = format!("write `{}`", misfit.wanted);
        errors.over(misfit.ty, told(&message, &help));
    }
}
