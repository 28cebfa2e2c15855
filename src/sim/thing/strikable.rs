//! What stands there and breaks: blows, bodies, things in flight and bullets wear it down.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        query::Without,
        system::{Commands, Query, Res, ResMut, SystemParam},
    },
    math::Vec2,
};

use super::{
    Item, Prop, ThingId, Thrown,
    burst::Burst,
    force::Force,
    reach::NextThing,
    renew::Renew,
    room::{Solid, distance_to},
};
use crate::{
    content::{
        moves::MoveDef,
        prop::{Footprint, HeatDef},
    },
    sim::{
        actor::{Actor, Position},
        fighter::body::in_arc,
        mission::Mission,
        noise::Noises,
        outcome::SimOutcome,
    },
};

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

    /// The sill that a broken window has left: its size on the floor and its middle. None of anything else.
    pub fn sill(&self, prop: Entity) -> Option<(Footprint, Vec2)> {
        let (_, _, prop, at) = self.props.get(prop).ok()?;
        let footprint = prop.def.footprint.filter(|_| prop.broken && prop.def.sill.is_some())?;
        Some((footprint, at.0))
    }

    /// Height of a prop in metres; none of what is none.
    pub fn height(&self, prop: Entity) -> Option<f32> {
        self.props.get(prop).ok().map(|(_, _, prop, _)| prop.top())
    }

    /// Props near a place that can break, in the order of their numbers.
    pub fn breakable(&self, near: Vec2, reach: f32) -> Vec<(ThingId, Entity, Option<Footprint>, Vec2)> {
        let mut found: Vec<_> = self
            .props
            .iter()
            .filter(|(_, _, prop, at)| {
                !prop.broken && prop.def.toughness > 0.0 && at.0.distance_squared(near) < reach * reach
            })
            .map(|(entity, id, prop, at)| (*id, entity, prop.def.footprint, at.0))
            .collect();
        found.sort_unstable_by_key(|(id, ..)| *id);
        found
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
