//! Getting away: beaten men who flee, burning men who run for water, bystanders who panic.

use bevy::math::Vec2;
use rand::Rng;

use super::{
    Brain, Mood,
    census::{Person, Posture, hostile},
    mind::{Me, Scene, Wish},
};
use crate::sim::noise::Noise;

/// A place is reached within this distance, in metres.
const THERE: f32 = 0.6;

/// Lets fear take over where there is reason for it.
pub(super) fn take_fright(brain: &mut Brain, me: &Person, noises: &[Noise], scene: &mut Scene) {
    if me.burning && !matches!(brain.mood, Mood::Douse(_)) {
        if let Some(water) = nearest_water(me, scene) {
            leave_fight(me, scene);
            brain.turn_to(Mood::Douse(water));
        }
    } else if !brain.def.fights {
        panic(brain, me, noises, scene);
    } else if me.health < brain.def.flee_below && brain.mood.is_engaged() {
        run_away(brain, me, scene);
    }
}

/// Leaves the fight and the level, if it can.
pub(super) fn run_away(brain: &mut Brain, me: &Person, scene: &mut Scene) {
    leave_fight(me, scene);
    let place = hiding_place(me, threat(brain, me, scene), true, scene);
    brain.turn_to(Mood::Flee(place));
}

fn leave_fight(me: &Person, scene: &mut Scene) {
    scene.squad.end_turn(me.entity);
    scene.squad.unclaim(me.entity);
    scene.squad.leave_spot(me.entity);
}

fn nearest_water(me: &Person, scene: &Scene) -> Option<Vec2> {
    let within = scene.minds().fear.water;
    let near = scene.places.water.iter().filter(|place| place.distance(me.at) < within);
    near.min_by(|a, b| a.distance_squared(me.at).total_cmp(&b.distance_squared(me.at))).copied()
}

/// Where what one runs from is.
fn threat(brain: &Brain, me: &Person, scene: &Scene) -> Vec2 {
    let enemies =
        scene.crowd.people.iter().filter(|other| hostile(me.faction, other.faction) && !other.is_out());
    enemies
        .min_by(|a, b| a.at.distance_squared(me.at).total_cmp(&b.at.distance_squared(me.at)))
        .map_or(brain.memory.last_known, |enemy| enemy.at)
}

/// The best of some places to run to: far from the threat, near to oneself, not past the threat; exits if wanted.
fn hiding_place(me: &Person, threat: Vec2, exits: bool, scene: &mut Scene) -> Vec2 {
    let mut best = (f32::MIN, me.at);
    let worth = |place: Vec2| {
        let past = (place - me.at).normalize_or_zero().dot((threat - me.at).normalize_or_zero()).max(0.0);
        place.distance(threat) - 0.4 * place.distance(me.at) - 4.0 * past
    };
    if exits {
        for exit in &scene.places.exits {
            if scene.nav.is_reachable(me.at, *exit) && worth(*exit) + 6.0 > best.0 {
                best = (worth(*exit) + 6.0, *exit);
            }
        }
    }
    let (columns, rows) = scene.nav.grid.size();
    for _ in 0..scene.minds().fear.places {
        let (a, b) = (scene.rng.next_u32(), scene.rng.next_u32());
        if columns == 0 || rows == 0 {
            break;
        }
        // A spot within some twenty metres, wherever that lies on the lattice.
        let spot = me.at + (Vec2::new((a % 1201) as f32, (b % 1201) as f32) - Vec2::splat(600.0)) / 30.0;
        if scene.nav.grid.is_open(spot) && scene.nav.is_reachable(me.at, spot) && worth(spot) > best.0 {
            best = (worth(spot), spot);
        }
    }
    best.1
}

/// Runs from the enemy. Whoever gets out of the level or out of sight and far away is gone.
pub(super) fn flee(brain: &mut Brain, me: &Me, place: Vec2, scene: &mut Scene) -> Wish {
    let person = me.person;
    let fear = &scene.rules.mind.fear;
    let threat = threat(brain, person, scene);
    let at_exit = scene.places.exits.iter().any(|exit| exit.distance(person.at) < THERE);
    let out_of_sight = brain.memory.unseen > fear.gone_ticks && person.at.distance(threat) > fear.gone;
    if at_exit || out_of_sight {
        scene.gone.push(person.entity);
        return Wish::default();
    }
    if brain.since > fear.give_up {
        brain.turn_to(Mood::Cower);
        return Wish::default();
    }
    let there = person.at.distance(place) < THERE;
    let cut_off = person.at.distance(threat) < 1.5 && brain.since % 60 == 59;
    if there || brain.walker.lost || cut_off {
        let since = brain.since;
        let place = hiding_place(person, threat, true, scene);
        brain.turn_to(Mood::Flee(place));
        brain.since = since + 1;
    }
    Wish::going(brain.walker.go(scene.nav, person.at, place, scene.tick, &scene.rules.mind.walk))
}

