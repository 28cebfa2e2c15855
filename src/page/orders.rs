//! What the page tells the game between two frames.

use std::cell::RefCell;

/// One thing that the page tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The page is hidden, or seen again.
    Hidden(bool),
    /// Kept files were replaced: they are read anew.
    Reload,
    /// For tests: the clock stands, and goes on by so many ticks; with none it runs again.
    Step(u32),
}

thread_local! {
    static GIVEN: RefCell<Vec<Order>> = const { RefCell::new(Vec::new()) };
}

/// Gives an order; it is carried out with the next frame.
pub fn give(order: Order) {
    GIVEN.with_borrow_mut(|given| given.push(order));
}

/// The orders since the last frame.
pub(super) fn take() -> Vec<Order> {
    GIVEN.take()
}
