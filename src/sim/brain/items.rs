//! Things on the floor that are worth fetching.

use bevy::{
    ecs::{
        entity::Entity,
        resource::Resource,
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use super::{
    Brain, Mood,
    census::{Grip, Person, Posture},
    mind::{Me, Scene, Wish},
};
use crate::{
    content::prop::Footprint,
    sim::{
        actor::Position,
        command::Buttons,
        mission::Mission,
        physics::TALL,
        rng,
        thing::{Item, Prop, ThingId, room::distance_to},
    },
};

/// Things to strike with or to throw that lie around, in the order of [`ThingId`].
#[derive(Resource, Clone, Debug, Default)]
pub struct Litter(pub Vec<Lying>);

/// What one can duck behind, in the order of [`ThingId`].
#[derive(Resource, Clone, Debug, Default)]
pub struct Lows(pub Vec<Low>);

/// Something low.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Low {
    id: ThingId,
    /// Its middle, in metres.
    pub at: Vec2,
    /// Its footprint.
    pub footprint: Footprint,
}

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lying {
    /// The thing.
    pub entity: Entity,
    id: ThingId,
    /// Where, in metres.
    pub at: Vec2,
    /// The furniture that holds it ready, if it does not lie on the floor.
    pub stock: Option<Footprint>,
    /// Whether it is a gun, and whether that can still fire.
    pub gun: Option<bool>,
}

impl Lying {
    fn distance(&self, from: Vec2) -> f32 {
        distance_to(self.stock, self.at, from)
    }
}

/// Ticks after which one who does not reach the thing gives it up.
const PATIENCE: u32 = 240;

/// Writes down what lies around.
pub(super) fn take_stock(
    mission: Res<Mission>,
    mut litter: ResMut<Litter>,
    mut lows: ResMut<Lows>,
    items: Query<(Entity, &ThingId, &Position, &Item)>,
    props: Query<(Entity, &ThingId, &Position, &Prop)>,
) {
    litter.0.clear();
    lows.0.clear();
    let least = mission.setup.catalog.rules.gun.duck_height;
    for (entity, id, at, item) in &items {
        if item.def.kind.is_for_the_hand() {
            litter.0.push(Lying {
                entity,
                id: *id,
                at: at.0,
                stock: None,
                gun: item.def.kind.gun().map(|_| item.load.rounds + item.spare > 0),
            });
        }
    }
    for (entity, id, at, prop) in &props {
        if prop.gift().is_some() || (prop.def.pick_up.is_some() && !prop.broken) {
            litter.0.push(Lying { entity, id: *id, at: at.0, stock: prop.def.footprint, gun: None });
        }
        let low = !prop.broken && (least..TALL).contains(&prop.def.height);
        lows.0.extend(prop.def.footprint.filter(|_| low).map(|footprint| Low {
            id: *id,
            at: at.0,
            footprint,
        }));
    }
    litter.0.sort_unstable_by_key(|lying| lying.id);
    lows.0.sort_unstable_by_key(|low| low.id);
}

/// Now and then thinks of fetching the nearest thing. True if it goes for one.
pub(super) fn think_of_fetching(brain: &mut Brain, me: &Person, scene: &mut Scene) -> bool {
    if brain.fetch_rest > 0 {
        brain.fetch_rest -= 1;
        return false;
    }
    brain.fetch_rest = scene.minds().attack.fetch_every;
    if brain.def.gun.is_some()
        && let Some(gun) = gun_near(me, scene)
    {
        return go_for(brain, me, gun, scene);
    }
    if me.grip != Grip::Empty || rng::share(scene.rng) >= brain.def.pick_up {
        return false;
    }
    let within = scene.minds().attack.fetch;
    let nearest = scene
        .items
        .iter()
        // Only one who throws for preference takes from a stock: a snowball is no weapon to others.
        .filter(|lying| lying.stock.is_none() || brain.def.hurl >= 1.0)
        .filter(|lying| lying.gun.is_none())
        .filter(|lying| lying.distance(me.at) < within && scene.nav.is_reachable(me.at, lying.at))
        .min_by(|a, b| a.at.distance_squared(me.at).total_cmp(&b.at.distance_squared(me.at)));
    let Some(lying) = nearest else { return false };
    go_for(brain, me, lying.entity, scene)
}

fn go_for(brain: &mut Brain, me: &Person, thing: Entity, scene: &mut Scene) -> bool {
    let mine = scene.squad.claim(thing, me.entity);
    if mine {
        brain.turn_to(Mood::Fetch(thing));
    }
    mine
}

/// The nearest gun that can still fire, for one who has none that can.
fn gun_near(me: &Person, scene: &Scene) -> Option<Entity> {
    let empty = match me.grip {
        Grip::Gun => me.rounds + me.spare == 0,
        _ => !me.holstered,
    };
    let within = scene.minds().gun.fetch;
    let guns = scene.items.iter().filter(|lying| empty && lying.gun == Some(true));
    guns.filter(|lying| lying.at.distance(me.at) < within && scene.nav.is_reachable(me.at, lying.at))
        .min_by(|a, b| a.at.distance_squared(me.at).total_cmp(&b.at.distance_squared(me.at)))
        .map(|lying| lying.entity)
}

/// Goes for a thing and picks it up.
pub(super) fn fetch(brain: &mut Brain, me: &Me, thing: Entity, scene: &mut Scene) -> Wish {
    let person = me.person;
    let lying = scene.items.iter().find(|lying| lying.entity == thing).copied();
    let gun = lying.and_then(|lying| lying.gun).is_some();
    if gun && person.grip != Grip::Empty && person.rounds + person.spare == 0 {
        // What is in the hand goes first: an empty gun into the holster, or down.
        let now = person.posture == Posture::Free && brain.since.is_multiple_of(8);
        return Wish::default().and_press(if now { Buttons::SWAP } else { Buttons::default() });
    }
    let over = person.grip != Grip::Empty || brain.since > PATIENCE;
    let (Some(lying), false) = (lying, over) else {
        scene.squad.unclaim(person.entity);
        brain.turn_to(Mood::Approach);
        return Wish::default();
    };
    let way = lying.at - person.at;
    let near = if lying.stock.is_some() { 0.6 } else { 0.8 };
    if lying.distance(person.at) < scene.rules.use_reach * near {
        // A press every so often: a hand that was knocked aside reaches out again.
        let press = if brain.since.is_multiple_of(8) && person.posture == Posture::Free {
            Buttons::GRAB
        } else {
            Buttons::default()
        };
        return Wish::facing(way).and_press(press);
    }
    let go = brain.walker.go(scene.nav, person.at, lying.at, scene.tick, &scene.rules.mind.walk);
    if brain.walker.lost {
        brain.since = PATIENCE;
    }
    Wish::going(go)
}
