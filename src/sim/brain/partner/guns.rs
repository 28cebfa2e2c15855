//! A partner's gun: short bursts from behind cover, loading out of sight, and never through a friend or a bystander.

use bevy::math::{Rot2, Vec2};

use super::{Order, Partner, cover, fight, follow, surroundings::Surroundings};
use crate::{
    content::partner::PartnerDef,
    sim::{
        brain::{
            Brain,
            census::{Grip, Person, Posture, hostile},
            mind::{Me, Scene, Wish},
            tactics,
        },
        command::Buttons,
        rng,
    },
};

/// Nearer than this an enemy is kicked away, in metres from middle to middle.
const KICKS: f32 = 1.15;

/// Room beside a body at which a shot past it is taken, in metres.
const CLEARANCE: f32 = 0.25;

/// Ticks between two looks for cover.
const LOOK: u32 = 45;

/// Ticks of rest before a burst while he covers a player who loads.
const COVERING: u32 = 8;

/// How far round an enemy he goes to come at him from the side, in metres.
const ROUND: f32 = 4.5;

/// A place is reached within this distance, in metres.
const THERE: f32 = 0.2;

/// Fights with the gun in hand. None where the enemy is out of sight and not to be followed.
pub(super) fn fight(
    brain: &mut Brain,
    partner: &mut Partner,
    me: &Me,
    enemy: &Person,
    leader: Option<&Person>,
    covers: bool,
    def: &PartnerDef,
    around: &Surroundings,
    scene: &mut Scene,
) -> Option<Wish> {
    let person = me.person;
    let way = enemy.at - person.at;
    if way.length() < KICKS && enemy.can_be_struck() {
        let kick = person.posture == Posture::Free && partner.rest == 0;
        if kick {
            partner.rest = COVERING;
        }
        return Some(Wish::facing(way).and_press(if kick { Buttons::KICK } else { Buttons::default() }));
    }
    if covers {
        partner.rest = partner.rest.min(COVERING);
    }
    let seen = scene.physics.line_of_sight(person.at, enemy.at);
    if !seen {
        partner.seen = 0;
    }
    if person.rounds == 0 || person.posture == Posture::Loads {
        return Some(load(brain, partner, me, enemy, leader, def, around, scene));
    }
    if !seen || way.length() > def.gun_reach {
        return come_nearer(brain, partner, me, enemy, leader, def, scene);
    }
    let step = step(brain, partner, me, enemy, leader, def, around, scene);
    let aim = Rot2::degrees(partner.astray) * way;
    let wish = step.unwrap_or_default().and_face(aim);
    if partner.rest > 0 || partner.seen < brain.def.reaction || step.is_some() && partner.burst == 0 {
        return Some(wish);
    }
    if is_blocked(person.at, person, enemy, scene) {
        let holds = matches!(partner.order, Order::Hold(_));
        let spot = if holds { None } else { free_line(person, enemy, scene) };
        let step = spot.and_then(|spot| follow::go_to(brain, me, spot, 0.1, scene));
        return Some(step.unwrap_or_default().and_face(way));
    }
    Some(shoot(partner, person, way, wish, def, around, scene))
}

/// The next shot of a burst, or the rest behind it.
fn shoot(
    partner: &mut Partner,
    me: &Person,
    way: Vec2,
    wish: Wish,
    def: &PartnerDef,
    around: &Surroundings,
    scene: &mut Scene,
) -> Wish {
    if partner.burst == 0 {
        partner.burst = rng::between(scene.rng, def.burst).max(1);
    }
    let fired = me.rounds < partner.rounds;
    partner.rounds = me.rounds;
    let automatic = around.belt(me.entity).automatic;
    if fired {
        partner.burst -= 1;
        partner.astray = (rng::share(scene.rng) * 2.0 - 1.0) * def.stray;
        if partner.burst == 0 {
            partner.rest = rng::between(scene.rng, def.burst_every);
            return wish;
        }
    }
    let pulls = if automatic { true } else { me.posture == Posture::Free && !partner.pulled };
    let wish = wish.and_face(Rot2::degrees(partner.astray) * way);
    if pulls { wish.and_press(Buttons::STRIKE) } else { wish }
}

