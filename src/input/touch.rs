//! Fingers on a screen: sticks and buttons that the page draws, as a device of their own.

use bevy::prelude::*;

use super::bindings::Action;

/// What the fingers do in this frame.
#[derive(Resource, Clone, Debug, Default)]
pub struct Touch {
    /// Whether fingers are in use: sticks and buttons are shown.
    pub shown: bool,
    /// Where to move, at most of length 1, y up.
    pub movement: Vec2,
    /// Where to aim, y up; nothing at rest.
    pub aim: Vec2,
    /// Actions whose buttons are held.
    pub held: Vec<Action>,
    before: Vec<Action>,
}

impl Touch {
    /// The actions that have gone down since this was last asked.
    pub(super) fn pressed(&mut self) -> Vec<Action> {
        let new = self.held.iter().filter(|action| !self.before.contains(action)).copied().collect();
        self.before.clone_from(&self.held);
        new
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Touch>();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_goes_down_once_until_it_is_let_go() {
        let mut touch = Touch { held: vec![Action::Kick], ..Touch::default() };
        assert_eq!(touch.pressed(), [Action::Kick]);
        touch.held.push(Action::Roll);
        assert_eq!(touch.pressed(), [Action::Roll]);
        touch.held.clear();
        assert!(touch.pressed().is_empty());
        touch.held.push(Action::Kick);
        assert_eq!(touch.pressed(), [Action::Kick]);
    }
}
