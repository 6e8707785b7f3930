//! Chainable setters named as their fields.

/// Writes the setters of a struct: `option` for an `Option` of what converts into it,
/// `number` for one of a literal, `list` for a `Vec`, and `plain` for the rest.
macro_rules! setters {
    ($($shape:ident $field:ident: $Type:ty;)*) => {
        $(setters!(@$shape $field: $Type);)*
    };
    (@option $field:ident: $Type:ty) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](field@Self::", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, $field: impl Into<$Type>) -> Self {
            self.$field = Some($field.into());
            self
        }
    };
    (@number $field:ident: $Type:ty) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](field@Self::", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, $field: $Type) -> Self {
            self.$field = Some($field);
            self
        }
    };
    (@list $field:ident: $Type:ty) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](field@Self::", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, $field: impl IntoIterator<Item: Into<$Type>>) -> Self {
            self.$field = $field.into_iter().map(Into::into).collect();
            self
        }
    };
    (@plain $field:ident: $Type:ty) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](field@Self::", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, $field: $Type) -> Self {
            self.$field = $field;
            self
        }
    };
}

pub(super) use setters;
