//! The local traits of a method: one a role that a type of the user's has in it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{GenericParam, Signature, Type, ext::IdentExt as _};

use super::{
    call::{ends, qualified},
    private::Private,
    role::Role,
};
use crate::signature::unwrapped;

/// The roles so far, in order, each with where a type parameter has it.
pub(super) struct Locals<'a> {
    private: &'a Private,
    parameters: Vec<&'a Ident>,
    roles: Vec<(&'static Role, Option<Span>)>,
}

impl<'a> Locals<'a> {
    pub(super) fn new(signature: &'a Signature, private: &'a Private) -> Self {
        let generics = signature.generics.params.iter();
        let parameters = generics.filter_map(|parameter| match parameter {
            GenericParam::Type(parameter) => Some(&parameter.ident),
            _ => None,
        });
        Self {
            private,
            parameters: parameters.collect(),
            roles: Vec::new(),
        }
    }

    /// The use of an argument in its role.
    pub(super) fn used(
        &mut self,
        role: &'static Role,
        ty: &Type,
        inputs: TokenStream,
    ) -> TokenStream {
        let (first, last) = ends(ty);
        let place = self.place(role, Some(ty));
        qualified(ty, (first, last), &place, &role.constant(last), inputs)
    }

    /// The function of a type, `part`, that seems to be `written` at a place.
    pub(super) fn named(
        &mut self,
        role: &'static Role,
        written: Option<&Type>,
        part: &TokenStream,
        (first, last): (Span, Span),
    ) -> TokenStream {
        let place = self.place(role, written);
        let constant = role.constant(last);
        let (open, close) = (syn::Token![<](first), syn::Token![>](last));
        quote!(#open #part as #place #close::#constant)
    }

    /// The trait that has the words: a local one, unless the type certainly needs none.
    fn place(&mut self, role: &'static Role, ty: Option<&Type>) -> TokenStream {
        // Without words is how `benches/compile.py` builds it, to measure what they cost.
        let local = !cfg!(soundcloud_without_words) && !ty.is_some_and(|ty| role.fits(ty));
        if local {
            let parameter = ty.filter(|ty| self.is_parameter(ty)).map(|ty| ends(ty).0);
            match self.roles.iter_mut().find(|(known, _)| *known == role) {
                Some((_, first)) => *first = first.or(parameter),
                None => self.roles.push((role, parameter)),
            }
        }
        role.path(local, self.private)
    }

    /// Whether a type is a type parameter, has no name, or most probably one of the trait's.
    fn is_parameter(&self, ty: &Type) -> bool {
        match unwrapped(ty) {
            Type::Reference(reference) => self.is_parameter(&reference.elem),
            Type::ImplTrait(_) => true,
            Type::Path(path) => path.path.get_ident().is_some_and(|name| {
                self.parameters.contains(&name) || name.unraw().to_string().len() == 1
            }),
            _ => false,
        }
    }

    /// The local traits, for an endpoint as their words name it.
    pub(super) fn definitions(&self, endpoint: &str) -> TokenStream {
        let roles = self.roles.iter();
        roles
            .map(|(role, parameter)| role.definition(endpoint, *parameter, self.private))
            .collect()
    }
}
