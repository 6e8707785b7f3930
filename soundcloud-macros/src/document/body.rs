//! Bodies of requests and of answers.

use super::{Document, Edition, Node};

/// A body, by the media types that it may have.
#[derive(Debug, Clone)]
pub(crate) struct Body {
    pub(crate) required: bool,
    pub(crate) contents: Vec<Content>,
    pub(crate) line: usize,
    /// `x-omit`: that no method sends it is meant.
    pub(crate) omitted: bool,
}

/// One media type of a body.
#[derive(Debug, Clone)]
pub(crate) struct Content {
    /// In lower case, without parameters.
    pub(crate) media: String,
    pub(crate) schema: Option<Node>,
}

impl Content {
    pub(crate) fn is_json(&self) -> bool {
        self.media == "application/json" || self.media.ends_with("+json")
    }

    pub(crate) fn is_xml(&self) -> bool {
        matches!(self.media.as_str(), "application/xml" | "text/xml")
            || self.media.ends_with("+xml")
    }

    pub(crate) fn is_form(&self) -> bool {
        self.media == "application/x-www-form-urlencoded"
    }

    pub(crate) fn is_multipart(&self) -> bool {
        self.media.starts_with("multipart/")
    }

    pub(crate) fn is_text(&self) -> bool {
        self.media.starts_with("text/") && !self.is_xml()
    }

    /// `*/*`, and `application/*`: whatever it is.
    pub(crate) fn is_any(&self) -> bool {
        self.media.ends_with("/*") && !self.is_multipart()
    }
}

/// The body of an operation's request.
pub(super) fn request(document: &Document, item: &Node, operation: &Node) -> Option<Body> {
    match document.edition {
        Edition::OpenApi => {
            let written = operation.get("requestBody")?;
            let node = document.resolved(written)?;
            Some(Body {
                required: node.says("required"),
                contents: contents(node.get("content")),
                line: operation
                    .line_of("requestBody")
                    .unwrap_or_else(|| written.line()),
                omitted: node.has("x-omit"),
            })
        }
        Edition::Swagger => swagger_request(document, item, operation),
    }
}

/// What an operation answers when all goes well: the lowest status of success, or the default.
pub(super) fn answer(document: &Document, operation: &Node) -> Option<Body> {
    let responses = operation.get("responses")?.entries();
    let status = |key: &Node| key.text().map(str::to_owned).unwrap_or_default();
    let success = responses
        .iter()
        .filter(|(key, _)| status(key).starts_with('2'));
    let (_, written) = success.min_by_key(|(key, _)| status(key)).or_else(|| {
        let redirects = |(key, _): &&(Node, Node)| status(key).starts_with('3');
        let default = |(key, _): &&(Node, Node)| status(key) == "default";
        let redirected = responses.iter().any(|response| redirects(&response));
        responses
            .iter()
            .find(|response| !redirected && default(response))
    })?;
    let node = document.resolved(written)?;
    let contents = match document.edition {
        Edition::OpenApi => contents(node.get("content")),
        Edition::Swagger => {
            let schema = node.get("schema")?;
            medias(document, operation, "produces")
                .into_iter()
                .map(|media| Content {
                    media,
                    schema: Some(schema.clone()),
                })
                .collect()
        }
    };
    Some(Body {
        required: true,
        contents,
        line: written.line(),
        omitted: false,
    })
}

fn contents(node: Option<&Node>) -> Vec<Content> {
    let entries = node.map_or(&[][..], Node::entries).iter();
    let contents = entries.filter_map(|(media, content)| {
        Some(Content {
            media: bare(media.text()?),
            schema: content.get("schema").cloned(),
        })
    });
    contents.collect()
}

/// A media type without its parameters.
fn bare(media: &str) -> String {
    let bare = media.split(';').next().unwrap_or_default();
    bare.trim().to_ascii_lowercase()
}

/// The media types of an operation of Swagger 2.0, or of all of them.
fn medias(document: &Document, operation: &Node, key: &str) -> Vec<String> {
    let listed = operation.get(key).or_else(|| document.root.get(key));
    let listed = listed.map_or(&[][..], Node::list).iter();
    let medias: Vec<String> = listed.filter_map(|media| media.text().map(bare)).collect();
    if medias.is_empty() {
        vec!["application/json".to_owned()]
    } else {
        medias
    }
}

fn swagger_request(document: &Document, item: &Node, operation: &Node) -> Option<Body> {
    let lists = [operation, item]
        .into_iter()
        .filter_map(|node| node.get("parameters"));
    let parameters = lists.flat_map(Node::list);
    let parameters: Vec<&Node> = parameters
        .filter_map(|node| document.resolved(node))
        .collect();
    let is_in = |place: &'static str| {
        let parameters = parameters.iter().copied();
        parameters.filter(move |node| node.text_at("in") == Some(place))
    };
    if let Some(body) = is_in("body").next() {
        let schema = body.get("schema");
        let medias = medias(document, operation, "consumes").into_iter();
        return Some(Body {
            required: body.says("required"),
            contents: medias
                .map(|media| Content {
                    media,
                    schema: schema.cloned(),
                })
                .collect(),
            line: body.line(),
            omitted: body.has("x-omit"),
        });
    }
    let mut fields: Vec<&Node> = Vec::new();
    for field in is_in("formData") {
        // Those of the operation come first.
        let name = field.text_at("name");
        if !fields.iter().any(|known| known.text_at("name") == name) {
            fields.push(field);
        }
    }
    let first = *fields.first()?;
    let has_file = fields
        .iter()
        .any(|field| field.text_at("type") == Some("file"));
    let mut medias = medias(document, operation, "consumes");
    medias.retain(|media| media.starts_with("multipart/") || media.ends_with("urlencoded"));
    if has_file || medias.is_empty() {
        let media = if has_file {
            "multipart/form-data"
        } else {
            "application/x-www-form-urlencoded"
        };
        medias = vec![media.to_owned()];
    }
    let schema = form(&fields, first);
    Some(Body {
        required: fields.iter().any(|field| field.says("required")),
        contents: medias
            .into_iter()
            .map(|media| Content {
                media,
                schema: Some(schema.clone()),
            })
            .collect(),
        line: first.line(),
        omitted: fields.iter().all(|field| field.has("x-omit")),
    })
}

/// The schema of a form: an object of its fields.
fn form(fields: &[&Node], place: &Node) -> Node {
    let name = |field: &&Node| field.get("name").cloned();
    let properties = fields
        .iter()
        .filter_map(|field| Some((name(field)?, (*field).clone())));
    let properties = Node::made_of(properties.collect(), place);
    let required = fields.iter().filter(|field| field.says("required"));
    let required = Node::list_of(required.filter_map(name).collect(), place);
    let entry = |key, value| (Node::text_of(key, place), value);
    Node::made_of(
        vec![
            entry("type", Node::text_of("object", place)),
            entry("required", required),
            entry("properties", properties),
        ],
        place,
    )
}
