//! A turn to shoot: step out, aim, fire so many shots, go back. A line that a friend walks into is no line any longer.

use bevy::math::{Rot2, Vec2};

use super::{
    Brain, Mood, attack,
    census::{Person, Posture},
    cover,
    cover::Spot,
    mind::{Me, Scene, Wish},
    tactics,
};
use crate::{
    content::actor::Faction,
    sim::{command::Buttons, rng},
};

/// Ticks after which a press that led to nothing is given up.
const PRESS_WAIT: u32 = 14;

/// Ticks of a turn in which no shot could be fired, after which it is given back.
const FRUITLESS: u32 = 80;

/// A turn to shoot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Volley {
    /// Rounds in the gun at which it ends.
    pub until: u32,
    /// The cover it began from, and ends in.
    pub spot: Option<Spot>,
    /// Ticks for which the last press has led to nothing yet.
    pub pressed: Option<u32>,
    /// How far it aims aside, in degrees.
    pub astray: f32,
    /// Whether a shot has just left the barrel.
    pub fires: bool,
}

/// Begins a turn.
pub(super) fn begin(brain: &mut Brain, me: &Person, spot: Option<Spot>, scene: &mut Scene) {
    let Some(gun) = brain.def.gun else { return };
    let shots = rng::between(scene.rng, gun.burst).max(1);
    let astray = astray(brain, scene);
    let until = me.rounds.saturating_sub(shots);
    brain.turn_to(Mood::Shoot(Volley { until, spot, pressed: None, astray, fires: false }));
}

/// How far this shot's aim goes aside.
fn astray(brain: &Brain, scene: &mut Scene) -> f32 {
    let most = brain.def.gun.map_or(0.0, |gun| gun.error) * scene.difficulty.spread;
    (rng::share(scene.rng) * 2.0 - 1.0) * most
}

/// Goes on with a turn.
pub(super) fn carry_on(
    brain: &mut Brain,
    me: &Me,
    enemy: &Person,
    mut volley: Volley,
    scene: &mut Scene,
) -> Wish {
    let person = me.person;
    let way = direction(brain, person, enemy, &volley);
    let automatic = person.barrel.is_some_and(|barrel| barrel.automatic);
    let pull = Wish::facing(way).and_press(Buttons::STRIKE);
    let wish = match person.posture {
        Posture::Aims => {
            volley.pressed = None;
            if may_fire(brain, person, enemy, scene) {
                Some(if automatic { pull } else { Wish::facing(way) })
            } else {
                brain.temper.lowers = true;
                None
            }
        }
        Posture::Fires => {
            if !volley.fires {
                volley.astray = astray(brain, scene);
            }
            volley.fires = true;
            let goes_on = automatic && person.rounds > volley.until && may_fire(brain, person, enemy, scene);
            Some(if goes_on { pull } else { Wish::facing(way) })
        }
        Posture::Free if automatic && volley.fires && person.rounds > volley.until => {
            volley.fires = false;
            Some(pull)
        }
        Posture::Free => when_free(brain, me, enemy, &mut volley, way, scene),
        _ => None,
    };
    match wish {
        Some(wish) => {
            brain.mood = Mood::Shoot(volley);
            wish
        }
        None => {
            end(brain, person, volley.spot, scene);
            Wish::facing(way)
        }
    }
}

/// Ends a turn, and rests: behind the cover that it began from, if there was one.
pub(super) fn end(brain: &mut Brain, me: &Person, spot: Option<Spot>, scene: &mut Scene) {
    scene.squad.end_turn(me.entity);
    let peek = brain.def.gun.map_or((0, 0), |gun| gun.peek);
    let every = if spot.is_some() { peek } else { brain.def.attack_every };
    let rest = rng::between(scene.rng, every) as f32 * scene.difficulty.attack_every;
    brain.rest = scene.rules.squad.rest_ticks.max(rest as u32);
    brain.turn_to(spot.map_or(Mood::Approach, Mood::Cover));
}

