//! The game on a page of a browser: what the page can do for it, and what it hears from the page.
//!
//! The page's own package (`web/game`) holds what a browser calls; it hands a [`Host`] over and begins. Nothing here knows
//! how a page does what is asked of it.

use std::{cell::RefCell, rc::Rc};

mod orders;
mod replay;
mod run;
mod sound;
mod storage;

pub use orders::{Order, give};
pub use replay::replay;
pub use run::{Options, begin, options, state};
pub(crate) use sound::PageSpeaker;
pub use storage::{Storage, export, import};

/// What a page does for the game.
pub trait Host {
    /// Brings that file as soon as it can; `urgent` where somebody waits for it.
    fn want(&self, path: &str, urgent: bool);
    /// Hears how far the game is: "ready", "screen" with the screen's name, "playing" with true or false, as JSON.
    fn progress(&self, kind: &str, json: &str);
    /// A kept text.
    fn storage_get(&self, key: &str) -> Option<String>;
    /// Keeps a text.
    ///
    /// # Errors
    /// Why it cannot be kept.
    fn storage_set(&self, key: &str, value: &str) -> Result<(), String>;
    /// Forgets a text.
    fn storage_remove(&self, key: &str);
    /// What fingers do: sticks and buttons, as JSON.
    fn touch(&self) -> String;
    /// Makes a sound, or changes one: the name of what is to be done, and its numbers as JSON.
    fn sound(&self, what: &str, json: &str);
    /// The game has stopped.
    fn failed(&self, message: &str);
}

thread_local! {
    static HOST: RefCell<Option<Rc<dyn Host>>> = const { RefCell::new(None) };
}

/// From now on that page is asked.
pub fn set_host(page: Rc<dyn Host>) {
    HOST.set(Some(page));
}

/// Asks the page, if there is one.
pub(crate) fn ask<T>(question: impl FnOnce(&dyn Host) -> T) -> Option<T> {
    let page = HOST.with_borrow(Clone::clone)?;
    Some(question(page.as_ref()))
}