/// Loads, behind cover where there is some near.
fn load(
    brain: &mut Brain,
    partner: &mut Partner,
    me: &Me,
    enemy: &Person,
    leader: Option<&Person>,
    def: &PartnerDef,
    around: &Surroundings,
    scene: &mut Scene,
) -> Wish {
    let person = me.person;
    let way = enemy.at - person.at;
    partner.burst = 0;
    look_for_cover(partner, person, enemy, leader, def, around, scene);
    let step = partner.cover.and_then(|spot| follow::go_to(brain, me, spot, THERE, scene));
    let wish = step.unwrap_or_default().and_face(way);
    let begins = person.posture == Posture::Free && (step.is_none() || brain.since.is_multiple_of(90));
    if begins && !partner.pulled && person.since.is_multiple_of(6) {
        wish.and_press(Buttons::RELOAD)
    } else {
        wish
    }
}

/// Where he goes while he sees the enemy: to cover from a gun, off from fists, round one whom he is to take.
fn step(
    brain: &mut Brain,
    partner: &mut Partner,
    me: &Me,
    enemy: &Person,
    leader: Option<&Person>,
    def: &PartnerDef,
    around: &Surroundings,
    scene: &mut Scene,
) -> Option<Wish> {
    let person = me.person;
    if matches!(partner.order, Order::Hold(_)) {
        return None;
    }
    if matches!(partner.order, Order::Take(_))
        && let Some(spot) = fight::flank(person, enemy, leader, ROUND, scene)
    {
        return follow::go_to(brain, me, spot, 0.5, scene);
    }
    if enemy.grip == Grip::Gun {
        look_for_cover(partner, person, enemy, leader, def, around, scene);
        return partner.cover.and_then(|spot| follow::go_to(brain, me, spot, THERE, scene));
    }
    let out = person.at - enemy.at;
    let spot = person.at + out.normalize_or(Vec2::X) * 0.8;
    let backs = out.length() < 2.6 && scene.nav.is_clear(person.at, spot) && !around.is_threshold(spot);
    backs.then(|| Wish::going(out.normalize_or(Vec2::X)))
}

fn look_for_cover(
    partner: &mut Partner,
    me: &Person,
    enemy: &Person,
    leader: Option<&Person>,
    def: &PartnerDef,
    around: &Surroundings,
    scene: &Scene,
) {
    if partner.look > 0 {
        return;
    }
    partner.look = LOOK;
    let (anchor, leash) = match (partner.order, leader) {
        (Order::Hold(place), _) => (place, 1.5),
        (Order::Follow, Some(leader)) => (leader.at, def.leash),
        _ => (me.at, def.leash),
    };
    partner.cover = cover::find(me, enemy.at, anchor, leash, around, scene);
}

/// Goes after one out of sight or reach, as far as he may.
fn come_nearer(
    brain: &mut Brain,
    partner: &Partner,
    me: &Me,
    enemy: &Person,
    leader: Option<&Person>,
    def: &PartnerDef,
    scene: &mut Scene,
) -> Option<Wish> {
    let far = leader.is_some_and(|leader| leader.at.distance(me.person.at) > def.leash);
    match partner.order {
        Order::Take(_) => {}
        Order::Follow if !far => {}
        _ => return None,
    }
    Some(Wish::going(tactics::toward(brain, me.person, enemy, scene)))
}

/// Whether a shot from `from` would meet a friend or a bystander on its way to the enemy.
fn is_blocked(from: Vec2, me: &Person, enemy: &Person, scene: &Scene) -> bool {
    let way = enemy.at - from;
    let aim = way.normalize_or(me.facing);
    scene.crowd.people.iter().any(|other| {
        let to = other.at - from;
        let along = to.dot(aim);
        other.entity != me.entity
            && !hostile(me.faction, other.faction)
            && !other.is_out()
            && (0.0..way.length() + 2.0).contains(&along)
            && to.perp_dot(aim).abs() < other.radius + CLEARANCE
    })
}

/// The nearest place from which the shot is free: a step or two aside, or round the enemy.
fn free_line(me: &Person, enemy: &Person, scene: &Scene) -> Option<Vec2> {
    let out = (me.at - enemy.at).normalize_or(Vec2::X);
    let aside = [0.5, -0.5, 1.0, -1.0, 1.6, -1.6].map(|far: f32| me.at + out.perp() * far);
    let round = [40.0, -40.0, 75.0, -75.0].map(|angle: f32| Rot2::degrees(angle) * out);
    let round = [2.4, 4.0].into_iter().flat_map(|far: f32| round.map(|way| enemy.at + way * far));
    aside
        .into_iter()
        .chain(round)
        .filter(|spot| scene.nav.grid.is_open(*spot) && scene.nav.is_reachable(me.at, *spot))
        .filter(|spot| !is_blocked(*spot, me, enemy, scene) && scene.physics.line_of_sight(*spot, enemy.at))
        .min_by(|a, b| a.distance_squared(me.at).total_cmp(&b.distance_squared(me.at)))
}
