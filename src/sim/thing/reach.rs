//! Hands on things: picking up, putting down, throwing, taking from, going over.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        query::Without,
        resource::Resource,
        system::{Commands, Query, Res, ResMut, SystemParam},
    },
    math::Vec2,
};

use super::{
    Door, Item, Prop, ThingId, Thrown,
    deed::{self, Deed, Done},
    renew::{RemoveThing, Renew},
    room::{self, Solid, Toucher, distance_to},
};
use crate::{
    content::{
        item::{ItemDef, ItemKind},
        prop::Footprint,
        rules::Rules,
    },
    sim::{
        actor::{Actor, Held, Load, Position, Velocity},
        fighter::body::BodyItem,
        map::Map,
        mission::Mission,
        outcome::SimOutcome,
        physics::{Physics, PhysicsProp},
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
            Ok((_, _, mut prop, ..)) if prop.def.pick_up.is_none() => {
                prop.given += 1;
                let emptied = prop.def.gives.as_ref().filter(|gives| prop.given >= gives.times);
                if let Some(kind) = emptied.and_then(|gives| gives.empty.clone())
                    && let Some(def) = self.mission.setup.catalog.props.get(&kind).cloned()
                {
                    *prop = Prop::new(kind, def, prop.tag.take());
                    self.commands.queue(Renew(entity));
                }
            }
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
