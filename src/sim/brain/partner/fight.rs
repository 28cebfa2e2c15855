//! Whom a partner fights, and whether with the gun.

use bevy::math::Vec2;

use super::{Order, Partner, fists, guns, surroundings::Surroundings};
use crate::{
    content::partner::PartnerDef,
    sim::{
        brain::{
            Brain,
            census::{Grip, Person, Posture, hostile},
            mind::{Me, Scene, Wish},
        },
        command::Buttons,
    },
};

/// One who holds a place goes no farther from it for a blow, in metres.
const HOLDS: f32 = 2.2;

/// Looks who is there, and chooses whom to fight.
pub(super) fn sense(
    brain: &mut Brain,
    partner: &mut Partner,
    me: &Person,
    leader: Option<&Person>,
    def: &PartnerDef,
    around: &Surroundings,
    scene: &mut Scene,
) {
    partner.calm = partner.calm.saturating_add(1);
    partner.seen = partner.seen.saturating_add(1);
    let felt = me.health < brain.felt_health;
    brain.felt_health = me.health;
    if let Order::Take(enemy) = partner.order {
        let there = scene.crowd.get(enemy).filter(|enemy| !enemy.is_out());
        match there {
            Some(enemy) => {
                partner.calm = 0;
                aim_at(brain, partner, Some(enemy));
                if !scene.physics.line_of_sight(me.at, enemy.at) {
                    partner.seen = 0;
                }
                return;
            }
            None => partner.order = Order::Follow,
        }
    }
    let target = partner.target.and_then(|target| scene.crowd.get(target));
    let lost = target.is_none_or(Person::is_out);
    let covers = leader.is_some_and(|leader| loads(leader, around));
    let every = if covers { 2 } else { scene.minds().look.every.max(1) };
    if !lost && !felt && !(scene.tick + u64::from(me.id.0)).is_multiple_of(u64::from(every)) {
        return;
    }
    let best = choose(partner, me, leader, def, around, scene);
    aim_at(brain, partner, best);
    if best.is_some() {
        partner.calm = 0;
    }
}

fn aim_at(brain: &mut Brain, partner: &mut Partner, enemy: Option<&Person>) {
    let target = enemy.map(|enemy| enemy.entity);
    if partner.target != target {
        partner.target = target;
        partner.seen = 0;
        partner.cover = None;
    }
    match enemy {
        Some(enemy) => brain.memory.learn(enemy.entity, enemy.at),
        None => brain.memory.forget(),
    }
}

/// Whether the player is loading.
fn loads(leader: &Person, around: &Surroundings) -> bool {
    around.player(leader.entity).is_some_and(|player| player.loads)
}

/// The one in sight who matters most: whoever threatens a player who loads, otherwise whoever is near to both.
fn choose<'a>(
    partner: &Partner,
    me: &Person,
    leader: Option<&Person>,
    def: &PartnerDef,
    around: &Surroundings,
    scene: &mut Scene<'a>,
) -> Option<&'a Person> {
    let crowd = scene.crowd;
    // Nobody begins a fight before the player does, or before the others know of him.
    let begun = leader.is_some_and(|leader| leader.is_attacking() || leader.posture == Posture::Fires);
    let mut best: Option<(f32, &Person)> = None;
    for other in &crowd.people {
        if !hostile(me.faction, other.faction) || other.is_out() || me.at.distance(other.at) > def.gun_reach {
            continue;
        }
        let fights = begun || around.roused.contains(&other.entity) || other.is_attacking() || aims(other);
        if !fights || !is_within_leash(partner, me, other, leader, def) {
            continue;
        }
        let worth = worth(partner, me, other, leader, around);
        if best.is_some_and(|(least, _)| worth >= least) || scene.rays == 0 {
            continue;
        }
        scene.rays -= 1;
        let seen = scene.physics.line_of_sight(me.at, other.at);
        let is_mine = partner.target == Some(other.entity);
        if seen || (is_mine && partner.calm < 60) {
            best = Some((worth, other));
        }
    }
    best.map(|(_, other)| other)
}

fn aims(other: &Person) -> bool {
    matches!(other.posture, Posture::Aims | Posture::Fires)
}

fn is_within_leash(
    partner: &Partner,
    me: &Person,
    other: &Person,
    leader: Option<&Person>,
    def: &PartnerDef,
) -> bool {
    let armed = me.grip == Grip::Gun;
    match partner.order {
        Order::Hold(place) => armed || place.distance(other.at) < HOLDS || me.at.distance(other.at) < HOLDS,
        _ => {
            let reach = if armed { def.leash + def.gun_reach } else { def.leash };
            leader.is_none_or(|leader| leader.at.distance(other.at) < reach)
        }
    }
}

