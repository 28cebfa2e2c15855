//! The bot's gun: when to draw, at whom to shoot, when to load, whom to arrest.

use bevy::math::Vec2;

use super::{Bot, Hands, Urge, dodge, sight::View};
use crate::{
    content::gun::GunDef,
    sim::{
        brain::census::{Person, Posture},
        command::Buttons,
        rng,
        stance::Act,
    },
};

/// Nearer than that nobody is left to draw on: fists are quicker, in metres.
const DRAW_FROM: f32 = 2.4;

/// Nearer than that the bot steps back while it shoots, in metres.
const KEEP: f32 = 4.0;

/// Share of a gun's range up to which the bot shoots.
const RANGE: f32 = 0.75;

/// Ticks between seeing somebody and pulling the trigger, least and most: a human moment.
const AIMING: (u32, u32) = (5, 11);

/// Ticks for which it goes to one side before it thinks of the other.
const SIDESTEP: u32 = 45;

/// How far it goes to arrest somebody, in metres.
const ARREST: f32 = 6.0;

/// Ticks before a shot at which it rolls out of the line.
const ROLL_AT: u32 = 7;

/// What the bot remembers of its shooting.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Aim {
    target: Option<bevy::ecs::entity::Entity>,
    /// Its own tick from which it may pull the trigger.
    from: u32,
}

/// Rolls out of the line of a shot that is about to come.
pub(super) fn evade(bot: &mut Bot, view: &View, hands: &Hands) -> Option<Urge> {
    let can_roll = matches!(view.act, Act::Free | Act::Reload(_) | Act::Draw | Act::Shoot(_));
    if !can_roll || view.me.untouchable || view.me.ducks {
        return None;
    }
    let aims = |enemy: &&Person| {
        let way = view.me.at - enemy.at;
        enemy.posture == Posture::Aims
            && enemy.since >= bot.reaction
            && enemy.strikes_in <= ROLL_AT
            && enemy.facing.dot(way) > 0.96 * way.length()
            && view.sees(enemy.entity)
    };
    let enemy = view.enemies().find(aims)?;
    let across = (view.me.at - enemy.at).perp().normalize_or_zero();
    let open = |way: Vec2| hands.nav.grid.is_open(view.me.at + way * 1.4);
    let side = if open(across) { across } else { -across };
    bot.reaction = rng::between(&mut bot.rng, (10, 16));
    Some(Urge::go(side).press(Buttons::ROLL))
}

/// While it shoots or loads: goes on aiming, and moves.
pub(super) fn in_act(bot: &mut Bot, view: &View, hands: &Hands) -> Option<Urge> {
    let gun = view.hand.gun()?;
    match view.act {
        Act::Shoot(_) => {
            let target = bot.aim.target.and_then(|target| view.person(target)).copied()?;
            let urge = sidestep(bot, view, &target, hands).aim(lead(&target, view.me.at, gun));
            Some(if gun.automatic && is_worth_it(view, &target, gun) {
                urge.hold(Buttons::STRIKE)
            } else {
                urge
            })
        }
        Act::Reload(_) | Act::Draw => {
            let nearest = nearest(view.upright(), view);
            Some(nearest.map_or(Urge::default(), |enemy| away(view, enemy, hands).aim(enemy.at - view.me.at)))
        }
        _ => None,
    }
}

/// With a gun, or with one at the hip: the next step. None where fists or errands are called for.
pub(super) fn fight(bot: &mut Bot, view: &View, hands: &mut Hands) -> Option<Urge> {
    if let Some(urge) = arrest(bot, view, hands) {
        return Some(urge);
    }
    let Some(gun) = view.hand.gun() else { return draw(view) };
    if view.hand.rounds() + view.hand.spare() == 0 {
        // Nothing in it and nothing for it: it is a thing to throw.
        return None;
    }
    let near = nearest(view.upright(), view).copied();
    let crowded = near.is_some_and(|enemy| enemy.at.distance(view.me.at) < DRAW_FROM);
    if view.hand.rounds() == 0 && view.hand.spare() > 0 {
        let urge = near.map_or(Urge::default(), |enemy| away(view, &enemy, hands));
        return Some(if crowded { urge } else { urge.press(Buttons::RELOAD) });
    }
    let target = choose(bot, view, gun).copied();
    let Some(target) = target else {
        let half = view.hand.rounds() * 2 <= gun.rounds;
        let calm = !crowded && half && view.hand.spare() > 0;
        return calm.then(|| Urge::default().press(Buttons::RELOAD));
    };
    if bot.aim.target != Some(target.entity) {
        let wait = rng::between(&mut bot.rng, AIMING);
        bot.aim = Aim { target: Some(target.entity), from: bot.tick + wait };
    }
    let way = lead(&target, view.me.at, gun);
    let urge = sidestep(bot, view, &target, hands).aim(way);
    let ready = bot.tick >= bot.aim.from && is_worth_it(view, &target, gun);
    Some(match (ready, gun.automatic) {
        (true, true) => urge.hold(Buttons::STRIKE),
        (true, false) => urge.press(Buttons::STRIKE),
        (false, _) => urge,
    })
}

