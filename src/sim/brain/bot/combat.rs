//! The bot's fists: whom to strike, with what, and when to go on.

use bevy::math::Vec2;

use super::{
    Bot, Hands, Target, Urge, dodge,
    sight::{self, View},
    things, throwing,
};
use crate::sim::{
    brain::census::{Grip, Person, Posture},
    command::Buttons,
    rng,
    stance::Act,
};

/// How near somebody must be for a fight, in metres.
const ENGAGE: f32 = 7.5;

/// Ticks after which a plan that came to nothing is given up.
const PLAN_TICKS: u32 = 150;

/// Ticks between one attack and the next, least and most.
pub(super) const BREATH: (u32, u32) = (4, 18);

/// Share of health below which the bot fights for its life.
const HURT: f32 = 0.6;

/// Health above which somebody counts as heavy.
const HEAVY: f32 = 80.0;

/// What to do to whom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Plan {
    target: Target,
    kind: Kind,
    made: u32,
    /// Whether the act that it was made for has begun.
    begun: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Chain,
    Kick,
    Grab,
    Charge,
}

/// In the middle of something: goes on with it. None when free.
pub(super) fn in_act(bot: &mut Bot, view: &View, _hands: &Hands) -> Option<Urge> {
    if view.is_free() || matches!(view.act, Act::Gesture(_)) {
        return None;
    }
    if let Some(plan) = &mut bot.plan {
        plan.begun = true;
    }
    let target = bot.plan.and_then(|plan| view.person(plan.target)).copied();
    let way = target.map(|target| target.at - view.me.at);
    let aimed = way.map_or(Urge::default(), |way| Urge::default().aim(way));
    Some(match &view.act {
        Act::Hold(_) => throwing::heave(bot, view),
        Act::Charge => charge(view, target, aimed),
        Act::Strike(blow) => {
            let charges = bot.plan.is_some_and(|plan| plan.kind == Kind::Charge);
            if charges && blow.link == Some(0) {
                return Some(aimed.hold(Buttons::STRIKE));
            }
            let late = view.act_tick + 7 >= blow.ticks();
            let goes_on = blow.link.is_some_and(|link| link + 1 < view.moves.chain.len());
            let worth_it = target.is_some_and(|target| {
                target.can_be_struck()
                    && target.at.distance(view.me.at) - target.radius < blow.def.reach + 0.4
            });
            let again = late && goes_on && worth_it && is_harmless(view, way, blow.def.reach);
            if again { aimed.press(Buttons::STRIKE) } else { aimed }
        }
        _ => aimed,
    })
}

/// Draws the fist back until it is ready and somebody is near, or until it has taken too long.
fn charge(view: &View, target: Option<Person>, aimed: Urge) -> Urge {
    let ready = view.act_tick >= view.moves.charge_ticks;
    let Some(target) = target else { return Urge::default() };
    let way = target.at - view.me.at;
    let near = way.length() - target.radius < view.moves.charged.reach;
    if ready && near && target.can_be_struck() || view.act_tick > 110 {
        return aimed;
    }
    let go = if near { Vec2::ZERO } else { way.normalize_or_zero() };
    Urge { go, ..aimed }.hold(Buttons::STRIKE)
}

/// On the feet, with opponents near: the next step of the fight. None where there is nobody to fight.
pub(super) fn fight(bot: &mut Bot, view: &View, hands: &mut Hands) -> Option<Urge> {
    if bot.plan.is_some_and(|plan| plan.begun) {
        bot.breathe_until = bot.tick + rng::between(&mut bot.rng, BREATH);
        bot.plan = None;
    }
    if bot.plan.is_some_and(|plan| bot.tick > plan.made + PLAN_TICKS) {
        bot.plan = None;
    }
    if let Some(urge) = finish(bot, view, hands) {
        return Some(urge);
    }
    let target = *choose_target(bot, view, hands)?;
    if let Some(urge) = step_back(bot, view, hands) {
        return Some(urge.aim(target.at - view.me.at));
    }
    // One who is hurt has no time for breath.
    if bot.tick < bot.breathe_until && view.me.health > HURT {
        return Some(hover(bot, view, &target, hands));
    }
    if view.me.grip != Grip::Empty {
        return Some(things::use_thing(bot, view, &target, hands));
    }
    if let Some(urge) = things::fetch(bot, view, &target, hands) {
        return Some(urge);
    }
    let plan = match bot.plan.filter(|plan| plan.target == target.entity) {
        Some(plan) => plan,
        None => make_plan(bot, view, &target),
    };
    bot.plan = Some(plan);
    Some(carry_out(bot, view, plan, &target, hands))
}

/// Finishes a downed man when nobody stands over him.
fn finish(bot: &mut Bot, view: &View, hands: &mut Hands) -> Option<Urge> {
    let reach = view.moves.finish.reach;
    let is_safe = |at: Vec2| !view.upright().any(|enemy| enemy.at.distance(at) < reach + enemy.radius + 0.5);
    let downed = view
        .enemies()
        .filter(|enemy| enemy.posture == Posture::Lies && enemy.since < 100)
        .filter(|enemy| enemy.at.distance(view.me.at) < 3.0 && is_safe(enemy.at))
        .min_by(|a, b| a.at.distance(view.me.at).total_cmp(&b.at.distance(view.me.at)))?;
    let way = downed.at - view.me.at;
    if way.length() - downed.radius < reach * 0.8 {
        let urge = Urge::default().aim(way);
        // A man in the fall cannot be finished yet.
        return Some(if downed.since > 3 { urge.press(Buttons::STRIKE) } else { urge });
    }
    let go = hands.walk(&mut bot.walker, view, downed.at);
    (go != Vec2::ZERO).then(|| Urge::go(go).aim(way))
}

