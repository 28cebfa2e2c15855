//! What tests of Chicago's men share: the shipped people on maps of a few lines.

use bevy::{ecs::entity::Entity, math::Vec2};
use red_heat::{
    content::level::Thing,
    sim::{
        actor::{Cover, Hand, Health, Load},
        brain::{self, Brain, Mood},
        command::{Buttons, PlayerCommand},
    },
};

use crate::common::Arena;

/// Somebody of that kind, looking west.
pub fn west(kind: &str) -> Thing {
    Thing::Actor { kind: kind.into(), facing: 180.0 }
}

/// Somebody of that kind, looking east.
pub fn east(kind: &str) -> Thing {
    Thing::Actor { kind: kind.into(), facing: 0.0 }
}

pub fn mind(arena: &mut Arena, of: Entity) -> Brain {
    arena.session.world().get::<Brain>(of).expect("a mind").clone()
}

pub fn mood(arena: &mut Arena, of: Entity) -> Mood {
    mind(arena, of).mood
}

pub fn ducks(arena: &mut Arena, of: Entity) -> bool {
    arena.session.world().get::<Cover>(of).expect("a body").ducks
}

/// Lets them know where the player is.
pub fn alert(arena: &mut Arena, who: &[Entity]) {
    for one in who {
        brain::alert(arena.session.world(), *one);
    }
}

/// Makes somebody too tough to fall.
pub fn toughen(arena: &mut Arena, who: Entity) {
    *arena.session.world().get_mut::<Health>(who).expect("a body") = Health { now: 1e6, max: 1e6 };
}

/// Leaves somebody that share of his health.
pub fn weaken(arena: &mut Arena, who: Entity, share: f32) {
    let mut health = arena.session.world().get_mut::<Health>(who).expect("a body");
    health.now = health.max * share;
}

/// Empties the gun in hand and leaves so many rounds in the pockets.
pub fn empty(arena: &mut Arena, who: Entity, sort: &str, spare: u32) {
    let mut hand = arena.session.world().get_mut::<Hand>(who).expect("a body");
    hand.item.as_mut().expect("a gun").load = Load::default();
    hand.ammo.clear();
    hand.ammo.insert(sort.into(), spare);
}

/// A wish that looks from the player to somebody.
pub fn aim_at(arena: &mut Arena, who: Entity) -> PlayerCommand {
    let player = arena.player();
    let way: Vec2 = arena.at(who) - arena.at(player);
    PlayerCommand::default().aiming(way)
}

/// The player fires once, to the west.
pub fn fire_west(arena: &mut Arena) {
    let player = arena.player();
    arena.arm(player, "core/service_pistol");
    let aim = PlayerCommand::default().aiming(Vec2::NEG_X);
    arena.tick(aim.pressing(Buttons::STRIKE));
    arena.hold(aim, 4);
}
