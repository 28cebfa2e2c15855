//! The systems that let minds think, in the order of [`crate::sim::actor::ActorId`].

use bevy::{
    app::{App, FixedUpdate},
    ecs::{
        entity::Entity,
        message::MessageWriter,
        query::Without,
        resource::Resource,
        schedule::IntoScheduleConfigs,
        system::{Commands, Query, Res, ResMut, SystemParam},
        world::World,
    },
};

use super::{
    Brain, Mood,
    census::{self, Crowd, Person},
    disguise, evade, fear,
    items::{self, Litter, Lows},
    leaps,
    light::{self, Light},
    mind::{Me, Scene, Wish},
    nerve,
    notes::{self, Notes},
    partner, perception, phases, ring,
    squad::{Shout, Squad},
    tactics, unasked,
};
use crate::sim::{
    actor::{Actor, ActorId, Controls, Faction, Health, Position, Seat},
    map::Map,
    mission::{Mission, Phase},
    nav::{
        Nav,
        sync::{self, Places},
    },
    noise::{Noise, Noises},
    outcome::SimOutcome,
    physics::Physics,
    rng::Streams,
    stance::{Act, Stance},
    tick::SimSystems,
};

/// Noises of the tick before: what can be heard now.
#[derive(Resource, Clone, Debug, Default)]
pub(super) struct Heard(Vec<Noise>);

/// Buffers that are used anew in every tick.
#[derive(Resource, Clone, Debug, Default)]
pub(super) struct Scratch {
    shouts: Vec<Shout>,
    outcomes: Vec<SimOutcome>,
    gone: Vec<Entity>,
}

pub(in crate::sim) fn plugin(app: &mut App) {
    app.add_plugins(partner::plugin);
    app.init_resource::<Nav>()
        .init_resource::<Places>()
        .init_resource::<Crowd>()
        .init_resource::<Litter>()
        .init_resource::<Squad>()
        .init_resource::<Heard>()
        .init_resource::<Scratch>()
        .init_resource::<Lows>()
        .init_resource::<Light>()
        .init_resource::<Notes>();
    app.add_systems(
        FixedUpdate,
        (
            (
                sync::watch_obstacles,
                census::take_census,
                items::take_stock,
                light::watch_lamps,
                renew_fields,
                phases::change.run_if(is_playing),
                think.run_if(is_playing),
                leave,
            )
                .chain()
                .in_set(SimSystems::Think),
            // Before the restart, which forgets them, and before the tick clears them.
            keep_noises.in_set(SimSystems::Begin).before(crate::sim::restart::answer_restart),
        ),
    );
}

/// To be called when a level has been built: surveys its ways.
pub fn prepare(world: &mut World) {
    let links = sync::links(world);
    let (Some(map), Some(mission)) = (world.get_resource::<Map>(), world.get_resource::<Mission>()) else {
        return;
    };
    let (nav, places) = sync::survey(map, mission, &links);
    world.insert_resource(nav);
    world.insert_resource(places);
}

/// To be called when a level is taken down: minds begin the next one with empty heads.
pub fn forget(world: &mut World) {
    world.insert_resource(Nav::default());
    world.insert_resource(Places::default());
    world.insert_resource(Crowd::default());
    world.insert_resource(Litter::default());
    world.insert_resource(Squad::default());
    world.insert_resource(Heard::default());
    world.insert_resource(partner::OrderKey::default());
    world.insert_resource(Lows::default());
    world.insert_resource(Light::default());
    world.insert_resource(Notes::default());
}

/// Lets the mind of that body know at once where the nearest of its enemies is.
pub fn alert(world: &mut World, entity: Entity) {
    let Some((faction, here)) = world
        .get::<Actor>(entity)
        .map(|actor| actor.faction)
        .zip(world.get::<Position>(entity).map(|at| at.0))
    else {
        return;
    };
    let mut others = world.query::<(Entity, &ActorId, &Actor, &Position, &Health)>();
    let enemies = others
        .iter(world)
        .filter(|(.., other, _, health)| census::hostile(faction, other.faction) && health.now > 0.0);
    let nearest = enemies
        .map(|(enemy, id, _, at, _)| (at.0.distance(here), *id, enemy, at.0))
        .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    if let (Some((_, _, enemy, at)), Some(mut brain)) = (nearest, world.get_mut::<Brain>(entity)) {
        brain.alert(enemy, at);
        world.write_message(SimOutcome::Alerted { actor: entity });
    }
}

/// Lets that one give up, for good.
pub fn surrender(world: &mut World, entity: Entity) {
    if let Some(mut brain) = world.get_mut::<Brain>(entity) {
        brain.temper.for_good = true;
        brain.turn_to(Mood::Yield);
    } else if let Some(mut stance) = world.get_mut::<Stance>(entity)
        && matches!(stance.act, Act::Free)
    {
        stance.act = Act::HandsUp;
        stance.tick = 0;
        world.write_message(SimOutcome::Surrendered { actor: entity });
    }
}

/// Asked also in a tick without a mission.
pub(super) fn is_playing(mission: Option<Res<Mission>>) -> bool {
    mission.is_some_and(|mission| mission.phase == Phase::Playing)
}

/// What was made audible in this tick is heard in the next.
fn keep_noises(noises: Res<Noises>, mut heard: ResMut<Heard>) {
    heard.0.clear();
    heard.0.extend_from_slice(&noises.list);
}