/// The opponent to deal with now: near, upright, in the open; the one planned for unless another is much nearer.
fn choose_target<'a>(bot: &Bot, view: &'a View, hands: &Hands) -> Option<&'a Person> {
    let mine = bot.plan.map(|plan| plan.target);
    let cost = |enemy: &Person| {
        let distance = enemy.at.distance(view.me.at);
        let around = if hands.nav.is_clear(view.me.at, enemy.at) { 0.0 } else { 2.0 };
        let habit = if mine == Some(enemy.entity) { -0.8 } else { 0.0 };
        let stands = if enemy.can_be_struck() { 0.0 } else { 1.5 };
        distance + around + habit + stands
    };
    view.enemies()
        .filter(|enemy| enemy.at.distance(view.me.at) < ENGAGE)
        .filter(|enemy| hands.nav.is_reachable(view.me.at, enemy.at))
        .min_by(|a, b| cost(a).total_cmp(&cost(b)).then(a.id.cmp(&b.id)))
}

/// Makes room when too many are too near.
fn step_back(bot: &mut Bot, view: &View, hands: &Hands) -> Option<Urge> {
    let weak = view.me.health < 0.35;
    let pressed = view.crowd(1.5) >= if weak { 2 } else { 3 };
    if pressed && bot.tick > bot.retreat_until + 90 {
        bot.retreat_until = bot.tick + 30;
        bot.plan = None;
    }
    (bot.tick < bot.retreat_until).then(|| Urge::go(dodge::retreat(view, hands)))
}

fn make_plan(bot: &mut Bot, view: &View, target: &Person) -> Plan {
    let roll = rng::share(&mut bot.rng);
    let kind = if target.guarded {
        // Only what takes much poise opens a guard.
        match roll {
            r if r < 0.6 && view.crowd(2.5) < 3 => Kind::Charge,
            r if r < 0.9 => Kind::Kick,
            _ => Kind::Chain,
        }
    } else if target.toughness > HEAVY {
        match roll {
            r if r < 0.35 && view.crowd(2.5) < 3 => Kind::Charge,
            r if r < 0.65 => Kind::Grab,
            r if r < 0.85 => Kind::Kick,
            _ => Kind::Chain,
        }
    } else {
        match roll {
            r if r < 0.42 => Kind::Chain,
            r if r < 0.78 => Kind::Grab,
            _ => Kind::Kick,
        }
    };
    let kind = if kind == Kind::Grab && !target.grabbable { Kind::Kick } else { kind };
    Plan { target: target.entity, kind, made: bot.tick, begun: false }
}

/// Steps in and strikes.
fn carry_out(bot: &mut Bot, view: &View, plan: Plan, target: &Person, hands: &mut Hands) -> Urge {
    let way = target.at - view.me.at;
    let distance = way.length() - target.radius;
    let (reach, button) = match plan.kind {
        Kind::Chain => (view.moves.chain.first().map_or(0.0, |blow| blow.reach) + 0.05, Buttons::STRIKE),
        Kind::Kick => (view.moves.kick.reach, Buttons::KICK),
        Kind::Grab => (view.moves.grab.reach, Buttons::GRAB),
        // The charge begins out of reach and is carried there.
        Kind::Charge => (view.moves.charged.reach + 1.2, Buttons::STRIKE),
    };
    if !target.can_be_struck() {
        return hover(bot, view, target, hands);
    }
    if distance > reach * 0.88 {
        let go = hands.walk(&mut bot.walker, view, target.at);
        let go = if go == Vec2::ZERO { way.normalize_or_zero() } else { go };
        return Urge::go(go).aim(way);
    }
    if !is_harmless(view, Some(way), reach) {
        return Urge::go(way.perp().normalize_or_zero()).aim(way);
    }
    let urge = Urge::default().aim(way).press(button);
    if plan.kind == Kind::Charge { urge.hold(Buttons::STRIKE) } else { urge }
}

/// Keeps near somebody who cannot be struck yet, out of the fists of the others.
fn hover(bot: &mut Bot, view: &View, target: &Person, hands: &mut Hands) -> Urge {
    let way = target.at - view.me.at;
    if way.length() > 1.6 {
        return Urge::go(hands.walk(&mut bot.walker, view, target.at)).aim(way);
    }
    let others = view.upright().any(|enemy| sight::is_threat(enemy) && enemy.at.distance(view.me.at) < 2.0);
    let go = if others { dodge::retreat(view, hands) } else { way.perp().normalize_or_zero() * 0.4 };
    Urge::go(go).aim(way)
}

pub(super) fn is_harmless(view: &View, way: Option<Vec2>, reach: f32) -> bool {
    way.is_none_or(|way| !view.endangers(way.normalize_or_zero(), reach + 0.3))
}