/// The less the more he matters.
fn worth(
    partner: &Partner,
    me: &Person,
    other: &Person,
    leader: Option<&Person>,
    around: &Surroundings,
) -> f32 {
    let habit = if partner.target == Some(other.entity) { 1.5 } else { 0.0 };
    let Some(leader) = leader else { return me.at.distance(other.at) - habit };
    let way = leader.at - other.at;
    let threatens = other.facing.dot(way) > 0.7 * way.length() && (aims(other) || other.is_attacking());
    if loads(leader, around) {
        return way.length() - if threatens { 20.0 } else { 0.0 };
    }
    (me.at.distance(other.at) + way.length()) / 2.0 - habit - if threatens { 3.0 } else { 0.0 }
}

/// The fight, while there is somebody to fight.
pub(super) fn fight(
    brain: &mut Brain,
    partner: &mut Partner,
    me: &Me,
    leader: Option<&Person>,
    def: &PartnerDef,
    around: &Surroundings,
    scene: &mut Scene,
) -> Option<Wish> {
    let crowd = scene.crowd;
    let enemy = partner.target.and_then(|target| crowd.get(target)).filter(|enemy| !enemy.is_out())?;
    let person = me.person;
    let belt = around.belt(person.entity);
    let has_rounds = person.grip == Grip::Gun && (person.rounds > 0 || person.spare > 0);
    if person.grip == Grip::Gun && !has_rounds {
        // An empty gun is put away, and the fists have to do.
        return Some(Wish::facing(enemy.at - person.at).and_press(swap(person)));
    }
    if person.grip == Grip::Empty && belt.holstered && wants_gun(enemy, leader, crowd.people.iter()) {
        return Some(Wish::facing(enemy.at - person.at).and_press(swap(person)));
    }
    if has_rounds {
        let covers = leader.is_some_and(|leader| loads(leader, around));
        return guns::fight(brain, partner, me, enemy, leader, covers, def, around, scene);
    }
    let anchor = match partner.order {
        Order::Hold(place) => Some((place, HOLDS)),
        _ => None,
    };
    fists::fight(brain, partner, me, enemy, leader, anchor, scene)
}

/// A gun answers guns: his own side's, or the others'.
fn wants_gun<'a>(
    enemy: &Person,
    leader: Option<&Person>,
    mut people: impl Iterator<Item = &'a Person>,
) -> bool {
    let near = |other: &Person| {
        other.at.distance(enemy.at) < 10.0 && hostile(other.faction, crate::sim::actor::Faction::Law)
    };
    leader.is_some_and(|leader| leader.grip == Grip::Gun)
        || enemy.grip == Grip::Gun
        || people.any(|other| other.grip == Grip::Gun && !other.is_out() && near(other))
}

/// The press that draws or puts away, while the hands are free.
fn swap(me: &Person) -> Buttons {
    if me.posture == Posture::Free && me.since.is_multiple_of(6) { Buttons::SWAP } else { Buttons::default() }
}

/// What the hands do when there is nobody to fight: the gun is filled up, and put away once all is quiet.
pub(super) fn at_ease(
    partner: &Partner,
    me: &Person,
    leader: Option<&Person>,
    around: &Surroundings,
    scene: &Scene,
) -> Buttons {
    if me.grip != Grip::Gun || me.posture != Posture::Free || !me.since.is_multiple_of(20) {
        return Buttons::default();
    }
    let quiet = partner.calm > scene.rules.partner.calm;
    if me.rounds < around.belt(me.entity).whole && me.spare > 0 && partner.calm > 40 {
        return Buttons::RELOAD;
    }
    let leader_holds = leader.is_some_and(|leader| leader.grip == Grip::Gun);
    if quiet && !leader_holds { Buttons::SWAP } else { Buttons::default() }
}

/// Where to go to come at an enemy from the side: none once he stands between the two.
pub(super) fn flank(
    me: &Person,
    enemy: &Person,
    leader: Option<&Person>,
    far: f32,
    scene: &Scene,
) -> Option<Vec2> {
    let leader = leader?;
    let (mine, theirs) = (me.at - enemy.at, leader.at - enemy.at);
    let angle = theirs.angle_to(mine).to_degrees();
    if angle.abs() > 70.0 || mine.length() < 1.2 {
        return None;
    }
    let front = theirs.normalize_or(Vec2::X);
    let side = if angle >= 0.0 { front.perp() } else { -front.perp() };
    [side, -side].into_iter().map(|side| enemy.at + (side - front * 0.3).normalize() * far).find(|spot| {
        scene.nav.grid.is_open(*spot)
            && scene.nav.is_reachable(me.at, *spot)
            && scene.physics.line_of_sight(*spot, enemy.at)
    })
}
