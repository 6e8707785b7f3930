//! One item, as one or more lines: a line for each field, variant and method.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Attribute, Fields, Ident, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, ItemTrait, Signature,
    TraitItem, Type, UseTree, Visibility,
};

/// What is told of an item.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) public: Vec<String>,
    /// What it is called, or what it is a part of; all is public only if that is.
    pub(super) owner: Option<String>,
    /// Names that it makes public.
    pub(super) exported: Vec<String>,
    pub(super) is_type: bool,
}

pub(super) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Not there for others to see: hidden in the documentation, or only in tests.
pub(super) fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let text = compact(attribute);
        text == "#[doc(hidden)]" || text == "#[cfg(test)]"
    })
}

pub(super) fn lines(item: &Item) -> Lines {
    match item {
        Item::Struct(item) if shown(&item.vis, &item.attrs) => of_struct(item),
        Item::Enum(item) if shown(&item.vis, &item.attrs) => of_enum(item),
        Item::Trait(item) if shown(&item.vis, &item.attrs) => of_trait(item),
        Item::Impl(item) if !is_hidden(&item.attrs) => of_impl(item),
        Item::Fn(item) if shown(&item.vis, &item.attrs) => {
            let line = format!("fn {}", signature(&item.sig));
            one(&item.sig.ident, &item.attrs, &line)
        }
        Item::Const(item) if shown(&item.vis, &item.attrs) => {
            let kind = compact(&item.ty);
            let line = format!("const {}: {kind}", item.ident);
            one(&item.ident, &item.attrs, &line)
        }
        Item::Type(item) if shown(&item.vis, &item.attrs) => {
            let (generics, is) = (compact(&item.generics), compact(&item.ty));
            let line = format!("type {}{generics} = {is}", item.ident);
            one(&item.ident, &item.attrs, &line)
        }
        Item::Use(item) if shown(&item.vis, &item.attrs) => {
            let line = format!("{}use {}", kept(&item.attrs), compact(&item.tree));
            Lines {
                public: vec![line],
                exported: names(&item.tree),
                ..Lines::default()
            }
        }
        // What it writes is not seen, so that it stands for itself.
        Item::Macro(item) if item.ident.is_none() && !is_hidden(&item.attrs) => Lines {
            public: vec![compact(&item.mac)],
            ..Lines::default()
        },
        _ => Lines::default(),
    }
}

fn shown(visibility: &Visibility, attributes: &[Attribute]) -> bool {
    is_public(visibility) && !is_hidden(attributes)
}

fn one(name: &Ident, attributes: &[Attribute], line: &str) -> Lines {
    Lines {
        public: vec![format!("{}{line}", kept(attributes))],
        owner: Some(name.to_string()),
        ..Lines::default()
    }
}

/// The names that a `use` brings, as they are where they come from.
fn names(tree: &UseTree) -> Vec<String> {
    match tree {
        UseTree::Path(path) => names(&path.tree),
        UseTree::Name(name) => vec![name.ident.to_string()],
        UseTree::Rename(rename) => vec![rename.ident.to_string()],
        UseTree::Group(group) => group.items.iter().flat_map(names).collect(),
        // All of a module: `opened` tells which.
        UseTree::Glob(_) => Vec::new(),
    }
}

/// The module of this one that is as good as public, by `pub use self::module::*`.
pub(super) fn opened(item: &Item) -> Option<String> {
    match item {
        Item::Use(item) if shown(&item.vis, &item.attrs) => {
            let text = compact(&item.tree);
            let path = text.strip_suffix("::*")?;
            Some(path.strip_prefix("self::").unwrap_or(path).to_owned())
        }
        _ => None,
    }
}

fn of_type(name: String, public: Vec<String>) -> Lines {
    Lines {
        public,
        owner: Some(name),
        is_type: true,
        ..Lines::default()
    }
}

fn of_struct(item: &ItemStruct) -> Lines {
    let name = item.ident.to_string();
    let (generics, bounds) = (&item.generics, &item.generics.where_clause);
    let head = format!(
        "{}struct {name}{}{}",
        kept(&item.attrs),
        compact(generics),
        compact(bounds)
    );
    let mut public = vec![head];
    public.extend(fields(&name, &item.fields));
    of_type(name, public)
}

fn fields(owner: &str, fields: &Fields) -> Vec<String> {
    let public = fields.iter().enumerate();
    public
        .filter(|(_, field)| shown(&field.vis, &field.attrs))
        .map(|(index, field)| {
            let name = field.ident.as_ref().map(ToString::to_string);
            let name = name.unwrap_or_else(|| index.to_string());
            format!("{owner}.{name}: {}", compact(&field.ty))
        })
        .collect()
}

fn of_enum(item: &ItemEnum) -> Lines {
    let name = item.ident.to_string();
    let generics = compact(&item.generics);
    let mut public = vec![format!("{}enum {name}{generics}", kept(&item.attrs))];
    for variant in item.variants.iter().filter(|item| !is_hidden(&item.attrs)) {
        let mut fields = variant.fields.clone();
        for field in &mut fields {
            field.attrs.clear();
        }
        public.push(format!("{name}::{}{}", variant.ident, compact(&fields)));
    }
    of_type(name, public)
}

