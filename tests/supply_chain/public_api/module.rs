//! Modules, their files and their items.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use syn::{Attribute, Expr, ExprLit, Item, ItemMod, Lit, Meta};

use super::item;

/// What is found, and what is public of it.
#[derive(Debug, Default)]
pub(super) struct Found {
    lines: Vec<Line>,
    /// Names that can be reached from outside.
    public: BTreeSet<String>,
}

#[derive(Debug)]
struct Line {
    text: String,
    owner: Option<String>,
}

impl Found {
    pub(super) fn file(&mut self, file: &Path, place: &Place) {
        let name = file.display().to_string();
        let source = fs::read_to_string(file).expect(&name);
        let source = syn::parse_file(&source).expect(&name);
        self.items(&source.items, place, &submodules(file));
    }

    /// The items of a module, whose own modules are files in this folder.
    pub(super) fn items(&mut self, items: &[Item], place: &Place, folder: &Path) {
        let opened: Vec<_> = items.iter().filter_map(item::opened).collect();
        for item in items {
            if let Item::Mod(module) = item {
                let name = module.ident.to_string();
                if place.is_public && opened.contains(&name) {
                    self.module(module, place, folder);
                } else {
                    let place = place.of(&name, item::is_public(&module.vis));
                    self.module(module, &place, folder);
                }
                continue;
            }
            let lines = item::lines(item);
            if !place.is_public && matches!(item, Item::Use(_)) {
                continue;
            }
            if place.is_public {
                self.public.extend(lines.exported);
                let named = lines.is_type || !matches!(item, Item::Impl(_));
                self.public.extend(lines.owner.clone().filter(|_| named));
            }
            let is_impl =
                matches!(item, Item::Impl(implementation) if implementation.trait_.is_some());
            for line in lines.public {
                let text = if is_impl {
                    line
                } else {
                    format!("{}: {line}", place.path)
                };
                let owner = lines.owner.clone();
                self.lines.push(Line { text, owner });
            }
        }
    }

    fn module(&mut self, module: &ItemMod, place: &Place, folder: &Path) {
        if item::is_hidden(&module.attrs) {
            return;
        }
        match &module.content {
            Some((_, items)) => self.items(items, place, &folder.join(module.ident.to_string())),
            None => self.file(&find(module, folder), place),
        }
    }

    pub(super) fn lines(&self) -> Vec<String> {
        let is_public = |line: &&Line| {
            line.owner
                .as_ref()
                .is_none_or(|owner| self.public.contains(owner))
        };
        let lines = self.lines.iter().filter(is_public);
        let lines: BTreeSet<_> = lines.map(|line| line.text.clone()).collect();
        lines.into_iter().collect()
    }
}

/// Where an item is.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The module around it that is public.
    path: String,
    /// Whether that is the module that it is in.
    is_public: bool,
}

impl Place {
    pub(super) fn root(name: &str) -> Self {
        Self {
            path: name.to_owned(),
            is_public: true,
        }
    }

    fn of(&self, name: &str, is_public: bool) -> Self {
        if is_public && self.is_public {
            return Self::root(&format!("{}::{name}", self.path));
        }
        Self {
            path: self.path.clone(),
            is_public: false,
        }
    }
}

/// Where the files of a file's modules are.
fn submodules(file: &Path) -> PathBuf {
    let name = file.file_stem().and_then(|name| name.to_str());
    match name {
        Some("lib" | "mod") | None => file.with_file_name(""),
        Some(_) => file.with_extension(""),
    }
}

fn find(module: &ItemMod, folder: &Path) -> PathBuf {
    let given = module.attrs.iter().find_map(text_of_path);
    given.map_or_else(
        || folder.join(format!("{}.rs", module.ident)),
        |given| folder.join(given),
    )
}

/// `#[path = "…"]`
fn text_of_path(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}
