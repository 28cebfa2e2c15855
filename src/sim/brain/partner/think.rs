//! What a partner does next: what must be, then what he was told, then what he sees fit.

use bevy::ecs::{
    entity::Entity,
    message::MessageWriter,
    query::Without,
    system::{Local, Query, Res, ResMut},
};

use super::{Order, Partner, fight, follow, surroundings::Surroundings};
use crate::{
    content::{actor::Faction, partner::PartnerDef},
    sim::{
        actor::{Actor, Controls, Seat},
        brain::{
            Brain, Mood, Squad,
            census::{Crowd, Person, Posture},
            fear, leaps,
            mind::{Me, Scene, Wish},
            notes::Notes,
            ring,
            systems::Around,
        },
        command::Buttons,
        mission::Mission,
        nav::Nav,
        outcome::SimOutcome,
        rng::Streams,
    },
};

/// A place that he was told counts as reached within this distance, in metres.
const THERE: f32 = 0.45;

/// Stairs so near ahead are walked onto, in metres.
const STEP: f32 = 0.8;

/// Every partner decides and writes its body's controls.
pub(super) fn think_partners(
    mission: Res<Mission>,
    seen: Around,
    notes: Res<Notes>,
    around: Res<Surroundings>,
    mut nav: ResMut<Nav>,
    mut squad: ResMut<Squad>,
    mut streams: ResMut<Streams>,
    mut told: Local<Vec<SimOutcome>>,
    mut gone: Local<Vec<Entity>>,
    mut outcomes: MessageWriter<SimOutcome>,
    mut minds: Query<(&mut Brain, &mut Controls, &mut Partner, &Actor), Without<Seat>>,
) {
    let rules = mission.setup.catalog.rules.clone();
    let mut scene = Scene {
        tick: mission.tick,
        crowd: &seen.crowd,
        items: &seen.litter.0,
        lows: &seen.lows.0,
        light: &seen.light,
        notes: &notes,
        nav: &mut nav,
        places: &seen.places,
        physics: &seen.physics,
        rules: &rules,
        difficulty: &mission.difficulty,
        squad: &mut squad,
        rng: &mut streams.brains,
        rays: rules.mind.look.rays,
        outcomes: &mut told,
        gone: &mut gone,
    };
    for person in &seen.crowd.people {
        let Ok((mut brain, mut controls, mut partner, actor)) = minds.get_mut(person.entity) else {
            continue;
        };
        let Some(def) = brain.def.partner.clone().filter(|_| actor.faction == Faction::Law) else { continue };
        let me = Me { person, actor };
        let wish = decide(&mut brain, &mut partner, &me, &def, &around, &mut scene);
        partner.pulled = wish.press.contains(Buttons::STRIKE);
        controls.now = wish.command();
    }
    outcomes.write_batch(told.drain(..));
    gone.clear();
}

fn decide(
    brain: &mut Brain,
    partner: &mut Partner,
    me: &Me,
    def: &PartnerDef,
    around: &Surroundings,
    scene: &mut Scene,
) -> Wish {
    let person = me.person;
    brain.settle_down(person);
    brain.walker.begin_tick(brain.def.way.vaults, brain.def.way.forces);
    brain.since = brain.since.saturating_add(1);
    brain.rest = brain.rest.saturating_sub(1);
    partner.rest = partner.rest.saturating_sub(1);
    partner.look = partner.look.saturating_sub(1);
    if !matches!(brain.mood, Mood::Attack(_)) {
        scene.squad.end_turn(person.entity);
    }
    if person.is_out() || !person.is_up() || matches!(person.posture, Posture::Hurt | Posture::Held(_)) {
        return helpless(brain, person, scene);
    }
    fear::take_fright(brain, person, &[], scene);
    if let Mood::Douse(place) = brain.mood {
        let wish = fear::douse(brain, person, place, scene);
        return ring::settle(brain, person, wish, scene);
    }
    let leader = leader(around, scene.crowd);
    fight::sense(brain, partner, person, leader, def, around, scene);
    let stands_aside = !matches!(brain.mood, Mood::Attack(_));
    if stands_aside && let Some(wish) = follow::make_way(partner, person, around, scene) {
        return wish;
    }
    let wish = obey(brain, partner, me, leader, def, around, scene);
    // Stairs lie against walls, from which others bend away.
    let enters = partner.comes && around.passage(person.at + wish.go.normalize_or_zero() * STEP).is_some();
    let wish = if enters { wish } else { ring::settle(brain, person, wish, scene) };
    leaps::leap(brain, person, wish, scene)
}

/// The player with whom he goes: the first who stands, or the first.
fn leader<'a>(around: &Surroundings, crowd: &'a Crowd) -> Option<&'a Person> {
    let mut players: Vec<&Person> =
        around.players.iter().filter_map(|player| crowd.get(player.body)).collect();
    players.sort_unstable_by_key(|person| (person.is_out(), person.seat));
    players.first().copied()
}

/// Down, struck or held: nothing to decide but to struggle.
fn helpless(brain: &mut Brain, me: &Person, scene: &mut Scene) -> Wish {
    scene.squad.end_turn(me.entity);
    if brain.mood.is_engaged() {
        brain.turn_to(Mood::Approach);
    }
    let struggles = matches!(me.posture, Posture::Held(_)) && me.since.is_multiple_of(8);
    if struggles { Wish::default().and_press(Buttons::GRAB) } else { Wish::default() }
}

fn obey(
    brain: &mut Brain,
    partner: &mut Partner,
    me: &Me,
    leader: Option<&Person>,
    def: &PartnerDef,
    around: &Surroundings,
    scene: &mut Scene,
) -> Wish {
    if let Order::Go(place) = partner.order {
        if let Some(wish) = follow::go_to(brain, me, place, THERE, scene) {
            return wish;
        }
        partner.order = Order::Hold(if me.person.at.distance(place) < THERE { place } else { me.person.at });
    }
    if let Some(wish) = fight::fight(brain, partner, me, leader, def, around, scene) {
        return wish;
    }
    if brain.mood.is_engaged() {
        brain.turn_to(Mood::Idle);
    }
    let rest = fight::at_ease(partner, me.person, leader, around, scene);
    let wish = match (partner.order, leader) {
        (Order::Hold(place), _) => follow::go_to(brain, me, place, THERE * 1.5, scene).unwrap_or_default(),
        (_, Some(leader)) => follow::follow(brain, partner, me, leader, def, around, scene),
        (_, None) => Wish::default(),
    };
    wish.and_press(rest)
}