/// Draws when somebody is far enough and in sight.
fn draw(view: &View) -> Option<Urge> {
    let held = view.hand.holster.as_ref()?;
    let gun = held.gun()?;
    let loaded = held.load.rounds > 0 || view.hand.ammo.get(&gun.ammo).is_some_and(|rounds| *rounds > 0);
    let seen = |enemy: &&Person| view.sees(enemy.entity);
    let enemy = nearest(view.upright().filter(seen), view)?;
    let far = enemy.at.distance(view.me.at) > DRAW_FROM;
    (loaded && far && view.hand.item.is_none()).then(|| Urge::default().press(Buttons::SWAP))
}

/// The nearest in sight and in range, with a bonus for whoever aims.
fn choose<'a>(bot: &Bot, view: &'a View, gun: &GunDef) -> Option<&'a Person> {
    let cost = |enemy: &Person| {
        let habit = if bot.aim.target == Some(enemy.entity) { -1.5 } else { 0.0 };
        let danger = if enemy.posture == Posture::Aims { -3.0 } else { 0.0 };
        enemy.at.distance(view.me.at) + habit + danger
    };
    view.upright()
        .filter(|enemy| enemy.can_be_struck() && view.sees(enemy.entity))
        .filter(|enemy| enemy.at.distance(view.me.at) < gun.range * RANGE)
        .min_by(|a, b| cost(a).total_cmp(&cost(b)).then(a.id.cmp(&b.id)))
}

/// Whether a shot would strike nobody innocent and can strike him.
fn is_worth_it(view: &View, target: &Person, gun: &GunDef) -> bool {
    let way = target.at - view.me.at;
    target.can_be_struck()
        && view.sees(target.entity)
        && !view.endangers(way.normalize_or_zero(), (way.length() + 3.0).min(gun.range))
}

/// The way to where he will be when the bullet is there.
fn lead(target: &Person, here: Vec2, gun: &GunDef) -> Vec2 {
    let way = target.at - here;
    let secs = way.length() / gun.speed.max(1.0) + gun.wind_up as f32 / 60.0;
    way + target.velocity * secs
}

/// From how far a shot still does most of what it can, in metres.
fn worthwhile(gun: &GunDef) -> f32 {
    (gun.falloff.near + gun.falloff.far) / 2.0
}

/// Across the line to him, nearer when he is too far for the gun, back when he is near.
fn sidestep(bot: &Bot, view: &View, target: &Person, hands: &Hands) -> Urge {
    let way = target.at - view.me.at;
    let distance = way.length();
    if distance < KEEP {
        return away(view, target, hands);
    }
    let side = if (bot.tick / SIDESTEP).is_multiple_of(2) { 1.0 } else { -1.0 };
    let across = way.perp().normalize_or_zero() * side;
    let open = |way: Vec2| hands.nav.grid.is_open(view.me.at + way * 0.8);
    let go = if open(across) { across } else { -across };
    let ahead = way.normalize_or_zero();
    if view.hand.gun().is_some_and(|gun| distance > worthwhile(gun)) && open(ahead) {
        return Urge::go((ahead + go * 0.5).normalize_or_zero());
    }
    Urge::go(if open(go) { go * 0.7 } else { Vec2::ZERO })
}

fn away(view: &View, enemy: &Person, hands: &Hands) -> Urge {
    let _ = enemy;
    Urge::go(dodge::retreat(view, hands))
}

fn nearest<'a>(people: impl Iterator<Item = &'a Person>, view: &View) -> Option<&'a Person> {
    let far = |person: &Person| person.at.distance_squared(view.me.at);
    people.min_by(|a, b| far(a).total_cmp(&far(b)).then(a.id.cmp(&b.id)))
}

/// Puts handcuffs on one who has given up, while nobody else is near.
fn arrest(bot: &mut Bot, view: &View, hands: &mut Hands) -> Option<Urge> {
    let gives_up = view
        .people
        .iter()
        .filter(|person| person.posture == Posture::Surrendered && person.at.distance(view.me.at) < ARREST);
    let man = nearest(gives_up, view).copied()?;
    let safe = view.upright().all(|enemy| !view.sees(enemy.entity));
    if !safe || !view.is_free() {
        return None;
    }
    let way = man.at - view.me.at;
    if way.length() - man.radius < view.rules.use_reach * 0.7 {
        // A gun in the hand would be thrown: it goes into its holster first.
        let button = if view.hand.item.is_some() { Buttons::SWAP } else { Buttons::GRAB };
        return Some(Urge::default().aim(way).press(button));
    }
    let go = hands.walk(&mut bot.walker, view, man.at);
    (go != Vec2::ZERO).then(|| Urge::go(go))
}