/// Keeps a field to every player, and works on it.
fn renew_fields(mission: Res<Mission>, crowd: Res<Crowd>, mut nav: ResMut<Nav>) {
    let walk = &mission.setup.catalog.rules.mind.walk;
    nav.allow_searches(walk.searches);
    for person in crowd.people.iter().filter(|person| person.seat.is_some() && !person.is_out()) {
        nav.track(person.id.0, person.at, mission.tick, walk.field_every);
    }
    nav.advance_fields(walk.field_nodes as usize);
}

/// What minds find around them.
#[derive(SystemParam)]
pub(super) struct Around<'w> {
    pub crowd: Res<'w, Crowd>,
    pub litter: Res<'w, Litter>,
    pub lows: Res<'w, Lows>,
    pub light: Res<'w, Light>,
    pub places: Res<'w, Places>,
    pub physics: Res<'w, Physics>,
    pub heard: Res<'w, Heard>,
}

/// What a mind moves of its body.
pub(super) type Moved = (&'static mut Controls, &'static mut Stance);

/// Every mind perceives, decides and writes its body's controls.
pub(super) fn think(
    mission: Res<Mission>,
    around: Around,
    mut notes: ResMut<Notes>,
    mut nav: ResMut<Nav>,
    mut squad: ResMut<Squad>,
    mut streams: ResMut<Streams>,
    mut scratch: ResMut<Scratch>,
    mut noises: ResMut<Noises>,
    mut outcomes: MessageWriter<SimOutcome>,
    mut minds: Query<(&mut Brain, Moved, &mut Actor), Without<Seat>>,
) {
    let scratch = &mut *scratch;
    let Around { crowd, litter, lows, light, places, physics, heard } = around;
    let rules = mission.setup.catalog.rules.clone();
    squad.keep(|entity| crowd.get(entity).is_some_and(|person| !person.is_out()));
    std::mem::swap(&mut scratch.shouts, &mut squad.shouts);
    squad.shouts.clear();
    notes::write(&mut notes, &crowd, &minds, &mut squad, &rules);
    let mut scene = Scene {
        tick: mission.tick,
        crowd: &crowd,
        items: &litter.0,
        lows: &lows.0,
        light: &light,
        notes: &notes,
        nav: &mut nav,
        places: &places,
        physics: &physics,
        rules: &rules,
        difficulty: &mission.difficulty,
        squad: &mut squad,
        rng: &mut streams.brains,
        rays: rules.mind.look.rays,
        outcomes: &mut scratch.outcomes,
        gone: &mut scratch.gone,
    };
    for person in &crowd.people {
        let charge = unasked::find_charge(person.entity, &minds, &crowd);
        let Ok((mut brain, (mut controls, mut stance), mut actor)) = minds.get_mut(person.entity) else {
            continue;
        };
        // Partners think for themselves.
        if brain.def.partner.is_some() && actor.faction == Faction::Law {
            continue;
        }
        brain.temper.charge = charge;
        let me = Me { person, actor: &actor };
        let wish = think_once(&mut brain, &me, &heard.0, &scratch.shouts, &mut scene);
        controls.now = wish.command();
        unasked::act_without_button(&mut brain, &mut stance);
        if brain.temper.revealed && brain.def.disguise.is_some() && actor.faction != actor.def.faction {
            actor.faction = actor.def.faction;
        }
    }
    for shout in &scene.squad.shouts {
        // A word to the man beside one is not heard by others.
        let reach = if shout.enemy.is_some() { shout.reach.min(rules.noise.shout) } else { 0.0 };
        noises.make(shout.from, reach, Some(shout.by));
    }
    outcomes.write_batch(scratch.outcomes.drain(..));
}

/// One mind in one tick.
fn think_once(brain: &mut Brain, me: &Me, noises: &[Noise], shouts: &[Shout], scene: &mut Scene) -> Wish {
    let person: &Person = me.person;
    brain.settle_down(person);
    brain.walker.begin_tick(brain.def.way.vaults, brain.def.way.forces);
    if brain.mood == Mood::Yield && person.health > 0.0 {
        nerve::stay_down(brain, person, scene);
        return Wish::default();
    }
    if let Some(wish) = disguise::pretend(brain, me, scene) {
        return wish;
    }
    if person.is_out() {
        scene.squad.leave_spot(person.entity);
        scene.squad.end_turn(person.entity);
        scene.squad.unclaim(person.entity);
        return Wish::default();
    }
    perception::perceive(brain, person, noises, shouts, scene);
    fear::take_fright(brain, person, noises, scene);
    if let Some(wish) = evade::roll(brain, person, scene) {
        return wish;
    }
    let wish = tactics::decide(brain, me, scene);
    let wish = ring::settle(brain, person, wish, scene);
    leaps::leap(brain, person, wish, scene)
}

/// Those who have got away leave the world.
pub(super) fn leave(mut scratch: ResMut<Scratch>, mut commands: Commands) {
    for entity in scratch.gone.drain(..) {
        commands.queue(move |world: &mut World| {
            let bystander =
                world.get::<Actor>(entity).is_some_and(|actor| actor.faction == Faction::Civilian);
            if !bystander {
                world.write_message(SimOutcome::Fled { actor: entity });
            }
            crate::sim::spawn::remove_actor(world, entity);
        });
    }
}
