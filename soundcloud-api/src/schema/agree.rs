//! Asks a type what it is in the document, and types that do not know are never wrong.

use std::marker::PhantomData;

use super::Schema;

/// The fields of a query.
pub trait QueryFields {
    /// The operations whose query it is, each as `METHOD path`.
    const OPERATIONS: &'static [&'static str];
}

/// Any type: `Of::<Track>::NAME` is its name in the document, and `None` of a type that has none there.
///
/// A constant of its own, which only some types have, comes before that of the trait, which all have.
pub struct Of<T: ?Sized>(PhantomData<T>);

impl<T: Schema + ?Sized> Of<T> {
    pub const NAME: Option<&'static str> = Some(T::NAME);
}

impl<T: QueryFields + ?Sized> Of<T> {
    pub const OPERATIONS: Option<&'static [&'static str]> = Some(T::OPERATIONS);
}

/// What is said of all other types.
pub trait Unknown {
    const NAME: Option<&'static str> = None;
    const OPERATIONS: Option<&'static [&'static str]> = None;
}

impl<T: ?Sized> Unknown for Of<T> {}

/// Fails to compile with this message if a type is a schema of none of these names.
///
/// ```
/// use soundcloud_api::__private::name_agrees;
///
/// const _: () = name_agrees(None, &["Track"], "not a track");
/// const _: () = name_agrees(Some("Track"), &["Single", "Track"], "not a track");
/// ```
///
/// ```compile_fail,E0080
/// use soundcloud_api::__private::name_agrees;
///
/// const _: () = name_agrees(Some("User"), &["Track"], "not a track");
/// ```
#[track_caller]
pub const fn name_agrees(found: Option<&str>, expected: &[&str], message: &str) {
    if let Some(found) = found
        && !is_any(found, expected)
    {
        fail(message);
    }
}

/// Fails to compile with this message if a type has the query of other operations only.
///
/// ```
/// use soundcloud_api::__private::operation_agrees;
///
/// const _: () = operation_agrees(None, "GET /tracks", "another query");
/// const _: () = operation_agrees(Some(&["GET /me", "GET /tracks"]), "GET /tracks", "another query");
/// ```
///
/// ```compile_fail,E0080
/// use soundcloud_api::__private::operation_agrees;
///
/// const _: () = operation_agrees(Some(&["GET /me"]), "GET /tracks", "another query");
/// ```
#[track_caller]
pub const fn operation_agrees(found: Option<&[&str]>, operation: &str, message: &str) {
    if let Some(found) = found
        && !is_any(operation, found)
    {
        fail(message);
    }
}

const fn is_any(text: &str, mut of: &[&str]) -> bool {
    while let [first, rest @ ..] = of {
        if is_same(text, first) {
            return true;
        }
        of = rest;
    }
    false
}

#[track_caller]
#[expect(
    clippy::panic,
    reason = "it is what the compiler shows, and never runs"
)]
const fn fail(message: &str) -> ! {
    panic!("{}", message)
}

/// `==`, which constants do not have for texts yet.
const fn is_same(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while let ([first, rest @ ..], [other, others @ ..]) = (a, b) {
        if *first != *other {
            return false;
        }
        (a, b) = (rest, others);
    }
    a.is_empty() && b.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Track;

    impl Schema for Track {
        const NAME: &'static str = "Track";
    }

    impl QueryFields for str {
        const OPERATIONS: &'static [&'static str] = &["GET /tracks", "GET /me"];
    }

    #[test]
    fn a_type_says_what_it_is() {
        assert_eq!(Of::<Track>::NAME, Some("Track"));
        assert_eq!(Of::<Vec<Track>>::NAME, None);
        assert_eq!(Of::<Track>::OPERATIONS, None);
        assert_eq!(Of::<str>::OPERATIONS.map(<[_]>::len), Some(2));
        assert_eq!(Of::<dyn Send>::NAME, None);
    }

    #[test]
    fn what_agrees_compiles() {
        const _: () = name_agrees(Of::<Track>::NAME, &["Track"], "wrong");
        const _: () = name_agrees(Of::<u8>::NAME, &["Track"], "wrong");
        const _: () = operation_agrees(Of::<str>::OPERATIONS, "GET /me", "wrong");
        const _: () = operation_agrees(Of::<u8>::OPERATIONS, "GET /me", "wrong");
    }

    #[test]
    #[should_panic(expected = "`Track` is no `User`")]
    fn another_name_is_told() {
        name_agrees(Some("Track"), &["Tracks", ""], "`Track` is no `User`");
    }

    #[test]
    #[should_panic(expected = "the query of another operation")]
    fn another_operation_is_told() {
        operation_agrees(
            Some(&["GET /a", "GET /ab"]),
            "GET /abc",
            "the query of another operation",
        );
    }

    #[test]
    fn texts_are_the_same_or_not() {
        for (a, b) in [("", ""), ("a", "a"), ("", "a"), ("ab", "a"), ("a", "b")] {
            assert_eq!(is_same(a, b), a == b);
        }
    }
}
