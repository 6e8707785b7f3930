//! The trait `SoundCloud` with one mistake at a time: each is told, in words about exactly that.

use std::{collections::BTreeMap, fs};

use super::found;

pub(super) const DOCUMENT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../soundcloud-api/spec/soundcloud.yaml"
);
const SOURCE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../soundcloud-api/src/soundcloud.rs"
);

/// An operation that there is not.
const OTHER: &str = "my_tracks_of_others";

/// A method of the trait, taken apart.
#[derive(Clone)]
struct Method {
    http: String,
    template: String,
    /// Behind the template, each with its comma.
    keys: Vec<String>,
    name: String,
    arguments: Vec<(String, String)>,
    result: String,
}

impl Method {
    fn read(text: &str) -> Self {
        let (attribute, function) = text.split_once(")]\n").expect("an attribute");
        let (_, attribute) = attribute.split_once("#[endpoint(").expect("an attribute");
        let mut parts = attribute.splitn(3, ", ");
        let http = parts.next().expect("a method").to_owned();
        let template = parts
            .next()
            .expect("a template")
            .trim_matches('"')
            .to_owned();
        let keys = parts
            .next()
            .map(|keys| keys.split(", ").map(str::to_owned).collect());
        let (name, function) = function.split_once('(').expect("arguments");
        let (arguments, result) = function.split_once(") -> ").expect("a result");
        let arguments = arguments
            .split(',')
            .map(str::trim)
            .filter(|argument| argument.contains(':'));
        Self {
            http,
            template,
            keys: keys.unwrap_or_default(),
            name: name.trim().trim_start_matches("fn ").to_owned(),
            arguments: arguments
                .filter_map(|argument| argument.split_once(": "))
                .map(|(name, ty)| (name.to_owned(), ty.to_owned()))
                .collect(),
            result: result.trim_end_matches(';').to_owned(),
        }
    }

    fn text(&self) -> String {
        let Self {
            http,
            template,
            name,
            result,
            ..
        } = self;
        let mut attribute = vec![http.clone(), format!("{template:?}")];
        attribute.extend_from_slice(&self.keys);
        let mut arguments = vec!["&self".to_owned()];
        arguments.extend(
            self.arguments
                .iter()
                .map(|(name, ty)| format!("{name}: {ty}")),
        );
        let (attribute, arguments) = (attribute.join(", "), arguments.join(", "));
        format!("#[endpoint({attribute})]\nfn {name}({arguments}) -> {result};")
    }

    fn route(&self) -> &str {
        self.template.split('?').next().unwrap_or_default()
    }

    fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut method = self.clone();
        change(&mut method);
        method
    }

    /// Without an argument, which the attribute does not name any more.
    fn without_argument(&mut self, name: &str) {
        self.arguments.retain(|(argument, _)| argument != name);
    }

    /// An argument by another name, wherever it is named.
    fn renamed(&self, from: &str, to: &str) -> Self {
        self.with(|method| {
            method.template = method
                .template
                .replace(&format!("<{from}>"), &format!("<{to}>"));
            for (name, _) in &mut method.arguments {
                if name == from {
                    to.clone_into(name);
                }
            }
            for key in &mut method.keys {
                *key = key.replace(&format!("({from})"), &format!("({to})"));
            }
        })
    }

    fn body(&self) -> Option<(usize, String, String)> {
        let kinds = ["json", "form", "multipart", "encode(format)"];
        self.keys.iter().enumerate().find_map(|(index, key)| {
            let (kind, argument) = key.split_once(" = ")?;
            kinds
                .contains(&kind)
                .then(|| (index, kind.to_owned(), argument.to_owned()))
        })
    }
}

/// All methods that are endpoints.
fn methods() -> Vec<Method> {
    let text = fs::read_to_string(SOURCE).expect("the trait's file");
    let (_, text) = text.split_once("pub trait SoundCloud").expect("the trait");
    let (text, _) = text.split_once("\n}\n").expect("the trait's end");
    let starts = text
        .match_indices("#[endpoint(")
        .map(|(start, _)| &text[start..]);
    let blocks = starts.map(|block| &block[..=block.find(';').expect("an end")]);
    blocks.map(Method::read).collect()
}

fn mistakes(methods: &[Method]) -> Vec<[String; 3]> {
    let methods: Vec<String> = methods.iter().map(Method::text).collect();
    let item = format!("pub trait SoundCloud: Api {{\n{}\n}}", methods.join("\n\n"));
    found(DOCUMENT, "", &item)
}

#[test]
fn the_trait_is_the_document() {
    let methods = methods();
    assert_eq!(methods.len(), 25);
    assert_eq!(mistakes(&methods), [[""; 3]; 0]);
}

