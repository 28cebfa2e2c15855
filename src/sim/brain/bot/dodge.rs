//! What the bot answers at once: a hold to break, a blow to forestall or to roll out of.

use bevy::math::Vec2;

use super::{
    Bot, Hands, Urge, shooting,
    sight::{self, View},
};
use crate::sim::{
    brain::census::{Person, Posture},
    command::Buttons,
    rng,
    stance::{Act, BlowPhase},
};

/// Ticks that a human takes to see a blow coming, least and most.
const REACTION: (u32, u32) = (10, 16);

/// Ticks before a blow lands at which the bot rolls.
const ROLL_AT: u32 = 8;

/// How far a blow carries beyond its reach while its striker steps in, in metres.
const LUNGE: f32 = 0.4;

/// What cannot wait.
pub(super) fn reflex(bot: &mut Bot, view: &View, hands: &mut Hands) -> Option<Urge> {
    if matches!(view.act, Act::Held { .. }) {
        return Some(Urge::default().press(Buttons::STRIKE));
    }
    if let Some(urge) = duck(view, hands) {
        return Some(urge);
    }
    if let Some(urge) = shooting::evade(bot, view, hands) {
        return Some(urge);
    }
    if let Some(urge) = put_out(bot, view, hands) {
        return Some(urge);
    }
    let threat = *soonest_threat(view, bot.reaction)?;
    let way = threat.at - view.me.at;
    if can_forestall(view, &threat) {
        bot.reaction = rng::between(&mut bot.rng, REACTION);
        return Some(Urge::default().aim(way).press(Buttons::KICK));
    }
    let soon = threat.strikes_in <= ROLL_AT || threat.posture == Posture::Strikes;
    if soon && can_roll(view) {
        bot.reaction = rng::between(&mut bot.rng, REACTION);
        return Some(Urge::go(escape(view, hands, way)).press(Buttons::ROLL));
    }
    None
}

/// Seconds before a thing in the air arrives at which the bot rolls.
const DUCK_AT: f32 = 0.3;

/// Rolls out of the way of a thing in the air that would strike the body: across its line.
fn duck(view: &View, hands: &Hands) -> Option<Urge> {
    let comes = view.missiles.iter().filter(|missile| missile.by != view.me.entity).find(|missile| {
        let way = view.me.at - missile.at;
        let speed = missile.velocity.length().max(0.1);
        let along = way.dot(missile.velocity) / speed;
        let aside = (way - missile.velocity / speed * along).length();
        (0.0..DUCK_AT * speed).contains(&along) && aside < view.me.radius + 0.3
    })?;
    if !can_roll(view) || view.me.untouchable {
        return None;
    }
    let across = comes.velocity.perp().normalize_or_zero();
    let open = |way: Vec2| hands.nav.grid.is_open(view.me.at + way * 1.2);
    let way = if open(across) { across } else { -across };
    Some(Urge::go(way).press(Buttons::ROLL))
}

/// On fire: into the snow at once, or to the nearest water.
fn put_out(bot: &mut Bot, view: &View, hands: &mut Hands) -> Option<Urge> {
    if !view.me.burning || !view.is_free() {
        return None;
    }
    if view.me.douses {
        let way = escape(view, hands, view.me.facing);
        return Some(Urge::go(way).press(Buttons::ROLL));
    }
    let within = view.rules.mind.fear.water;
    let water = view
        .water
        .iter()
        .filter(|at| at.distance(view.me.at) < within && hands.nav.is_reachable(view.me.at, **at))
        .min_by(|a, b| a.distance(view.me.at).total_cmp(&b.distance(view.me.at)))
        .copied()?;
    let go = hands.walk(&mut bot.walker, view, water);
    (go != Vec2::ZERO).then(|| Urge::go(go))
}

/// The blow that would land first, of those that were seen long enough and would reach the body.
fn soonest_threat(view: &View, reaction: u32) -> Option<&Person> {
    let threatens = |enemy: &&Person| {
        let way = view.me.at - enemy.at;
        let seen = enemy.since >= reaction && sight::is_threat(enemy) && enemy.posture != Posture::Charging;
        let reaches = way.length() - view.me.radius <= enemy.reach + LUNGE;
        seen && reaches && enemy.facing.dot(way) > 0.5 * way.length()
    };
    if view.me.untouchable {
        return None;
    }
    view.enemies().filter(threatens).min_by_key(|enemy| (enemy.strikes_in, enemy.id))
}

/// Whether a kick lands before the blow does and no bystander is in its way.
fn can_forestall(view: &View, threat: &Person) -> bool {
    let kick = &view.moves.kick;
    let way = threat.at - view.me.at;
    let in_reach = way.length() - threat.radius <= kick.reach * 0.92;
    view.is_free()
        && in_reach
        && threat.strikes_in > kick.wind_up + 1
        && !view.endangers(way.normalize_or_zero(), kick.reach)
}

fn can_roll(view: &View) -> bool {
    match &view.act {
        Act::Free | Act::Charge => true,
        Act::Strike(blow) => blow.phase(view.act_tick) == BlowPhase::Recovery,
        _ => false,
    }
}

/// The direction of a roll: open ground, away from the fists, preferably aside.
fn escape(view: &View, hands: &Hands, threat: Vec2) -> Vec2 {
    let threat = threat.normalize_or_zero();
    let worth = |direction: Vec2, free: f32| {
        let end = view.me.at + direction * free.min(2.4);
        let open = if hands.nav.grid.is_open(end) { 1.0 } else { -1.0 };
        let crowd: f32 = view.upright().map(|enemy| (1.8 - enemy.at.distance(end)).max(0.0)).sum();
        free.min(2.4) + open - 1.5 * crowd - 1.5 * direction.dot(threat).max(-0.2)
    };
    // Many are worth the same on open ground: then straight away from it, so that it is no matter on which side of the
    // compass one stands.
    view.lines()
        .iter()
        .map(|line| (worth(line.direction, line.free), -line.direction.dot(threat), line.direction))
        .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)))
        .map_or(-threat, |(.., direction)| direction)
}

/// The direction in which to step back from the crowd: open ground, few fists.
pub(super) fn retreat(view: &View, hands: &Hands) -> Vec2 {
    let enemies: Vec<Vec2> = view.upright().map(|enemy| enemy.at - view.me.at).collect();
    let middle = enemies.iter().filter(|way| way.length() < 4.0).sum::<Vec2>();
    escape(view, hands, middle)
}
