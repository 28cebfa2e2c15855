//! The partner: somebody of the law without a seat, who goes with the player, fights beside him and takes his orders.
//!
//! Here belongs what only partners do. They walk, keep apart and strike as all minds do; what makes one partner another
//! stands in [`PartnerDef`](crate::content::partner::PartnerDef), and what holds for all of them in
//! [`PartnerRules`](crate::content::partner::PartnerRules). A partner whose seat a player has taken does not think.

mod barks;
mod cover;
mod fight;
mod fists;
mod follow;
mod guns;
mod orders;
mod surroundings;
mod think;

use bevy::{
    app::{App, FixedUpdate},
    ecs::{
        component::Component,
        entity::Entity,
        schedule::{IntoScheduleConfigs, common_conditions::resource_exists},
        world::World,
    },
    math::Vec2,
};

pub use barks::Voice;
pub use orders::OrderKey;

use super::{Brain, Mood, Squad};
use crate::sim::{mission::Mission, tick::SimSystems};

/// What a partner is to do.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Order {
    /// Go with the player.
    #[default]
    Follow,
    /// Stay there, in metres.
    Hold(Vec2),
    /// Go there, in metres, and stay.
    Go(Vec2),
    /// Take that one.
    Take(Entity),
}

/// What a partner is about.
#[derive(Component, Clone, Debug, PartialEq)]
pub struct Partner {
    /// What he was told.
    pub order: Order,
    /// Ticks since the last sign of a fight.
    pub calm: u32,
    /// Whom he fights.
    pub target: Option<Entity>,
    /// Ticks for which he has seen that one.
    seen: u32,
    /// Shots left in this burst.
    burst: u32,
    /// Ticks until the next burst.
    rest: u32,
    /// How far beside the target this shot is aimed, in degrees.
    astray: f32,
    /// Whether the trigger was pulled in the tick before.
    pulled: bool,
    /// Rounds in the gun in the tick before: one less is a shot.
    rounds: u32,
    /// The place behind cover that he has chosen, in metres.
    cover: Option<Vec2>,
    /// Ticks until he looks for cover again.
    look: u32,
    /// Whether he is on his way to the player.
    comes: bool,
    /// Ticks for which he stays where he stepped aside.
    aside: u32,
}

impl Default for Partner {
    fn default() -> Self {
        Self {
            order: Order::Follow,
            calm: u32::MAX,
            target: None,
            seen: 0,
            burst: 0,
            rest: 0,
            astray: 0.0,
            pulled: false,
            rounds: 0,
            cover: None,
            look: 0,
            comes: false,
            aside: 0,
        }
    }
}

impl Partner {
    /// Whom the order or the fight names: what a digest must write down by number rather than as it stands.
    pub fn others(&self) -> [Option<Entity>; 2] {
        let taken = match self.order {
            Order::Take(enemy) => Some(enemy),
            _ => None,
        };
        [taken, self.target]
    }

    /// All the rest, as text.
    pub fn state(&self) -> String {
        let order = match self.order {
            Order::Follow => "follow".to_owned(),
            Order::Hold(at) => format!("hold {at:?}"),
            Order::Go(at) => format!("go {at:?}"),
            Order::Take(_) => "take".to_owned(),
        };
        let guns = (self.seen, self.burst, self.rest, self.astray, self.pulled, self.rounds);
        format!("{order} {guns:?} {:?}", (self.calm, self.cover, self.look, self.comes, self.aside))
    }
}

/// A player takes the partner's seat or leaves it: whatever the mind was about is over.
pub(in crate::sim) fn hand_over(world: &mut World, body: Entity) {
    world.resource_mut::<Squad>().end_turn(body);
    if let Some(mut brain) = world.get_mut::<Brain>(body) {
        brain.turn_to(Mood::Idle);
        brain.memory.forget();
    }
    if let Some(mut partner) = world.get_mut::<Partner>(body) {
        *partner = Partner::default();
    }
}

/// The steps of partners' thinking, in their order, behind the other minds'.
pub(super) fn plugin(app: &mut App) {
    app.init_resource::<OrderKey>().init_resource::<surroundings::Surroundings>();
    app.add_systems(
        FixedUpdate,
        (
            (surroundings::look_around, orders::take_orders, think::think_partners)
                .chain()
                .run_if(super::systems::is_playing)
                .in_set(SimSystems::Think)
                .after(super::systems::think)
                .before(super::systems::leave),
            barks::bark.run_if(resource_exists::<Mission>).after(SimSystems::Judge).before(SimSystems::End),
        ),
    );
}
