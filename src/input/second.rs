//! The second player's devices: a gamepad of his own, or whatever the first player has not in hand.
//!
//! Start on a gamepad that the first player does not use brings the second player with it; so does the bound key, with
//! the gamepad where the first plays on keys, and with the keys where he plays on the gamepad. The same press takes him
//! away again. What reaches the simulation is a press of [`Buttons::JOIN`], for as long as it has not happened yet.

use bevy::prelude::*;

use super::{
    assist::{Held, Look},
    bindings::{Action, Bindings},
    devices::{DEAD_ZONE, Device, Devices},
    latch::Latch,
    press::{Press, Pressed, Share},
};
use crate::sim::{
    command::{Buttons, PlayerCommand},
    seats::join::Second,
};

/// Ticks after which a press that did not bring him is given up: there is nobody whom he could play.
const PATIENCE: u32 = 4;

/// The second player, as his devices tell of him.
#[derive(Resource, Debug, Default)]
pub struct SecondPlayer {
    /// What he plays with; none where nobody does.
    holds: Option<Share>,
    /// The gamepad with which he left in this frame: that press is for nothing else.
    left: Option<Entity>,
    /// The gamepad that the first player has used last.
    first_pad: Option<Entity>,
    latch: Latch,
    helped: Held,
    movement: Vec2,
    stick: Option<Vec2>,
    aim: Option<Vec2>,
    mouse: bool,
    /// Ticks for which the simulation has not done yet what was asked of it.
    asked: u32,
}

impl SecondPlayer {
    /// Whether somebody plays there.
    pub fn plays(&self) -> bool {
        self.holds.is_some()
    }

    /// What is left to the first player.
    pub(super) fn rest(&self) -> Share {
        match self.holds.or(self.left.map(Share::Pad)) {
            None => Share::All,
            Some(Share::Pad(pad)) => Share::Without(pad),
            Some(_) => Share::Pads,
        }
    }

    /// The mouse was moved, and it is his.
    pub(super) fn takes_mouse(&mut self) {
        self.mouse = true;
    }

    /// He aims with the mouse along `pointed`, where the mouse is his, or else with his stick.
    pub(super) fn aim(&mut self, pointed: Option<Vec2>) {
        self.aim = match self.holds {
            Some(Share::Keys) if self.mouse => pointed,
            _ => self.stick,
        };
    }

    /// His command as it is meant, by the assists.
    pub(super) fn help(&mut self, command: PlayerCommand, look: &Look) -> PlayerCommand {
        let device = match self.holds {
            Some(Share::Keys) if self.mouse => Device::Mouse,
            Some(Share::Keys) => Device::Keyboard,
            _ => Device::Pad,
        };
        look.help(command, 1, device, &mut self.helped)
    }

    /// Forgets what is held: nobody will tell when it is let go.
    pub(super) fn let_go(&mut self) {
        self.latch.clear();
        self.helped = Held::default();
        self.movement = Vec2::ZERO;
    }

    fn leave(&mut self) {
        *self = Self { first_pad: self.first_pad, ..Self::default() };
    }

    /// His command for the coming tick of a mission that goes on; `plays` tells whether he has his seat there.
    pub(super) fn command(&mut self, plays: bool, asleep: bool) -> PlayerCommand {
        let buttons = self.latch.tick();
        let mut command = PlayerCommand::default();
        if plays && !asleep {
            command = command.moving(self.movement).pressing(buttons);
            if let Some(aim) = self.aim {
                command = command.aiming(aim);
            }
        }
        if plays == self.plays() {
            self.asked = 0;
            return command;
        }
        self.asked += 1;
        if self.asked > PATIENCE && !plays {
            self.leave();
        }
        // A press is one tick of holding and one of release.
        if self.asked % 2 == 1 { command.pressing(Buttons::JOIN) } else { command }
    }
}

