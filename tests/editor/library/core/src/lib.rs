//! As much of `core` as a language server needs to know a declared trait by, where the toolchain
//! comes without its sources.
#![no_core]
#![feature(lang_items, auto_traits, decl_macro, rustc_attrs, no_core, fundamental)]

pub mod marker {
    #[lang = "pointee_sized"]
    #[fundamental]
    pub trait PointeeSized {}

    #[lang = "meta_sized"]
    #[fundamental]
    pub trait MetaSized: PointeeSized {}

    #[lang = "sized"]
    #[fundamental]
    pub trait Sized: MetaSized {}

    #[lang = "unsize"]
    pub trait Unsize<T: PointeeSized>: PointeeSized {}

    pub unsafe auto trait Send {}

    #[lang = "sync"]
    pub unsafe auto trait Sync {}

    #[lang = "unpin"]
    pub auto trait Unpin {}

    #[lang = "copy"]
    pub trait Copy: Clone {}

    #[rustc_builtin_macro]
    pub macro Copy($item:item) {}

    macro_rules! copied {
        ($($ty:ty)*) => { $(impl Copy for $ty {})* };
    }

    copied! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 bool char }

    impl<T: PointeeSized> Copy for &T {}

    #[lang = "phantom_data"]
    pub struct PhantomData<T: PointeeSized>;
}

pub mod clone {
    #[lang = "clone"]
    pub trait Clone: Sized {
        fn clone(&self) -> Self;
    }

    #[rustc_builtin_macro]
    pub macro Clone($item:item) {}

    macro_rules! cloned {
        ($($ty:ty)*) => { $(impl Clone for $ty { fn clone(&self) -> Self { *self } })* };
    }

    cloned! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 bool char }
}

pub mod default {
    pub trait Default: Sized {
        fn default() -> Self;
    }

    #[rustc_builtin_macro]
    pub macro Default($item:item) {}
}

pub mod convert {
    pub trait From<T>: Sized {
        fn from(value: T) -> Self;
    }

    pub trait Into<T>: Sized {
        fn into(self) -> T;
    }

    impl<T, U: From<T>> Into<U> for T {
        fn into(self) -> U {
            U::from(self)
        }
    }

    impl<T> From<T> for T {
        fn from(value: T) -> T {
            value
        }
    }

    pub enum Infallible {}
}

pub mod ops {
    use crate::{convert::Infallible, marker::Unsize};

    #[lang = "deref"]
    pub trait Deref {
        #[lang = "deref_target"]
        type Target: ?Sized;
        fn deref(&self) -> &Self::Target;
    }

    impl<T: ?Sized> Deref for &T {
        type Target = T;
        fn deref(&self) -> &T {
            *self
        }
    }

    impl<T: ?Sized> Deref for &mut T {
        type Target = T;
        fn deref(&self) -> &T {
            *self
        }
    }

    #[lang = "receiver"]
    pub trait Receiver {
        #[lang = "receiver_target"]
        type Target: ?Sized;
    }

    impl<P: Deref<Target = T> + ?Sized, T: ?Sized> Receiver for P {
        type Target = T;
    }

    #[lang = "dispatch_from_dyn"]
    pub trait DispatchFromDyn<T> {}

    impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<&'a U> for &'a T {}

    #[lang = "drop"]
    pub trait Drop {
        fn drop(&mut self);
    }

    #[lang = "coerce_unsized"]
    pub trait CoerceUnsized<T> {}

    impl<'a, 'b: 'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'b T {}

    pub enum ControlFlow<B, C = ()> {
        #[lang = "Continue"]
        Continue(C),
        #[lang = "Break"]
        Break(B),
    }

    #[lang = "Try"]
    pub trait Try: FromResidual<Self::Residual> {
        type Output;
        type Residual;
        #[lang = "from_output"]
        fn from_output(output: Self::Output) -> Self;
        #[lang = "branch"]
        fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
    }

    pub trait FromResidual<R = <Self as Try>::Residual> {
        #[lang = "from_residual"]
        fn from_residual(residual: R) -> Self;
    }

    impl<T, E> Try for Result<T, E> {
        type Output = T;
        type Residual = Result<Infallible, E>;
        fn from_output(output: T) -> Self {
            Ok(output)
        }
        fn branch(self) -> ControlFlow<Result<Infallible, E>, T> {
            match self {
                Ok(value) => ControlFlow::Continue(value),
                Err(error) => ControlFlow::Break(Err(error)),
            }
        }
    }

