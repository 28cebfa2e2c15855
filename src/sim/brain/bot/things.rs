//! Things in the bot's hand: fetching them, filling them, striking with them and throwing them.

use bevy::math::Vec2;

use super::{
    Bot, Hands, Urge,
    combat::{BREATH, is_harmless},
    sight::{Standing, Use, View},
    throwing,
};
use crate::{
    content::item::ItemKind,
    sim::{
        brain::census::{Grip, Person},
        command::Buttons,
        rng,
        thing::room::distance_to,
    },
};

/// How far the bot goes to fill a tool, in metres.
const OFFER: f32 = 6.0;

/// Blows with a thing in hand after which it is thrown.
const SWINGS: u32 = 2;

/// Strikes with the thing in hand, or throws it.
pub(super) fn use_thing(bot: &mut Bot, view: &View, target: &Person, hands: &mut Hands) -> Urge {
    let way = target.at - view.me.at;
    let near = way.length() - target.radius < view.me.reach * 0.85;
    let harmless = is_harmless(view, Some(way), view.me.reach);
    if near && target.can_be_struck() && harmless {
        bot.breathe_until = bot.tick + rng::between(&mut bot.rng, BREATH);
        let swings = view.me.grip == Grip::Swing && bot.swings < SWINGS;
        bot.swings = if swings { bot.swings + 1 } else { 0 };
        return Urge::default().aim(way).press(if swings { Buttons::STRIKE } else { Buttons::GRAB });
    }
    if let Some(urge) = take_offer(bot, view, hands) {
        return urge;
    }
    let clear = hands.nav.is_clear(view.me.at, target.at);
    if target.can_be_struck()
        && let Some(urge) = throwing::hurl(view, target.at, clear)
    {
        bot.swings = 0;
        return urge;
    }
    Urge::go(hands.walk(&mut bot.walker, view, target.at)).aim(way)
}

/// With a tool in hand, and nobody near: takes with it what a prop offers.
fn take_offer(bot: &mut Bot, view: &View, hands: &mut Hands) -> Option<Urge> {
    let held = view.hand.item.as_ref()?;
    let ItemKind::Weapon(weapon) = &held.def.kind else { return None };
    let offer = &weapon.takes.as_ref()?.offer;
    if view.crowd(2.2) > 0 {
        return None;
    }
    let distance = |prop: &Standing| distance_to(prop.footprint, prop.at, view.me.at);
    let prop = view
        .props
        .iter()
        .filter(|prop| prop.offers.contains(offer) && distance(prop) < OFFER)
        .min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
    let way = prop.at - view.me.at;
    if distance(prop) < view.rules.use_reach * 0.8 {
        return Some(Urge::default().aim(way).press(Buttons::GRAB));
    }
    let go = hands.walk(&mut bot.walker, view, prop.at);
    (go != Vec2::ZERO).then(|| Urge::go(go))
}

/// Takes a thing lying near while nobody presses.
pub(super) fn fetch(bot: &mut Bot, view: &View, target: &Person, hands: &mut Hands) -> Option<Urge> {
    if bot.tick < bot.fetch_after || target.at.distance(view.me.at) < 2.2 {
        return None;
    }
    let things = view.items.iter().filter(|item| item.use_for == Use::Weapon).map(|item| item.at);
    let props = view.props.iter().filter(|prop| prop.can_be_taken).map(|prop| prop.at);
    let nearest = things
        .chain(props)
        .filter(|at| at.distance(view.me.at) < 3.5 && hands.nav.is_reachable(view.me.at, *at))
        .min_by(|a, b| a.distance(view.me.at).total_cmp(&b.distance(view.me.at)))?;
    let way = nearest - view.me.at;
    if way.length() < view.rules.use_reach * 0.8 {
        bot.fetch_after = bot.tick + 60;
        return Some(Urge::default().aim(way).press(Buttons::GRAB));
    }
    let go = hands.walk(&mut bot.walker, view, nearest);
    if go == Vec2::ZERO {
        bot.fetch_after = bot.tick + 240;
        return None;
    }
    Some(Urge::go(go))
}