/// Notices who comes and who goes.
pub(super) fn share_devices(
    mut second: ResMut<SecondPlayer>,
    devices: Res<Devices>,
    bindings: Res<Bindings>,
    mission: Option<Res<Second>>,
    now: Pressed,
) {
    let pads = now.pads();
    second.left = None;
    if let Some(Share::Pad(pad)) = second.holds {
        let goes = now.just_on(Press::Pad(GamepadButton::Start), Share::Pad(pad)) && !devices.asleep;
        if goes || !pads.contains(&pad) {
            second.leave();
            second.left = Some(pad);
            return;
        }
    } else if let Some(pad) = now.touched(DEAD_ZONE) {
        second.first_pad = Some(pad);
    }
    if mission.is_none() || devices.asleep {
        return;
    }
    let asks = bindings.of(Action::Join).iter().any(|press| now.just(*press));
    if second.plays() {
        if asks {
            second.leave();
        }
        return;
    }
    let first = second.first_pad.filter(|pad| pads.contains(pad)).or(pads.first().copied());
    let starts = |pad: &&Entity| now.just_on(Press::Pad(GamepadButton::Start), Share::Pad(**pad));
    let other = pads.iter().filter(|pad| Some(**pad) != first).find(starts);
    let comes_with = match (other, devices.in_hand) {
        (Some(pad), _) => Some(Share::Pad(*pad)),
        (None, Device::Pad) if asks => Some(Share::Keys),
        (None, _) if asks => first.map(Share::Pad),
        (None, _) => None,
    };
    if comes_with.is_some() {
        second.leave();
        second.holds = comes_with;
    }
}

/// Reads his devices.
pub(super) fn read_second(
    mut second: ResMut<SecondPlayer>,
    devices: Res<Devices>,
    bindings: Res<Bindings>,
    now: Pressed,
) {
    let second = &mut *second;
    let Some(share) = second.holds.filter(|_| !devices.asleep) else {
        second.let_go();
        return;
    };
    let is_held = |action: Action| bindings.of(action).iter().any(|press| now.held_on(*press, share));
    let is_pressed = |action: Action| bindings.of(action).iter().any(|press| now.just_on(*press, share));
    let axis = |more, less| f32::from(u8::from(is_held(more))) - f32::from(u8::from(is_held(less)));
    let keys = Vec2::new(axis(Action::East, Action::West), axis(Action::North, Action::South));
    let stick = now.left_stick_on(share);
    second.movement = if stick.length() > DEAD_ZONE { stick } else { keys }.clamp_length_max(1.0);
    second.stick = Some(now.right_stick_on(share)).filter(|stick| stick.length() > DEAD_ZONE);
    let buttons = |wanted: &dyn Fn(Action) -> bool| {
        let all = Action::ALL.into_iter().filter(|action| wanted(*action));
        all.filter_map(Action::button).fold(Buttons::default(), Buttons::with)
    };
    let strikes = [Press::Mouse(MouseButton::Left), Press::Mouse(MouseButton::Right)];
    second.mouse |= strikes.iter().any(|press| now.just_on(*press, share));
    second.latch.frame(buttons(&is_held), buttons(&is_pressed));
}

#[cfg(test)]
mod tests {
    use bevy::input::ButtonState;

    use super::*;
    use crate::app::{
        desk::Desk,
        flow::{Pause, Screen},
    };

    fn presses(second: &mut SecondPlayer, plays: &mut bool, ticks: u32) -> u32 {
        let mut held = false;
        let mut count = 0;
        for _ in 0..ticks {
            let holds = second.command(*plays, false).buttons.contains(Buttons::JOIN);
            if holds && !held {
                count += 1;
                *plays = !*plays;
            }
            held = holds;
        }
        count
    }