    impl<T, E, F: From<E>> FromResidual<Result<Infallible, E>> for Result<T, F> {
        fn from_residual(residual: Result<Infallible, E>) -> Self {
            match residual {
                Err(error) => Err(F::from(error)),
                Ok(_) => loop {},
            }
        }
    }

    #[lang = "fn_once"]
    #[fundamental]
    pub trait FnOnce<Args> {
        #[lang = "fn_once_output"]
        type Output;
        extern "rust-call" fn call_once(self, args: Args) -> Self::Output;
    }

    #[lang = "fn_mut"]
    #[fundamental]
    pub trait FnMut<Args>: FnOnce<Args> {
        extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output;
    }

    #[lang = "fn"]
    #[fundamental]
    pub trait Fn<Args>: FnMut<Args> {
        extern "rust-call" fn call(&self, args: Args) -> Self::Output;
    }
}

pub mod option {
    /// A value, or none.
    #[lang = "Option"]
    pub enum Option<T> {
        #[lang = "None"]
        None,
        #[lang = "Some"]
        Some(T),
    }
}

pub mod result {
    /// A value, or why there is none.
    #[lang = "Result"]
    pub enum Result<T, E> {
        #[lang = "Ok"]
        Ok(T),
        #[lang = "Err"]
        Err(E),
    }
}

pub mod pin {
    #[lang = "pin"]
    #[fundamental]
    pub struct Pin<P> {
        pointer: P,
    }

    impl<P: crate::ops::Deref> crate::ops::Deref for Pin<P> {
        type Target = P::Target;
        fn deref(&self) -> &P::Target {
            loop {}
        }
    }
}

pub mod future {
    use crate::{
        pin::Pin,
        task::{Context, Poll},
    };

    #[lang = "future_trait"]
    pub trait Future {
        #[lang = "future_output"]
        type Output;
        #[lang = "poll"]
        fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output>;
    }

    pub trait IntoFuture {
        type Output;
        type IntoFuture: Future<Output = Self::Output>;
        #[lang = "into_future"]
        fn into_future(self) -> Self::IntoFuture;
    }

    impl<F: Future> IntoFuture for F {
        type Output = F::Output;
        type IntoFuture = F;
        fn into_future(self) -> F {
            self
        }
    }
}

pub mod task {
    #[lang = "Poll"]
    pub enum Poll<T> {
        #[lang = "Ready"]
        Ready(T),
        #[lang = "Pending"]
        Pending,
    }

    pub struct Context<'a> {
        waker: &'a (),
    }
}

pub mod fmt {
    pub struct Error;
    pub struct Formatter<'a> {
        buffer: &'a (),
    }
    pub type Result = crate::result::Result<(), Error>;

    pub trait Display {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }

    pub trait Debug {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }

    #[rustc_builtin_macro]
    pub macro Debug($item:item) {}
}

mod macros {
    #[rustc_builtin_macro]
    pub macro derive($item:item) {}

    #[rustc_builtin_macro]
    pub macro cfg_eval($item:item) {}

    #[rustc_builtin_macro]
    #[macro_export]
    macro_rules! compile_error {
        ($message:expr $(,)?) => {};
    }

    #[rustc_builtin_macro]
    #[macro_export]
    macro_rules! concat {
        ($($part:expr),* $(,)?) => {};
    }

    #[rustc_builtin_macro]
    #[macro_export]
    macro_rules! stringify {
        ($($token:tt)*) => {};
    }
}

pub mod prelude {
    pub mod v1 {
        pub use crate::{
            clone::Clone,
            compile_error, concat,
            convert::{From, Into},
            default::Default,
            fmt::Debug,
            macros::derive,
            marker::{Copy, Send, Sized, Sync, Unpin},
            ops::{Drop, Fn, FnMut, FnOnce},
            option::Option::{self, None, Some},
            result::Result::{self, Err, Ok},
            stringify,
        };
    }

    pub mod rust_2018 {
        pub use super::v1::*;
    }

    pub mod rust_2021 {
        pub use super::v1::*;
    }

    pub mod rust_2024 {
        pub use super::v1::*;
        pub use crate::future::{Future, IntoFuture};
    }
}

#[prelude_import]
use prelude::v1::*;
