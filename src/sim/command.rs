//! What one player (or mind, or bot) asks of one body in one tick: small whole numbers, so that a log of them is exact.

use bevy::math::{Vec2, ops};
use serde::{Deserialize, Serialize};

/// Buttons held during a tick.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Buttons(pub u16);

impl Buttons {
    /// Strike, or fire; held: charge.
    pub const STRIKE: Self = Self(1);
    /// Kick.
    pub const KICK: Self = Self(1 << 1);
    /// Grab, throw, pick up, use.
    pub const GRAB: Self = Self(1 << 2);
    /// Roll.
    pub const ROLL: Self = Self(1 << 3);
    /// Put away or draw; with a thing in hand: let it fall.
    pub const SWAP: Self = Self(1 << 4);
    /// Reload.
    pub const RELOAD: Self = Self(1 << 5);
    /// Order to the partner.
    pub const ORDER: Self = Self(1 << 6);
    /// Go on in a scene.
    pub const SKIP: Self = Self(1 << 7);
    /// Begin again at the last checkpoint.
    pub const RESTART: Self = Self(1 << 8);
    /// The second player comes, or goes again; heard from the second seat alone.
    pub const JOIN: Self = Self(1 << 9);

    /// What bits over the buttons hold: one more than the slot that is pointed at in a puzzle.
    const POINTED: u32 = 10;

    /// Pointing at that slot of a puzzle, 0 to 62; one beyond is no slot.
    pub fn pointing(slot: u8) -> Self {
        if slot > 62 { Self::default() } else { Self(u16::from(slot + 1) << Self::POINTED) }
    }

    /// The slot of a puzzle that is pointed at.
    pub fn pointed(self) -> Option<u8> {
        ((self.0 >> Self::POINTED) as u8).checked_sub(1)
    }

    /// Whether all of `other` are held.
    pub fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// These and `other`.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These without `other`.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// One tick's wishes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlayerCommand {
    /// Wish to move east (127 is full speed; -127 west).
    pub move_x: i8,
    /// Wish to move north.
    pub move_y: i8,
    /// Direction of aim in 1/65536 of a turn, anticlockwise from the east; none: facing follows movement.
    pub aim: Option<u16>,
    /// What is held.
    pub buttons: Buttons,
}

impl PlayerCommand {
    /// The wish to move as a vector of length 0 to 1.
    pub fn direction(self) -> Vec2 {
        Vec2::new(f32::from(self.move_x), f32::from(self.move_y)).clamp_length_max(127.0) / 127.0
    }

    /// The aim in radians, if there is one.
    pub fn aim_angle(self) -> Option<f32> {
        self.aim.map(|turn| f32::from(turn) / 65536.0 * std::f32::consts::TAU)
    }

    /// This wish with a movement of that direction and length (0 to 1).
    pub fn moving(mut self, direction: Vec2) -> Self {
        let scaled = direction.clamp_length_max(1.0) * 127.0;
        self.move_x = scaled.x as i8;
        self.move_y = scaled.y as i8;
        self
    }

    /// This wish aimed along `direction`; a zero vector leaves it as it is.
    pub fn aiming(mut self, direction: Vec2) -> Self {
        if direction.length_squared() > 1e-8 {
            self.aim = Some(turn_of(ops::atan2(direction.y, direction.x)));
        }
        self
    }

    /// This wish with `buttons` held as well.
    pub fn pressing(mut self, buttons: Buttons) -> Self {
        self.buttons = self.buttons.with(buttons);
        self
    }
}

/// An angle in radians as 1/65536 of a turn.
pub fn turn_of(angle: f32) -> u16 {
    let turns = angle / std::f32::consts::TAU;
    // `as` wraps nothing: the fraction is brought into 0..65536 first.
    ((turns - turns.floor()) * 65536.0) as u32 as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pointed_at_stands_beside_the_buttons() {
        let held = Buttons::KICK.with(Buttons::JOIN).with(Buttons::pointing(11));
        assert_eq!((held.pointed(), held.contains(Buttons::KICK)), (Some(11), true));
        assert_eq!(Buttons::JOIN.with(Buttons::RESTART).pointed(), None);
        assert_eq!(Buttons::pointing(62).pointed(), Some(62));
        assert_eq!(Buttons::pointing(63), Buttons::default());
    }

    #[test]
    fn an_aim_survives_the_way_into_whole_numbers() {
        let command = PlayerCommand::default().aiming(Vec2::new(0.0, 2.0));
        assert_eq!(command.aim, Some(16384));
        let west_by_south = PlayerCommand::default().aiming(Vec2::new(-1.0, -1e-6));
        assert_eq!(west_by_south.aim, Some(32768));
    }

    #[test]
    fn a_diagonal_is_no_faster_than_a_straight_line() {
        let command = PlayerCommand { move_x: 127, move_y: 127, ..Default::default() };
        assert!((command.direction().length() - 1.0).abs() < 1e-3);
    }
}
