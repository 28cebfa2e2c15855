//! A list of what is submitted from everywhere in a program, which stays empty.
//!
//! The engine submits every type that it can describe, so that somebody may look one up by its name: scenes in files and
//! editors do, the game never does. What is listed is linked, though, with all that can be done to a type by name, and
//! that was a fifth of the game's code. With this in the list's place nothing of it is.
#![no_std]
#![forbid(unsafe_code)]

/// What a list can be made of.
pub trait Collect: Sync + Sized + 'static {}

/// Begins a list of that type.
#[macro_export]
macro_rules! collect {
    ($ty:ty) => {
        impl $crate::Collect for $ty {}
    };
}

/// Would put a value into its type's list.
#[macro_export]
macro_rules! submit {
    ($($value:tt)*) => {};
}

mod list {
    use core::marker::PhantomData;

    /// The list of that type. Written as a value it is `iter::<T>`, as in the crate that this stands in for; so it is a
    /// variant, for constants have no type parameters.
    #[allow(non_camel_case_types)]
    pub enum iter<T> {
        /// The list.
        iter,
        /// Never made.
        #[doc(hidden)]
        Of(PhantomData<T>, Never),
    }

    /// Of this there is no value.
    pub enum Never {}

    // A variant is named among types too; by a glob the type itself goes before it.
    pub use crate::value::*;
}

mod value {
    pub use crate::list::iter::iter;
}

pub use list::*;

impl<T: Collect> IntoIterator for iter<T> {
    type Item = &'static T;
    type IntoIter = core::iter::Empty<&'static T>;

    fn into_iter(self) -> Self::IntoIter {
        core::iter::empty()
    }
}
