//! Assists between the hand and the command: an aim that bends towards an opponent, keys that stay held, keys that
//! press themselves anew. They read where people stand and change nothing but the command, so that logs stay exact.

use std::path::Path;

use bevy::{ecs::system::SystemParam, prelude::*};
use serde::Deserialize;

use super::devices::Device;
use crate::sim::{
    actor::{Actor, Faction, Hand, Health, Position, Seat},
    command::{Buttons, PlayerCommand},
    physics::Physics,
    stance::{Act, Stance},
};

/// The numbers of `assets/data/assists.ron`.
#[derive(Resource, Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssistRules {
    /// A mild pull on the aim.
    pub mild: Pull,
    /// A strong one.
    pub strong: Pull,
    /// Ticks after which a press stays when it is let go.
    pub latch: u32,
    /// Ticks after which a key that is held is pressed anew; at least 2.
    pub repeat: u32,
}

/// How an aim bends towards somebody.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pull {
    /// How far beside the aim he may be, in degrees to either side.
    pub arc: f32,
    /// How far away, in metres.
    pub reach: f32,
    /// What share of the missing angle is added where it is small, 0 to 1; at `arc` it is none.
    pub share: f32,
}

/// How much an aim is helped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strength {
    /// Not at all.
    #[default]
    Off,
    /// A little.
    Mild,
    /// Much.
    Strong,
}

/// What the player has asked for.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// For the aim of a gamepad's stick.
    pub pad: Strength,
    /// For the aim of the mouse.
    pub mouse: Strength,
    /// Whether a strike that was held for a moment stays held until it is pressed again.
    pub latch: bool,
    /// Whether a held key presses itself anew where that is of use.
    pub repeat: bool,
}

impl AssistRules {
    /// Reads the file's text.
    ///
    /// # Errors
    /// In one sentence, what is wrong and where.
    pub fn read(text: &str) -> Result<Self, String> {
        let rules: Self = ron::from_str(text).map_err(|error| error.to_string())?;
        let fits = |pull: Pull| {
            (0.0..=90.0).contains(&pull.arc)
                && (0.0..=100.0).contains(&pull.reach)
                && (0.0..=1.0).contains(&pull.share)
        };
        match rules {
            _ if !fits(rules.mild) || !fits(rules.strong) => {
                Err("`arc` goes from 0 to 90, `reach` to 100, `share` to 1".into())
            }
            _ if rules.repeat < 2 => Err("`repeat` is at least 2".into()),
            rules => Ok(rules),
        }
    }

    fn pull(&self, strength: Strength) -> Option<Pull> {
        match strength {
            Strength::Off => None,
            Strength::Mild => Some(self.mild),
            Strength::Strong => Some(self.strong),
        }
    }
}

impl Default for AssistRules {
    fn default() -> Self {
        let none = Pull { arc: 0.0, reach: 0.0, share: 0.0 };
        // A test holds this file to its form.
        Self::read(include_str!("../../assets/data/assists.ron")).unwrap_or(Self {
            mild: none,
            strong: none,
            latch: 14,
            repeat: 8,
        })
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<AssistRules>().init_resource::<Help>();
}

/// Takes the file of the game's folder; where there is none, or a wrong one, the built-in one stays.
///
/// # Errors
/// What is wrong with the file, for the screen.
pub fn load(world: &mut World, root: &Path) -> Result<(), String> {
    let path = root.join("assets/data/assists.ron");
    let Ok(text) = crate::disk::read_text(&path) else { return Ok(()) };
    let rules = AssistRules::read(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    world.insert_resource(rules);
    Ok(())
}

/// The angle in radians by which an aim bends towards the nearest to its line of those who stand that way.
pub fn bend(aim: Vec2, others: impl Iterator<Item = Vec2>, pull: Pull) -> f32 {
    let arc = pull.arc.to_radians();
    let missing = others
        .filter(|way| way.length() <= pull.reach)
        .map(|way| aim.angle_to(way))
        .filter(|angle| angle.abs() <= arc)
        .min_by(|a, b| a.abs().total_cmp(&b.abs()));
    let Some(missing) = missing.filter(|_| arc > 0.0) else { return 0.0 };
    let aside = missing / arc;
    missing * pull.share * (1.0 - aside * aside)
}

/// Keys that are helped, from tick to tick.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Ticks for which "strike" has been held.
    since: u32,
    was_down: bool,
    /// Whether it stays held though it was let go.
    stays: bool,
    /// Whether it is pressed only to let go what stayed.
    ends: bool,
    /// Ticks for which something has been held that presses itself anew.
    repeats: u32,
}

impl Held {
    /// "Strike" as it is meant, where a press of some length stays.
    fn latch(&mut self, down: bool, rules: &AssistRules) -> bool {
        let pressed = down && !self.was_down;
        let held_long = self.was_down && self.since >= rules.latch;
        self.since = if down { self.since + 1 } else { 0 };
        self.was_down = down;
        if self.stays && pressed {
            (self.stays, self.ends) = (false, true);
        } else if !down && held_long && !self.ends {
            self.stays = true;
        }
        self.ends &= down;
        (down && !self.ends) || self.stays
    }

