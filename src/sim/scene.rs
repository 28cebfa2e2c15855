//! Scenes told with the running mission: bodies stand still, one step follows the other.

use bevy::{
    ecs::{resource::Resource, world::World},
    math::{Vec2, ops},
};

use super::{
    actor::{Actor, Facing, Position, Velocity},
    command::Buttons,
    judge::actions,
    map::Map,
    mission::{Mission, Phase},
    outcome::SimOutcome,
    physics::TICK,
    seats::Seats,
    spawn::place_of,
    stance::{Act, Stance},
};
use crate::content::scene::Step;

/// Ticks a line or card stays if nobody goes on.
const READING: u32 = 300;

/// The scene being told, if there is one.
#[derive(Resource, Clone, Debug, Default)]
pub struct SceneState {
    /// Its name in the level.
    pub name: Option<String>,
    /// The present step.
    pub step: usize,
    /// Ticks since the step began.
    pub tick: u32,
    /// Where the camera looks, in metres; none: at the player.
    pub camera: Option<Vec2>,
    /// How dark the picture is, 0 to 1.
    pub dark: f32,
    /// Buttons held in the tick before.
    held: Buttons,
}

/// Begins a scene; an unknown name does nothing.
pub(super) fn begin(world: &mut World, name: &str) {
    let mut mission = world.resource_mut::<Mission>();
    if !mission.setup.level.scenes.contains_key(name) || mission.phase != Phase::Playing {
        return;
    }
    mission.phase = Phase::Scene;
    world.insert_resource(SceneState { name: Some(name.to_owned()), ..Default::default() });
}

/// Leaves the world as a skipped scene would.
pub(super) fn settle_all(world: &mut World, name: &str) {
    let level = world.resource::<Mission>().setup.level.clone();
    for step in level.scenes.get(name).iter().flat_map(|scene| &scene.steps) {
        settle(world, step);
    }
}

/// Goes on with the scene by one tick.
pub(super) fn tell(world: &mut World) {
    let mut state = world.resource::<SceneState>().clone();
    let level = world.resource::<Mission>().setup.level.clone();
    let Some(scene) = state.name.as_ref().and_then(|name| level.scenes.get(name)) else { return };
    let seats = *world.resource::<Seats>();
    let pressed = |button| seats.any_holds(button) && !state.held.contains(button);
    let skips = pressed(Buttons::SKIP) && scene.skippable;
    let goes_on = pressed(Buttons::STRIKE) || pressed(Buttons::GRAB) || pressed(Buttons::SKIP);
    state.held = seats.commands.iter().fold(Buttons::default(), |all, command| all.with(command.buttons));
    if skips {
        for step in &scene.steps[state.step.min(scene.steps.len())..] {
            settle(world, step);
        }
        state.step = scene.steps.len();
    } else if let Some(step) = scene.steps.get(state.step) {
        if play(world, step, &mut state, goes_on) {
            state.step += 1;
            state.tick = 0;
        } else {
            state.tick += 1;
        }
    }
    if state.step >= scene.steps.len() {
        state = SceneState { held: state.held, ..Default::default() };
        let mut mission = world.resource_mut::<Mission>();
        if mission.phase == Phase::Scene {
            mission.phase = Phase::Playing;
        }
    }
    world.insert_resource(state);
}

/// Plays a tick of a step; true when it is over.
fn play(world: &mut World, step: &Step, state: &mut SceneState, goes_on: bool) -> bool {
    let first = state.tick == 0;
    match step {
        Step::Camera { to, ticks } => {
            state.camera = to.as_ref().and_then(|tag| place(world, tag));
            state.tick >= *ticks
        }
        Step::Say { who, text } => {
            if first {
                world.write_message(SimOutcome::Said { who: who.clone(), text: text.clone() });
            }
            (!first && goes_on) || state.tick >= READING
        }
        Step::Card(text) => {
            if first {
                world.write_message(SimOutcome::Told { text: text.clone() });
            }
            (!first && goes_on) || state.tick >= READING
        }
        Step::Wait(ticks) => state.tick >= *ticks,
        Step::Sound { id, at } => {
            let at = at.as_ref().and_then(|tag| place(world, tag));
            world.write_message(SimOutcome::Sounded { sound: id.clone(), at });
            true
        }
        Step::Walk { tag, to, speed, clip } => {
            walk(world, tag, to, *speed, clip.as_ref().zip(Some(state.tick)))
        }
        Step::Fade { out, ticks } => {
            let share = (state.tick + 1) as f32 / (*ticks).max(1) as f32;
            let share = share.min(1.0);
            state.dark = if *out { share } else { 1.0 - share };
            state.tick + 1 >= *ticks
        }
        Step::Turn { .. } | Step::Do(_) => {
            settle(world, step);
            true
        }
    }
}

/// What must hold after a step, however short it was cut.
fn settle(world: &mut World, step: &Step) {
    match step {
        Step::Do(action) => actions::perform(world, action),
        Step::Turn { tag, to } => turn(world, tag, to),
        Step::Walk { tag, to, .. } => {
            if let Some(target) = place(world, to) {
                each_tagged(world, tag, |at, _, velocity, stance| {
                    at.0 = target;
                    velocity.0 = Vec2::ZERO;
                    stand(stance);
                });
            }
        }
        _ => {}
    }
}

fn place(world: &World, tag: &str) -> Option<Vec2> {
    let level = &world.resource::<Mission>().setup.level;
    place_of(level, world.resource::<Map>(), tag)
}

fn each_tagged(
    world: &mut World,
    tag: &str,
    mut change: impl FnMut(&mut Position, &mut Facing, &mut Velocity, &mut Stance),
) {
    let mut people = world.query::<(&Actor, &mut Position, &mut Facing, &mut Velocity, &mut Stance)>();
    for (actor, mut at, mut facing, mut velocity, mut stance) in people.iter_mut(world) {
        if actor.tag.as_deref() == Some(tag) {
            change(&mut at, &mut facing, &mut velocity, &mut stance);
        }
    }
}

/// One tick of walking; true when all have arrived. With a clip it is seen in that, at its tick.
fn walk(world: &mut World, tag: &str, to: &str, speed: f32, clip: Option<(&String, u32)>) -> bool {
    let Some(target) = place(world, to) else { return true };
    let mut arrived = true;
    each_tagged(world, tag, |at, facing, velocity, stance| {
        let way = target - at.0;
        if way.length() <= speed * TICK {
            at.0 = target;
            velocity.0 = Vec2::ZERO;
            stand(stance);
        } else {
            arrived = false;
            velocity.0 = way.normalize() * speed;
            at.0 += velocity.0 * TICK;
            facing.0 = ops::atan2(way.y, way.x);
            if let Some((clip, tick)) = clip {
                *stance = Stance { act: Act::Gesture(clip.clone()), tick, ..Stance::default() };
            }
        }
    });
    arrived
}

/// Ends a movement that only the scene has asked for.
fn stand(stance: &mut Stance) {
    if matches!(stance.act, Act::Gesture(_)) {
        *stance = Stance::default();
    }
}

fn turn(world: &mut World, tag: &str, to: &str) {
    let Some(target) = place(world, to) else { return };
    each_tagged(world, tag, |at, facing, _, _| {
        let way = target - at.0;
        if way.length_squared() > 1e-8 {
            facing.0 = ops::atan2(way.y, way.x);
        }
    });
}