/// What kind of mistake was made, and the method with it; none for a method that was deleted.
type Mutant = (&'static str, Option<Method>);

fn mutants(method: &Method) -> Vec<Mutant> {
    let mut mutants: Vec<Mutant> = vec![("a method deleted", None)];
    let rest = [
        in_the_route,
        in_the_path,
        in_the_query,
        in_the_body,
        in_the_keys,
    ];
    mutants.extend(rest.iter().flat_map(|mutants| mutants(method)));
    mutants
}

/// Names, HTTP methods, and the text of the path.
fn in_the_route(method: &Method) -> Vec<Mutant> {
    let mut mutants: Vec<Mutant> = Vec::new();
    let mut add = |kind, mutant: Method| mutants.push((kind, Some(mutant)));
    for name in [format!("{}x", method.name), format!("get_{}", method.name)] {
        add("a method renamed", method.with(|one| one.name = name));
    }
    for http in ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD"] {
        if http != method.http {
            add(
                "another HTTP method",
                method.with(|one| one.http = http.to_owned()),
            );
        }
    }
    for template in misspelt(method) {
        add(
            "a path misspelt",
            method.with(|one| one.template = template),
        );
    }
    mutants
}

/// Parameters of the path.
fn in_the_path(method: &Method) -> Vec<Mutant> {
    let mut mutants: Vec<Mutant> = Vec::new();
    let mut add = |kind, mutant: Method| mutants.push((kind, Some(mutant)));
    for (name, _) in &method.arguments {
        if method.template.contains(&format!("<{name}>")) {
            for to in [format!("{name}x"), "id_of_it".to_owned()] {
                add("a path parameter renamed", method.renamed(name, &to));
            }
            let literal = method.with(|one| {
                one.template = one.template.replace(&format!("<{name}>"), "1");
                one.without_argument(name);
                for key in &mut one.keys {
                    *key = key.replace("encode(format)", "json");
                }
            });
            add("a path parameter deleted", literal);
        }
    }
    if let [first, second, ..] = &method.arguments[..]
        && [first, second]
            .iter()
            .all(|one| method.template.contains(&format!("<{}>", one.0)))
    {
        let swapped = method.with(|one| {
            let (first, second) = (format!("<{}>", first.0), format!("<{}>", second.0));
            one.template = one
                .template
                .replace(&first, "<>")
                .replace(&second, &first)
                .replace("<>", &second);
        });
        add("path parameters swapped", swapped);
    }
    mutants
}

/// Parameters of the query, and headers.
fn in_the_query(method: &Method) -> Vec<Mutant> {
    let mut mutants: Vec<Mutant> = Vec::new();
    let mut add = |kind, mutant: Method| mutants.push((kind, Some(mutant)));
    add(
        "a query parameter too many",
        with_query(method, "<extra>", "extra"),
    );
    add("a fixed pair too many", with_query(method, "extra=1", ""));
    if let Some((route, query)) = method.template.split_once('?') {
        let name = query.trim_matches(['<', '>', '.']).to_owned();
        let deleted = method.with(|one| {
            one.template = route.to_owned();
            one.without_argument(&name);
        });
        add("the query deleted", deleted);
        let one_pair = method.with(|one| one.template = format!("{route}?<{name}>"));
        add("the fields of the query as one", one_pair);
    }
    add(
        "a header too many",
        method.with(|one| one.keys.push("headers(\"X-Extra\" = \"1\")".to_owned())),
    );
    mutants
}

fn in_the_body(method: &Method) -> Vec<Mutant> {
    let mut mutants: Vec<Mutant> = Vec::new();
    let mut add = |kind, mutant: Method| mutants.push((kind, Some(mutant)));
    let Some((index, kind, argument)) = method.body() else {
        let added = method.with(|one| {
            one.keys.push("json = extra".to_owned());
            let argument = ("extra".to_owned(), "&NewComment".to_owned());
            one.arguments.push(argument);
        });
        add("a body too many", added);
        return mutants;
    };
    let deleted = method.with(|one| {
        one.keys.remove(index);
        one.without_argument(&argument);
    });
    add("a body deleted", deleted);
    for other in ["json", "form", "xml", "multipart"] {
        // Of both, JSON and XML, one is enough.
        let is_one = kind == "encode(format)" && matches!(other, "json" | "xml");
        if other != kind && !is_one {
            let changed = method.with(|one| one.keys[index] = format!("{other} = {argument}"));
            add("another kind of body", changed);
        }
    }
    mutants
}