    /// Whether a key that is held is let go in this tick, to be pressed anew in the next.
    fn lets_go(&mut self, held: bool, rules: &AssistRules) -> bool {
        self.repeats = if held { self.repeats + 1 } else { 0 };
        held && self.repeats.is_multiple_of(rules.repeat.max(2))
    }
}

/// What the assists look at.
#[derive(SystemParam)]
pub(super) struct Look<'w, 's> {
    rules: Res<'w, AssistRules>,
    help: Res<'w, Help>,
    physics: Option<Res<'w, Physics>>,
    people: Query<
        'w,
        's,
        (&'static Actor, &'static Position, &'static Stance, &'static Health, Option<&'static Seat>),
    >,
    hands: Query<'w, 's, (&'static Seat, &'static Stance, &'static Hand)>,
}

impl Look<'_, '_> {
    /// The command of that seat as it is meant.
    pub fn help(
        &self,
        mut command: PlayerCommand,
        seat: u8,
        device: Device,
        held: &mut Held,
    ) -> PlayerCommand {
        if self.help.latch {
            let strikes = held.latch(command.buttons.contains(Buttons::STRIKE), &self.rules);
            command.buttons = match strikes {
                true => command.buttons.with(Buttons::STRIKE),
                false => command.buttons.without(Buttons::STRIKE),
            };
            // Who rolls has something else in mind.
            held.stays &= !command.buttons.contains(Buttons::ROLL);
        }
        if self.help.repeat {
            let wanted = self.repeats(command.buttons, seat);
            if held.lets_go(wanted != Buttons::default(), &self.rules) {
                command.buttons = command.buttons.without(wanted);
            }
        }
        let strength = match device {
            Device::Pad | Device::Touch => self.help.pad,
            Device::Mouse => self.help.mouse,
            Device::Keyboard => Strength::Off,
        };
        if let (Some(pull), Some(angle)) = (self.rules.pull(strength), command.aim_angle()) {
            let by = self.bend(angle, pull, seat);
            if by != 0.0 {
                command = command.aiming(Vec2::from_angle(angle + by));
            }
        }
        command
    }

    fn bend(&self, angle: f32, pull: Pull, seat: u8) -> f32 {
        let player = self.people.iter().find(|(.., taken)| taken.is_some_and(|taken| taken.0 == seat));
        let (Some((_, here, ..)), Some(physics)) = (player, &self.physics) else { return 0.0 };
        let others = self.people.iter().filter(|(actor, at, stance, health, _)| {
            actor.faction == Faction::Gang
                && health.now > 0.0
                && stance.act.is_upright()
                && stance.act != Act::HandsUp
                && physics.line_of_sight(here.0, at.0)
        });
        bend(Vec2::from_angle(angle), others.map(|(_, at, ..)| at.0 - here.0), pull)
    }

    /// Those of the held buttons that are of more use pressed anew: any for who is held, and the trigger of a gun that
    /// fires once a press.
    fn repeats(&self, held: Buttons, seat: u8) -> Buttons {
        let Some((_, stance, hand)) = self.hands.iter().find(|(taken, ..)| taken.0 == seat) else {
            return Buttons::default();
        };
        let struggles = Buttons::STRIKE.with(Buttons::KICK).with(Buttons::GRAB).with(Buttons::ROLL);
        let wanted = match stance.act {
            Act::Held { .. } => struggles,
            // Loading goes on, and what is empty is not thrown away.
            Act::Free | Act::Shoot(_) if hand.rounds() + hand.spare() > 0 => match hand.gun() {
                Some(gun) if !gun.automatic => Buttons::STRIKE,
                _ => Buttons::default(),
            },
            _ => Buttons::default(),
        };
        Buttons(held.0 & wanted.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PULL: Pull = Pull { arc: 10.0, reach: 8.0, share: 0.5 };

    fn rules() -> AssistRules {
        AssistRules { mild: PULL, strong: PULL, latch: 5, repeat: 4 }
    }

    fn bent(degrees: f32, far: f32) -> f32 {
        let way = Vec2::from_angle(degrees.to_radians()) * far;
        bend(Vec2::X, std::iter::once(way), PULL).to_degrees()
    }

    #[test]
    fn an_aim_bends_by_its_share_near_the_line_and_by_nothing_at_the_edge() {
        let near = |found: f32, wanted: f32| assert!((found - wanted).abs() < 1e-3, "{found}, not {wanted}");
        near(bent(0.0, 4.0), 0.0);
        near(bent(1.0, 4.0), 0.5 * 0.99);
        near(bent(-5.0, 4.0), -2.5 * 0.75);
        near(bent(9.999, 4.0), 0.0);
        assert_eq!(bent(11.0, 4.0), 0.0, "beside");
        assert_eq!(bent(1.0, 8.1), 0.0, "too far");
        assert_eq!(bend(Vec2::X, std::iter::empty(), PULL), 0.0);
    }

    #[test]
    fn an_aim_never_goes_past_its_target_nor_away_from_it() {
        for tenth in -99..=99 {
            let degrees = tenth as f32 / 10.0;
            let by = bent(degrees, 3.0);
            assert!(by.abs() <= degrees.abs() && by * degrees >= 0.0, "{degrees}: {by}");
        }
    }

    #[test]
    fn of_two_the_one_nearer_to_the_line_counts() {
        let ways = [Vec2::from_angle(0.15) * 2.0, Vec2::from_angle(-0.05) * 6.0];
        assert!(bend(Vec2::X, ways.into_iter(), PULL) < 0.0);
    }

    /// What a tick gets for each of what is held.
    fn latched(downs: &[u8]) -> Vec<u8> {
        let mut held = Held::default();
        downs.iter().map(|down| u8::from(held.latch(*down == 1, &rules()))).collect()
    }

    #[test]
    fn a_short_press_stays_short() {
        assert_eq!(latched(&[1, 1, 1, 0, 0, 1, 0]), [1, 1, 1, 0, 0, 1, 0]);
    }

    #[test]
    fn a_long_press_stays_until_the_next_one() {
        let downs = [1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 1, 0];
        assert_eq!(latched(&downs), [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0]);
    }

    #[test]
    fn the_press_that_lets_go_may_be_long_itself() {
        let downs = [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0];
        assert_eq!(latched(&downs), [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn what_is_held_is_pressed_anew_again_and_again() {
        let mut held = Held::default();
        let let_go: Vec<bool> = (0..9).map(|_| held.lets_go(true, &rules())).collect();
        assert_eq!(let_go, [false, false, false, true, false, false, false, true, false]);
        assert!(!held.lets_go(false, &rules()));
        assert!(!held.lets_go(true, &rules()), "it begins anew");
    }

    #[test]
    fn the_shipped_numbers_are_read_and_wrong_ones_told() {
        let text = include_str!("../../assets/data/assists.ron");
        let rules = AssistRules::read(text).unwrap();
        assert!(rules.mild.share < rules.strong.share && rules.mild.arc < rules.strong.arc);
        let wide = AssistRules::read(&text.replacen("arc: 9.0", "arc: 100.0", 1)).unwrap_err();
        assert!(wide.contains("`arc`"), "{wide}");
        assert!(AssistRules::read(&text.replace("repeat: 8", "repeat: 1")).is_err());
        assert!(AssistRules::read(&text.replace("mild", "milde")).unwrap_err().starts_with("6:"));
    }
}