fn of_trait(item: &ItemTrait) -> Lines {
    let name = item.ident.to_string();
    let above: Vec<_> = item.supertraits.iter().map(compact).collect();
    let head = format!(
        "{}trait {name}{}: {}",
        kept(&item.attrs),
        compact(&item.generics),
        above.join("+")
    );
    let mut public = vec![head];
    for item in &item.items {
        match item {
            TraitItem::Fn(item) if !is_hidden(&item.attrs) => {
                let provided = if item.default.is_some() { " {..}" } else { "" };
                let (kept, signature) = (kept(&item.attrs), signature(&item.sig));
                public.push(format!("{name}::{kept}{signature}{provided}"));
            }
            TraitItem::Const(item) if !is_hidden(&item.attrs) => {
                let kind = compact(&item.ty);
                public.push(format!("{name}::const {}: {kind}", item.ident));
            }
            TraitItem::Type(item) if !is_hidden(&item.attrs) => {
                let bounds = compact(&item.bounds);
                public.push(format!("{name}::type {}: {bounds}", item.ident));
            }
            _ => {}
        }
    }
    of_type(name, public)
}

fn of_impl(item: &ItemImpl) -> Lines {
    let owner = compact(&item.self_ty);
    let Some(name) = name_of(&item.self_ty) else {
        return Lines::default();
    };
    if let Some((path, _)) = &item.trait_ {
        let line = format!(
            "impl{} {} for {owner}{}",
            compact(&item.generics),
            compact(path),
            compact(&item.generics.where_clause)
        );
        return Lines {
            public: vec![line],
            owner: Some(name),
            ..Lines::default()
        };
    }
    let public = item.items.iter().filter_map(|item| match item {
        ImplItem::Fn(item) if shown(&item.vis, &item.attrs) => Some(format!(
            "{owner}::{}{}",
            kept(&item.attrs),
            signature(&item.sig)
        )),
        ImplItem::Const(item) if shown(&item.vis, &item.attrs) => Some(format!(
            "{owner}::const {}: {}",
            item.ident,
            compact(&item.ty)
        )),
        ImplItem::Macro(item) => Some(format!("{owner}::{}", compact(&item.mac))),
        _ => None,
    });
    Lines {
        public: public.collect(),
        owner: Some(name),
        ..Lines::default()
    }
}

/// Of what a trait is implemented for, if that has a name.
fn name_of(of: &Type) -> Option<String> {
    match of {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        Type::Reference(reference) => name_of(&reference.elem),
        _ => None,
    }
}

fn signature(signature: &Signature) -> String {
    let mut signature = signature.clone();
    for input in &mut signature.inputs {
        match input {
            syn::FnArg::Receiver(input) => input.attrs.clear(),
            syn::FnArg::Typed(input) => input.attrs.clear(),
        }
    }
    let text = compact(&signature);
    // It says which item it is; that it is a function is seen.
    text.replacen("fn ", "", 1)
}

/// The attributes that change what others can do.
fn kept(attributes: &[Attribute]) -> String {
    let known = [
        "cfg",
        "derive",
        "deprecated",
        "endpoint",
        "must_use",
        "non_exhaustive",
        "proc_macro_attribute",
        "proc_macro_derive",
    ];
    let kept = attributes.iter().filter(|attribute| {
        let path = attribute.path();
        known.iter().any(|name| path.is_ident(name))
    });
    kept.map(|attribute| compact(attribute) + " ").collect()
}

/// Documentation is not what is reviewed here.
fn without_docs(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.to_string().starts_with("[doc =") => {
                // The `#` before it.
                kept.pop();
            }
            TokenTree::Group(group) => {
                let inner = without_docs(group.stream());
                kept.push(Group::new(group.delimiter(), inner).into());
            }
            other => kept.push(other),
        }
    }
    kept.into_iter().collect()
}

/// Without the spaces that only separate tokens.
fn compact(tokens: &impl ToTokens) -> String {
    let text = without_docs(tokens.to_token_stream()).to_string();
    let letters: Vec<_> = text.chars().collect();
    let is_word = |at: Option<&char>| at.is_some_and(|at| at.is_alphanumeric() || *at == '_');
    let mut compact = String::new();
    let mut quoted = false;
    for (at, letter) in letters.iter().enumerate() {
        if *letter == '"' {
            quoted = !quoted;
        }
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        let between = is_word(before) && is_word(letters.get(at + 1));
        if quoted || !letter.is_whitespace() || between {
            compact.push(*letter);
        }
        let colon = *letter == ':' && before != Some(&':') && letters.get(at + 1) != Some(&':');
        if !quoted && (*letter == ',' || colon) {
            compact.push(' ');
        }
    }
    compact
        .replace("->", " -> ")
        .replace(", )", ")")
        .replace(", }", " }")
}
