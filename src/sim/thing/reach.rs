//! Hands on things: picking up, putting down, throwing, taking from, and breaking what stands there.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        query::Without,
        resource::Resource,
        system::{Commands, Query, Res, ResMut, SystemParam},
        world::World,
    },
    math::Vec2,
};

use super::{
    Door, Item, Prop, ThingId, Thrown,
    burst::Burst,
    deed::{self, Deed, Done},
    force::Force,
    room::{self, Solid, Toucher},
};
use crate::{
    content::{
        item::{ItemDef, ItemKind},
        moves::MoveDef,
        prop::{Footprint, HeatDef},
        rules::Rules,
    },
    sim::{
        actor::{Actor, Hand, Health, Held, Load, Position, Seat, Velocity},
        fighter::body::{BodyItem, in_arc},
        map::Map,
        mission::Mission,
        noise::Noises,
        outcome::SimOutcome,
        physics::{Physics, PhysicsProp, TALL},
        stance::Act,
    },
};

/// The number that the next thing gets.
#[derive(Resource, Default, Debug)]
pub struct NextThing(pub u32);

impl NextThing {
    /// A fresh number.
    pub fn take(&mut self) -> ThingId {
        self.0 += 1;
        ThingId(self.0)
    }
}

/// What hands need: the things around and the means to move them.
#[derive(SystemParam)]
pub struct Reachable<'w, 's> {
    commands: Commands<'w, 's>,
    mission: Res<'w, Mission>,
    next: ResMut<'w, NextThing>,
    items: Query<'w, 's, (Entity, &'static ThingId, &'static Item, &'static Position), Without<Actor>>,
    props: Query<'w, 's, PropParts, Without<Actor>>,
    doors: Query<
        'w,
        's,
        (Entity, &'static ThingId, &'static Door, &'static Position),
        (Without<Actor>, Without<Prop>),
    >,
    map: Res<'w, Map>,
    taken: bevy::ecs::system::Local<'s, Vec<Entity>>,
}

type PropParts =
    (Entity, &'static ThingId, &'static mut Prop, &'static Position, Option<&'static PhysicsProp>);

impl Reachable<'_, '_> {
    fn item_def(&self, kind: &str) -> Option<std::sync::Arc<ItemDef>> {
        self.mission.setup.catalog.items.get(kind).cloned()
    }

    /// Takes the nearest weapon lying in reach, or the nearest prop that can be taken up. False where there is none.
    pub fn pick_up(
        &mut self,
        body: &mut BodyItem,
        rules: &Rules,
        physics: &Physics,
        outcomes: &mut MessageWriter<SimOutcome>,
    ) -> bool {
        let here = body.position.0;
        let reach = rules.use_reach;
        let item = self
            .items
            .iter()
            .filter(|(entity, ..)| !self.taken.contains(entity))
            .filter(|(_, _, item, _)| item.def.kind.is_for_the_hand())
            .map(|(entity, id, item, at)| {
                let held = (item.kind.clone(), item.wear, Some((item.load, item.spare)));
                (at.0.distance(here), *id, entity, held, at.0)
            })
            .filter(|(distance, ..)| *distance < reach)
            .filter(|(.., at)| physics.is_open(here, *at))
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
            .map(|(_, _, entity, held, at)| (entity, held, at));
        let prop = self
            .props
            .iter()
            .filter(|(entity, ..)| !self.taken.contains(entity))
            .filter(|(_, _, prop, ..)| !prop.broken)
            .filter_map(|(entity, id, prop, at, _)| {
                let kind = prop.def.pick_up.clone().or_else(|| prop.gift().map(str::to_owned))?;
                let distance = distance_to(prop.def.footprint, at.0, here);
                (distance < reach).then_some((distance, *id, entity, kind, at.0))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
            .map(|(_, _, entity, kind, at)| (entity, (kind, 0, None), at));
        let Some((entity, (kind, wear, load), at)) = item.or(prop) else { return false };
        let Some(def) = self.item_def(&kind) else { return false };
        match self.props.get_mut(entity) {
            Ok((_, _, mut prop, ..)) if prop.def.pick_up.is_none() => prop.given += 1,
            _ => {
                self.taken.push(entity);
                self.commands.queue(RemoveThing(entity));
            }
        }
        body.face(at - here);
        outcomes.write(SimOutcome::Took { actor: body.entity, item: kind.clone() });
        let (load, spare) = load.unwrap_or_else(|| (Load::full(&def), 0));
        if let Some(gun) = def.kind.gun().filter(|_| spare > 0) {
            *body.hand.ammo.entry(gun.ammo.clone()).or_default() += spare;
        }
        body.hand.item = Some(Held { kind, def, wear, load });
        true
    }

    /// Does what free hands can do to a thing before the body. False where there is nothing to do.
    pub fn do_deed(&mut self, body: &mut BodyItem, rules: &Rules, with_both: bool) -> bool {
        // Minds leave furniture, doors and switches as they are.
        if body.seat.is_none() {
            return false;
        }
        let toucher = toucher(body, body.facing.direction());
        let props = self.props.iter().map(|(entity, id, prop, at, _)| (entity, *id, prop, at.0));
        let doors = self.doors.iter().map(|(entity, id, door, at)| (entity, *id, door, at.0));
        let Some(deed) = deed::nearest(&toucher, rules, with_both, props, doors) else { return false };
        match deed {
            Deed::Push(thing) => body.begin(Act::Push(thing)),
            Deed::Use(_) | Deed::Tip { .. } | Deed::Shut(_) => {
                self.commands.queue(Done { by: body.entity, deed });
                body.begin(Act::PickUp);
            }
        }
        true
    }

    /// Where a body that rolls in that direction comes down behind something that it goes over, and what that is.
    pub fn vault(&self, body: &BodyItem, direction: Vec2, rules: &Rules) -> Option<(Entity, Vec2)> {
        let toucher = toucher(body, direction);
        let props = self.props.iter().map(|(entity, id, prop, at, _)| (entity, *id, prop, at.0));
        let (thing, footprint, at) = deed::over(&toucher, rules, props)?;
        let solids = self.solids();
        let own = Footprint::Round(toucher.radius);
        let is_free = |place| room::is_free(&self.map, &solids, thing, own, place);
        let to = toucher.landing(footprint, at, rules.thing.vault_reach, is_free)?;
        Some((thing, to))
    }

    fn solids(&self) -> Vec<Solid> {
        let props = self.props.iter();
        let props = props.filter_map(|(entity, _, prop, at, _)| Solid::of_prop(entity, prop, at.0));
        let doors = self.doors.iter();
        let doors = doors.filter_map(|(entity, _, door, at)| Solid::of_door(entity, door, at.0));
        props.chain(doors).collect()
    }

    /// Takes with the tool in hand what a prop near offers. False where none does.
    pub fn take_offer(&mut self, body: &mut BodyItem, rules: &Rules) -> bool {
        let Some(held) = &body.hand.item else { return false };
        let ItemKind::Weapon(weapon) = &held.def.kind else { return false };
        let Some(takes) = &weapon.takes else { return false };
        let here = body.position.0;
        let near = self.props.iter().find(|(_, _, prop, at, _)| {
            prop.def.offers.contains(&takes.offer)
                && distance_to(prop.def.footprint, at.0, here) < rules.use_reach
        });
        let Some(at) = near.map(|(_, _, _, at, _)| at.0) else { return false };
        let kind = takes.becomes.clone();
        let Some(def) = self.item_def(&kind) else { return false };
        let wear = held.wear;
        body.face(at - here);
        body.hand.item = Some(Held { kind, def, wear, load: Load::default() });
        true
    }

    /// Lets the thing in hand fall.
    pub fn drop_item(&mut self, body: &mut BodyItem) {
        if let Some(held) = body.hand.item.take() {
            let id = self.next.take();
            self.commands.spawn((id, Item::from_hand(held), Position(body.position.0)));
        }
    }

    /// Throws the thing in hand.
    pub fn throw_item(
        &mut self,
        body: &mut BodyItem,
        direction: Vec2,
        outcomes: &mut MessageWriter<SimOutcome>,
    ) {
        let Some(held) = body.hand.item.take() else { return };
        let Some(def) = held.def.kind.thrown() else { return };
        let thrown = Thrown {
            kind: held.kind.clone(),
            def: held.def.clone(),
            by: body.entity,
            ticks: def.flight,
            height: HAND_HEIGHT,
            wear: held.wear,
            load: held.load,
        };
        let from = body.position.0 + direction * body.actor.def.radius;
        let id = self.next.take();
        self.commands.spawn((id, thrown, Position(from), Velocity(direction * def.speed)));
        outcomes.write(SimOutcome::ThrewItem { actor: body.entity, item: held.kind });
        let ItemKind::Weapon(weapon) = &held.def.kind else { return };
        body.hand.item = weapon.keeps.as_ref().and_then(|kind| {
            let def = self.mission.setup.catalog.items.get(kind).cloned()?;
            Some(Held { kind: kind.clone(), def, wear: held.wear, load: held.load })
        });
    }
}

fn toucher(body: &BodyItem, way: Vec2) -> Toucher {
    Toucher { at: body.position.0, radius: body.actor.def.radius, way }
}

/// Height at which a thing leaves the hand, in metres.
pub const HAND_HEIGHT: f32 = 1.3;

/// Metres from `point` to the edge of a footprint at `at`.
pub fn distance_to(footprint: Option<Footprint>, at: Vec2, point: Vec2) -> f32 {
    match footprint {
        Some(Footprint::Round(radius)) => (point.distance(at) - radius).max(0.0),
        Some(Footprint::Rect(width, depth)) => {
            let outside = (point - at).abs() - Vec2::new(width, depth) / 2.0;
            outside.max(Vec2::ZERO).length()
        }
        None => point.distance(at),
    }
}

/// Takes a thing out of the world, with its place in the physics world.
struct RemoveThing(Entity);

impl bevy::ecs::system::Command for RemoveThing {
    type Out = ();

    fn apply(self, world: &mut World) {
        if let Some(place) = world.get::<PhysicsProp>(self.0).copied() {
            world.resource_mut::<Physics>().remove_prop(place);
        }
        world.despawn(self.0);
    }
}

/// What a prop does to a body slammed into it.
#[derive(Clone, Copy, Debug)]
pub struct Met {
    /// Its heat.
    pub heat: Option<HeatDef>,
    /// Share of the slam's damage.
    pub slam: f32,
}

/// Props that blows and bodies can break.
#[derive(SystemParam)]
pub struct StrikableProps<'w, 's> {
    commands: Commands<'w, 's>,
    mission: Res<'w, Mission>,
    next: ResMut<'w, NextThing>,
    /// Where crashes are heard.
    pub noises: ResMut<'w, Noises>,
    props: Query<
        'w,
        's,
        (Entity, &'static ThingId, &'static mut Prop, &'static Position),
        (Without<Actor>, Without<Thrown>),
    >,
    /// Where it is told.
    pub outcomes: MessageWriter<'w, SimOutcome>,
}

impl StrikableProps<'_, '_> {
    /// A blow that met nobody may meet a prop that can break.
    pub fn strike(&mut self, from: Vec2, facing: Vec2, blow: &MoveDef) {
        let nearest = self
            .props
            .iter()
            .filter(|(_, _, prop, _)| !prop.broken && prop.def.toughness > 0.0)
            .filter(|(_, _, prop, at)| {
                let margin = from.distance(at.0) - distance_to(prop.def.footprint, at.0, from);
                in_arc(from, facing, at.0, margin, blow.reach, blow.arc)
            })
            .map(|(entity, id, _, at)| (at.0.distance(from), *id, entity))
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        if let Some((_, _, prop)) = nearest {
            // A blow has several active ticks; its force is shared among them.
            self.wear_down(prop, blow.damage / blow.active.max(1) as f32);
        }
    }

    /// A body or thing is slammed into a prop, which may break. Returns what that does to the body.
    pub fn crash(&mut self, prop: Entity, force: f32) -> Met {
        let met = self.props.get(prop).map_or(Met { heat: None, slam: 1.0 }, |(_, _, prop, _)| Met {
            heat: prop.def.heat,
            slam: prop.def.slam,
        });
        self.wear_down(prop, force);
        met
    }

    /// What a prop is made of, and how thick it is; none of what is none.
    pub fn material(&self, prop: Entity) -> Option<(String, f32)> {
        self.props.get(prop).ok().map(|(_, _, prop, _)| (prop.material().to_owned(), prop.thick()))
    }

    /// A bullet goes into a prop, which may break.
    pub fn wear_by_bullet(&mut self, prop: Entity, force: f32) {
        self.wear_down(prop, force);
    }

    /// Height of a prop in metres; none of what is none.
    pub fn height(&self, prop: Entity) -> Option<f32> {
        self.props.get(prop).ok().map(|(_, _, prop, _)| prop.top())
    }

    /// What of the props takes up room, in no order.
    pub fn solids(&self) -> impl Iterator<Item = Solid> {
        self.props.iter().filter_map(|(entity, _, prop, at)| Solid::of_prop(entity, prop, at.0))
    }

    /// A door is forced open, once the present system is over.
    pub fn force(&mut self, door: Force) {
        self.commands.queue(door);
    }

    /// A thing that flew comes to lie.
    pub fn lay_down(&mut self, item: Item, at: Vec2) {
        self.commands.spawn((self.next.take(), item, Position(at)));
    }

    fn wear_down(&mut self, entity: Entity, force: f32) {
        let Ok((_, _, mut prop, at)) = self.props.get_mut(entity) else { return };
        if prop.broken || prop.def.toughness <= 0.0 {
            return;
        }
        let at = at.0;
        prop.toughness -= force;
        self.outcomes.write(SimOutcome::PropStruck { prop: entity, at });
        if prop.toughness > 0.0 {
            return;
        }
        prop.broken = true;
        let def = prop.def.clone();
        self.outcomes.write(SimOutcome::PropBroke { prop: entity, at });
        self.noises.make(at, self.mission.setup.catalog.rules.noise.crash, None);
        self.commands.queue(Renew(entity));
        if let Some(burst) = def.bursts {
            self.commands.queue(Burst { prop: entity, at, burst });
        }
        for (index, kind) in def.leaves.iter().enumerate() {
            if let Some(item) = self.mission.setup.catalog.items.get(kind) {
                let aside = Vec2::new(0.35 * (index as f32 - (def.leaves.len() as f32 - 1.0) / 2.0), -0.1);
                let item = Item::new(kind.clone(), item.clone());
                self.commands.spawn((self.next.take(), item, Position(at + aside)));
            }
        }
    }
}

/// Leaves of a prop in the physics world what still stops bodies; its pieces stay in sight.
struct Renew(Entity);

impl bevy::ecs::system::Command for Renew {
    type Out = ();

    fn apply(self, world: &mut World) {
        renew(world, self.0);
    }
}

/// Brings a prop's place in the physics world up to date with what it is and where it stands.
pub fn renew(world: &mut World, entity: Entity) {
    let Ok(mut thing) = world.get_entity_mut(entity) else { return };
    let place = thing.take::<PhysicsProp>();
    let solid = thing.get::<Prop>().and_then(Prop::solid);
    let is_aimed_at = thing.get::<Prop>().is_some_and(|prop| !prop.broken && prop.def.bursts.is_some());
    let at = thing.get::<Position>().copied().unwrap_or_default();
    let mut physics = world.resource_mut::<Physics>();
    if let Some(place) = place {
        physics.remove_prop(place);
    }
    if let Some((footprint, height, clear)) = solid {
        // What bursts is shot at, however low it stands.
        let (height, clear) = if is_aimed_at && height < TALL { (TALL, true) } else { (height, clear) };
        let place = physics.add_thing(entity, at.0, footprint, height, clear);
        world.entity_mut(entity).insert(place);
    }
}

/// Players take health and keys by walking over them; health only when they need it.
pub(super) fn gather_pickups(
    mission: Res<Mission>,
    mut commands: Commands,
    mut players: Query<(Entity, &Seat, &Position, &mut Health, &mut Hand)>,
    items: Query<(Entity, &ThingId, &Item, &Position)>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let reach = mission.setup.catalog.rules.use_reach * 0.75;
    let mut near: Vec<_> = items.iter().collect();
    near.sort_unstable_by_key(|(_, id, ..)| **id);
    let mut gone: Vec<Entity> = Vec::new();
    let mut order: Vec<(Seat, Entity)> = players.iter().map(|(actor, seat, ..)| (*seat, actor)).collect();
    order.sort_unstable_by_key(|(seat, _)| seat.0);
    for (_, player) in order {
        let Ok((actor, _, here, mut health, mut hand)) = players.get_mut(player) else { continue };
        for (entity, _, item, at) in &near {
            if gone.contains(entity) || at.0.distance(here.0) > reach || health.now <= 0.0 {
                continue;
            }
            match item.def.kind {
                ItemKind::Health(amount) if health.now < health.max => {
                    let gained = amount.min(health.max - health.now);
                    health.now += gained;
                    outcomes.write(SimOutcome::Healed { actor, amount: gained });
                }
                ItemKind::Key => hand.keys.push(item.kind.clone()),
                ItemKind::Ammo(ref ammo) => {
                    *hand.ammo.entry(ammo.sort.clone()).or_default() += ammo.rounds;
                }
                _ => continue,
            }
            gone.push(*entity);
            outcomes.write(SimOutcome::Took { actor, item: item.kind.clone() });
            commands.entity(*entity).despawn();
        }
    }
}
