//! The fight: what bodies do to each other, whoever moves them.
//!
//! Here belongs everything from a press to its effect on bodies; who presses (players, minds, bots) is no matter
//! here, and neither is what a mission makes of it.

mod blow;
pub mod body;
mod burning;
mod choose;
mod clock;
mod cuff;
mod flight;
mod footing;
mod gesture;
mod grab;
pub mod guard;
mod hands;
pub mod hit;
mod locomotion;
pub(in crate::sim) mod rise;
pub mod side;
mod slide;
mod squeeze;
mod strike;

use bevy::{
    app::{App, FixedUpdate},
    ecs::schedule::IntoScheduleConfigs,
};

pub(crate) use clock::remember_buttons;

use super::tick::SimSystems;

/// What others order themselves by.
#[derive(bevy::ecs::schedule::SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FighterSystems {
    /// Bodies begin what is asked of them.
    Begin,
    /// Blows land.
    Land,
    /// Bodies move.
    Move,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<hit::Hits>();
    app.add_systems(
        FixedUpdate,
        (
            (
                clock::advance_stances,
                choose::buffer_presses,
                choose::begin_acts,
                grab::carry_on_grabs,
                cuff::carry_on_cuffs,
                gesture::make_gestures,
            )
                .chain()
                .in_set(SimSystems::Act)
                .in_set(FighterSystems::Begin),
            (blow::land_blows, hit::resolve_hits)
                .chain()
                .in_set(SimSystems::Act)
                .in_set(FighterSystems::Land)
                .after(FighterSystems::Begin),
            (
                locomotion::plan_velocities,
                super::seats::apart::keep_together,
                squeeze::squeeze_past,
                locomotion::move_bodies,
            )
                .chain()
                .in_set(SimSystems::Move)
                .in_set(FighterSystems::Move),
            (
                flight::slam_bodies,
                flight::bowl_bodies,
                slide::slam_sliders,
                slide::bowl_sliders,
                burning::burn_bodies,
                footing::feel_ground,
                hit::resolve_hits,
            )
                .chain()
                .in_set(SimSystems::Settle),
            remember_buttons.in_set(SimSystems::End),
        ),
    );
}
