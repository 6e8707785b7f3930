//! As much of `alloc` as a language server needs to know a declared trait by.
#![no_std]

pub mod string {
    /// Text of one's own.
    #[lang = "String"]
    pub struct String {
        bytes: crate::vec::Vec<u8>,
    }

    impl Clone for String {
        fn clone(&self) -> Self {
            loop {}
        }
    }

    impl Default for String {
        fn default() -> Self {
            loop {}
        }
    }

    impl core::ops::Deref for String {
        type Target = str;
        fn deref(&self) -> &str {
            loop {}
        }
    }
}

pub mod vec {
    /// Values in a row.
    pub struct Vec<T> {
        values: core::marker::PhantomData<T>,
    }
}

pub mod boxed {
    #[lang = "owned_box"]
    #[fundamental]
    pub struct Box<T: ?Sized>(*const T);
}