/// On the feet: to where the enemy can be shot at, and a press from there. None when the turn is over.
fn when_free(
    brain: &mut Brain,
    me: &Me,
    enemy: &Person,
    volley: &mut Volley,
    way: Vec2,
    scene: &mut Scene,
) -> Option<Wish> {
    let person = me.person;
    volley.fires = false;
    if let Some(waited) = volley.pressed {
        volley.pressed = Some(waited + 1);
        return (waited < PRESS_WAIT).then(|| Wish::facing(way));
    }
    let done = person.rounds <= volley.until || scene.squad.is_overdue(person.entity, scene.tick);
    if done || !enemy.is_up() || brain.since > FRUITLESS {
        return None;
    }
    if !scene.physics.line_of_sight(person.at, enemy.at) || !is_in_view(person.at, enemy, scene) {
        let go = match volley.spot {
            Some(spot) if !spot.low => cover::toward(brain, person, spot.peek, scene),
            Some(_) => return None,
            None => tactics::toward(brain, person, enemy, scene),
        };
        return Some(Wish::going(go).and_face(way));
    }
    if enemy.untouchable {
        return Some(Wish::facing(way).and_stay());
    }
    if is_blocked(brain, person, enemy, scene) {
        return volley.spot.is_none().then(|| sidestep(person, way, scene));
    }
    volley.pressed = Some(0);
    Some(Wish::facing(way).and_press(Buttons::STRIKE).and_stay())
}

/// A step aside, out of the friend's back.
fn sidestep(me: &Person, way: Vec2, scene: &Scene) -> Wish {
    let side = way.normalize_or(Vec2::X).perp() * if me.id.0.is_multiple_of(2) { 1.0 } else { -1.0 };
    let open = scene.nav.grid.is_open(me.at + side * 0.6);
    Wish::going(if open { side } else { -side } * 0.6).and_face(way)
}

/// Where the gun points: at the chest, a little ahead of one who runs, and a little aside.
fn direction(brain: &Brain, me: &Person, enemy: &Person, volley: &Volley) -> Vec2 {
    let lead = brain.def.gun.map_or(0.0, |gun| gun.lead);
    let speed = me.barrel.map_or(60.0, |barrel| barrel.speed).max(1.0);
    let flight = enemy.at.distance(me.at) / speed;
    let target = enemy.at + enemy.velocity * flight * lead;
    Rot2::degrees(volley.astray) * (target - me.at)
}

/// Whether a shot may leave the barrel now.
fn may_fire(brain: &Brain, me: &Person, enemy: &Person, scene: &Scene) -> bool {
    !enemy.is_out()
        && is_in_view(me.at, enemy, scene)
        && scene.physics.line_of_sight(me.at, enemy.at)
        && !is_blocked(brain, me, enemy, scene)
}

/// Whether a player would see who shoots at him.
pub(super) fn is_in_view(at: Vec2, enemy: &Person, scene: &Scene) -> bool {
    let (view, edge) = (scene.minds().attack.view, scene.minds().gun.edge);
    let offset = (at - enemy.at).abs();
    enemy.seat.is_none() || (offset.x <= view.0 / 2.0 - edge && offset.y <= view.1 / 2.0 - edge)
}

/// Whether a friend stands in the line, or before a scrupulous one a bystander.
pub(super) fn is_blocked(brain: &Brain, me: &Person, enemy: &Person, scene: &Scene) -> bool {
    let spares = brain.def.gun.is_some_and(|gun| gun.spares);
    let way = enemy.at - me.at;
    let length = way.length().max(1e-3);
    let along = way / length;
    let width = scene.minds().gun.line;
    scene.crowd.near((me.at + enemy.at) / 2.0, length / 2.0 + 1.0).any(|other| {
        let matters = other.faction == me.faction || (spares && other.faction == Faction::Civilian);
        if !matters || other.entity == me.entity || other.entity == enemy.entity || !other.is_up() {
            return false;
        }
        let to = other.at - me.at;
        let far = to.dot(along);
        far > 0.0 && far < length && to.perp_dot(along).abs() < other.radius + width
    })
}

/// Whether it could begin a turn now, or is near enough for one.
pub(super) fn wants_turn(
    brain: &Brain,
    me: &Person,
    enemy: &Person,
    hidden: bool,
    scene: &mut Scene,
) -> bool {
    let Some((gun, barrel)) = brain.def.gun.zip(me.barrel) else { return false };
    let ready = brain.rest == 0 && me.posture == Posture::Free && me.rounds > 0 && !me.blind;
    let reach = (gun.keep.1 * 1.25).min(barrel.range * 0.9);
    let fresh = brain.memory.is_fresh(scene.minds().look.every * 2)
        || (hidden && brain.memory.unseen < scene.minds().gun.patience);
    if !ready || !fresh || !enemy.is_up() || me.at.distance(enemy.at) > reach {
        return false;
    }
    if !is_in_view(me.at, enemy, scene) || (!hidden && is_blocked(brain, me, enemy, scene)) {
        return false;
    }
    attack::ask_for_turn(me, enemy, scene)
}