/// Runs for water until the fire is out.
pub(super) fn douse(brain: &mut Brain, me: &Person, place: Vec2, scene: &mut Scene) -> Wish {
    if !me.burning {
        brain.turn_to(if brain.memory.enemy.is_some() { Mood::Approach } else { Mood::Idle });
        return Wish::default();
    }
    Wish::going(brain.walker.go(scene.nav, me.at, place, scene.tick, &scene.rules.mind.walk))
}

/// Bystanders: notice danger, and forget it after a while.
fn panic(brain: &mut Brain, me: &Person, noises: &[Noise], scene: &mut Scene) {
    let fear = &scene.rules.mind.fear;
    let danger = nearest_danger(me, noises, scene);
    // From fists one gets out of the way; from guns out of the house.
    let shots = is_shooting(brain, me, noises, scene);
    match (danger, brain.mood) {
        (Some(at), Mood::Idle) => {
            brain.memory.last_known = at;
            brain.memory.unseen = 0;
            let place = hiding_place(me, at, shots, scene);
            brain.turn_to(Mood::Panic(place));
        }
        (Some(at), Mood::Cower) if at.distance(me.at) < fear.panic / 2.0 && brain.since > fear.calm / 2 => {
            let place = hiding_place(me, at, shots, scene);
            brain.turn_to(Mood::Panic(place));
        }
        (Some(at), _) => {
            brain.memory.last_known = at;
            brain.memory.unseen = 0;
        }
        (None, Mood::Cower) if brain.memory.unseen > fear.calm => brain.turn_to(Mood::Idle),
        _ => {}
    }
}

/// Whether a shot is heard.
fn is_shooting(brain: &Brain, me: &Person, noises: &[Noise], scene: &Scene) -> bool {
    let alarm = scene.minds().look.alarm;
    let hearing = brain.def.hearing;
    noises.iter().any(|noise| noise.radius >= alarm && noise.at.distance(me.at) <= noise.radius * hearing)
}

/// Where the nearest thing is that frightens a bystander: a fight close by, or a shot from wherever it is heard.
fn nearest_danger(me: &Person, noises: &[Noise], scene: &Scene) -> Option<Vec2> {
    let within = scene.minds().fear.panic;
    let step = scene.rules.noise.step;
    let fights = scene.crowd.people.iter().filter(|other| {
        other.entity != me.entity
            && (other.is_attacking() || other.burning || other.posture == Posture::Flies)
    });
    let crashes = noises.iter().filter(|noise| noise.radius > step);
    let alarm = scene.minds().look.alarm;
    let shots = noises.iter().filter(|noise| noise.radius >= alarm);
    let heard = shots.filter(|shot| shot.at.distance(me.at) <= shot.radius).map(|shot| shot.at);
    fights
        .map(|other| other.at)
        .chain(crashes.map(|noise| noise.at))
        .filter(|at| at.distance(me.at) < within)
        .chain(heard)
        .min_by(|a, b| a.distance_squared(me.at).total_cmp(&b.distance_squared(me.at)))
}

/// Runs to a corner and hides the head there.
pub(super) fn run_and_hide(brain: &mut Brain, me: &Person, place: Vec2, scene: &mut Scene) -> Wish {
    let there = me.at.distance(place) < THERE;
    if there && scene.places.exits.iter().any(|exit| exit.distance(me.at) < THERE) {
        scene.gone.push(me.entity);
        return Wish::default();
    }
    if there || brain.walker.lost || brain.since > scene.minds().fear.give_up {
        brain.turn_to(Mood::Cower);
        return Wish::default();
    }
    Wish::going(brain.walker.go(scene.nav, me.at, place, scene.tick, &scene.rules.mind.walk))
}