    #[test]
    fn the_simulation_is_asked_once_to_let_him_come_and_once_to_let_him_go() {
        let (mut second, mut plays) = (SecondPlayer::default(), false);
        assert_eq!(presses(&mut second, &mut plays, 20), 0);
        second.holds = Some(Share::Keys);
        assert_eq!((presses(&mut second, &mut plays, 20), plays), (1, true));
        second.leave();
        assert_eq!((presses(&mut second, &mut plays, 20), plays), (1, false));
    }

    #[test]
    fn where_nobody_can_come_the_asking_ends() {
        let mut second = SecondPlayer { holds: Some(Share::Keys), ..SecondPlayer::default() };
        for _ in 0..20 {
            second.command(false, false);
        }
        assert!(!second.plays());
        assert_eq!(second.command(false, false), PlayerCommand::default());
    }

    /// A desk with a mission on the screen.
    fn playing() -> Desk {
        let mut desk = Desk::new(|app| {
            app.init_resource::<Second>();
        });
        desk.app.world_mut().resource_mut::<NextState<Screen>>().set(Screen::Playing);
        desk.wait(2);
        desk
    }

    /// Where both players want to go.
    fn wishes(desk: &Desk) -> (bool, Vec2) {
        let world = desk.app.world();
        (world.resource::<Devices>().moves(), world.resource::<SecondPlayer>().movement)
    }

    fn plays(desk: &Desk) -> bool {
        desk.app.world().resource::<SecondPlayer>().plays()
    }

    #[test]
    fn start_on_a_second_pad_brings_a_player_who_has_that_pad_alone_and_takes_him_away() {
        let mut desk = playing();
        let other = desk.plug_another();
        desk.button(GamepadButton::West);
        desk.button_on(other, GamepadButton::Start);
        assert!(plays(&desk));
        assert_eq!(desk.shown().1, Pause::Off, "it is no pause");
        desk.push_on(other, GamepadAxis::LeftStickX, 1.0);
        assert_eq!(wishes(&desk), (false, Vec2::X));
        desk.push_on(other, GamepadAxis::LeftStickX, 0.0);
        desk.push(GamepadAxis::LeftStickY, 1.0);
        assert_eq!(wishes(&desk), (true, Vec2::ZERO));
        desk.push(GamepadAxis::LeftStickY, 0.0);
        desk.button_on(other, GamepadButton::Start);
        assert!(!plays(&desk));
        assert_eq!(desk.shown().1, Pause::Off, "nor is going");
        desk.button(GamepadButton::Start);
        assert_eq!(desk.shown().1, Pause::On, "the first player's Start still pauses");
    }

    #[test]
    fn the_bound_key_gives_the_second_player_what_the_first_has_not_in_hand() {
        let mut desk = playing();
        desk.hold(KeyCode::KeyD, ButtonState::Pressed);
        desk.key(KeyCode::F2);
        assert!(plays(&desk));
        desk.push(GamepadAxis::LeftStickY, 1.0);
        assert_eq!(wishes(&desk), (true, Vec2::Y), "he has the pad, and the first the keys");
        desk.push(GamepadAxis::LeftStickY, 0.0);
        desk.hold(KeyCode::KeyD, ButtonState::Released);
        desk.key(KeyCode::F2);
        assert!(!plays(&desk));

        desk.button(GamepadButton::West);
        desk.key(KeyCode::F2);
        desk.hold(KeyCode::KeyA, ButtonState::Pressed);
        assert_eq!(wishes(&desk), (false, Vec2::NEG_X), "the first has the pad, and he the keys");
        desk.hold(KeyCode::KeyA, ButtonState::Released);
        desk.key(KeyCode::Escape);
        assert_eq!(desk.shown().1, Pause::On, "and either may pause");
    }

    #[test]
    fn a_pad_that_goes_away_takes_its_player_with_it() {
        let mut desk = playing();
        let other = desk.plug_another();
        desk.button(GamepadButton::West);
        desk.button_on(other, GamepadButton::Start);
        desk.unplug_pad(other);
        assert!(!plays(&desk));
    }
}