/// Credentials, and the name of the operation.
fn in_the_keys(method: &Method) -> Vec<Mutant> {
    let mut mutants: Vec<Mutant> = Vec::new();
    let mut add = |kind, mutant: Method| mutants.push((kind, Some(mutant)));
    if let Some(index) = method.keys.iter().position(|key| key == "auth = key") {
        add(
            "the key deleted",
            method.with(|one| drop(one.keys.remove(index))),
        );
    } else {
        add(
            "a key too many",
            method.with(|one| one.keys.push("auth = key".to_owned())),
        );
        add(
            "no credentials",
            method.with(|one| one.keys.push("auth = none".to_owned())),
        );
    }
    let operation = |name: &str| method.with(|one| one.keys.push(format!("operation = {name:?}")));
    add("another operation", operation(OTHER));
    mutants
}

fn with_query(method: &Method, pair: &str, argument: &str) -> Method {
    method.with(|one| {
        one.template = match one.template.split_once('?') {
            Some((route, query)) => format!("{route}?{pair}&{query}"),
            None => format!("{}?{pair}", one.template),
        };
        if !argument.is_empty() {
            one.arguments.push((argument.to_owned(), "&str".to_owned()));
        }
    })
}

/// Each word of the path with a letter less, a letter more and two swapped, and without each segment.
fn misspelt(method: &Method) -> Vec<String> {
    let (route, query) = method.template.split_at(method.route().len());
    let mut templates = Vec::new();
    let mut change = |from: usize, to: usize, by: &str| {
        templates.push(format!("{}{by}{}{query}", &route[..from], &route[to..]));
    };
    let mut start = 1;
    for segment in route[1..].split('/') {
        let end = start + segment.len();
        let word = segment.split(['.', '<']).next().unwrap_or_default();
        if word.len() > 2 {
            let at = start + word.len() / 2;
            change(at, at + 1, "");
            change(at, at, "x");
            let swapped: String = route[at - 1..=at].chars().rev().collect();
            if swapped != route[at - 1..=at] {
                change(at - 1, at + 1, &swapped);
            }
            change(start, start + word.len(), &word.to_uppercase());
        }
        if !segment.contains('<') {
            change(start - 1, end, "");
        }
        start = end + 1;
    }
    change(route.len(), route.len(), "/");
    if let Some(route) = route.strip_suffix(".json") {
        templates.push(format!("{route}{query}"));
        templates.push(format!("{route}.jsn{query}"));
    }
    templates.retain(|template| template.starts_with('/') && template != &method.template);
    templates
}

#[test]
fn no_mistake_passes_unnoticed() {
    let methods = methods();
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unnoticed = Vec::new();
    for (index, method) in methods.iter().enumerate() {
        for (kind, mutant) in mutants(method) {
            let mut mutated = methods.clone();
            let shown = mutant.as_ref().map_or_else(String::new, Method::text);
            match &mutant {
                Some(mutant) => mutated[index] = mutant.clone(),
                None => drop(mutated.remove(index)),
            }
            *counted.entry(kind).or_default() += 1;
            let told = mistakes(&mutated);
            if !is_about(&told, method, mutant.as_ref()) {
                unnoticed.push(format!("{kind}: {}\n{shown}\n{told:#?}", method.name));
            }
        }
    }
    let all: usize = counted.values().sum();
    for (kind, count) in &counted {
        println!("{count:4} × {kind}");
    }
    println!("{all} mistakes, {} of them unnoticed", unnoticed.len());
    assert!(all > 700, "{all}");
    assert!(
        unnoticed.is_empty(),
        "{} of {all}:\n{}",
        unnoticed.len(),
        unnoticed.join("\n")
    );
}

/// Whether all that is told is about this method or its operation, and in no more than two errors.
fn is_about(told: &[[String; 3]], method: &Method, mutant: Option<&Method>) -> bool {
    let path = method.route().replace('<', "{").replace('>', "}");
    let mut known = vec![path, method.name.clone(), OTHER.to_owned()];
    known.extend(mutant.map(|mutant| mutant.name.clone()));
    known.extend(mutant.map(|mutant| format!("`{}`", mutant.http)));
    known.extend(mutant.map(|mutant| mutant.route().to_owned()));
    let arguments = mutant.into_iter().flat_map(|mutant| &mutant.arguments);
    known.extend(arguments.map(|(name, _)| name.clone()));
    let is_known = |[part, message, help]: &[String; 3]| {
        let mut known = known.iter().filter(|word| !word.is_empty());
        known.any(|word| {
            [part, message, help]
                .iter()
                .any(|text| text.contains(word.as_str()))
        })
    };
    (1..=2).contains(&told.len()) && told.iter().all(is_known)
}
