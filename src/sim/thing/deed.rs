//! What hands can do to the things before a body: use a switch, tip a table, push a wardrobe, shut a door.

use bevy::{
    ecs::{entity::Entity, system::Command, world::World},
    math::Vec2,
};

use super::{
    Door, Prop, ThingId, door,
    room::{Toucher, axis_of, distance_to},
    tip,
};
use crate::{
    content::{prop::Footprint, rules::Rules},
    sim::{fighter::body::in_arc, outcome::SimOutcome},
};

/// The whole angle in which hands reach for a switch or a door, in degrees.
const ARC: f32 = 120.0;

/// Something that hands can do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deed {
    /// Use that switch.
    Use(Entity),
    /// Tip that thing over.
    Tip {
        /// What.
        thing: Entity,
        /// Which way: east, west, north or south (unit vector).
        direction: Vec2,
    },
    /// Push that thing along, for as long as the hands hold it.
    Push(Entity),
    /// Shut that door.
    Shut(Entity),
}

/// The nearest thing to which hands can do something; `with_both` where no hand holds anything.
pub fn nearest<'a>(
    body: &Toucher,
    rules: &Rules,
    with_both: bool,
    props: impl Iterator<Item = (Entity, ThingId, &'a Prop, Vec2)>,
    doors: impl Iterator<Item = (Entity, ThingId, &'a Door, Vec2)>,
) -> Option<Deed> {
    let to_props = props.filter_map(|(entity, id, prop, at)| {
        let (far, deed) = for_prop(body, rules, with_both, entity, prop, at)?;
        Some((far, id, deed))
    });
    let to_doors = doors.filter_map(|(entity, id, door, at)| {
        let far = at.distance(body.at);
        let can = door.open && !door.broken && faces(body, rules, Some(door::CLOSED), at);
        // Whoever stands in the doorway cannot shut it.
        (can && !door::is_in_way(body.at, body.radius, at)).then_some((far, id, Deed::Shut(entity)))
    });
    let all = to_props.chain(to_doors);
    all.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(.., deed)| deed)
}

fn for_prop(
    body: &Toucher,
    rules: &Rules,
    with_both: bool,
    entity: Entity,
    prop: &Prop,
    at: Vec2,
) -> Option<(f32, Deed)> {
    if prop.is_usable() && faces(body, rules, prop.def.footprint, at) {
        return Some((distance_to(prop.def.footprint, at, body.at), Deed::Use(entity)));
    }
    let footprint = prop.def.footprint.filter(|_| with_both && !prop.broken)?;
    let gap = body.before(footprint, at).filter(|gap| *gap <= rules.thing.push_reach)?;
    if prop.def.tips.is_some() {
        return Some((gap, Deed::Tip { thing: entity, direction: axis_of(body.way) }));
    }
    prop.def.pushes.then_some((gap, Deed::Push(entity)))
}

fn faces(body: &Toucher, rules: &Rules, footprint: Option<Footprint>, at: Vec2) -> bool {
    let margin = body.at.distance(at) - distance_to(footprint, at, body.at);
    in_arc(body.at, body.way, at, margin, rules.use_reach, ARC)
}

/// The nearest thing before a body that it could go over.
pub fn over<'a>(
    body: &Toucher,
    rules: &Rules,
    props: impl Iterator<Item = (Entity, ThingId, &'a Prop, Vec2)>,
) -> Option<(Entity, Footprint, Vec2)> {
    let all = props.filter(|(_, _, prop, _)| prop.is_vaulted()).filter_map(|(entity, id, prop, at)| {
        let (footprint, ..) = prop.solid()?;
        let gap = body.before(footprint, at).filter(|gap| *gap <= rules.thing.push_reach)?;
        Some((gap, id, (entity, footprint, at)))
    });
    all.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(.., found)| found)
}

/// A deed that hands do at once, done when the system that chose it is over.
pub struct Done {
    /// Whose hands.
    pub by: Entity,
    /// What they do.
    pub deed: Deed,
}

impl Command for Done {
    type Out = ();

    fn apply(self, world: &mut World) {
        match self.deed {
            Deed::Use(switch) => turn(world, switch, self.by),
            Deed::Tip { thing, direction } => tip::tip(world, thing, self.by, direction),
            Deed::Shut(door) => door::shut(world, door, self.by),
            Deed::Push(_) => {}
        }
    }
}

fn turn(world: &mut World, switch: Entity, by: Entity) {
    let Some(mut prop) = world.get_mut::<Prop>(switch).filter(|prop| prop.is_usable()) else { return };
    prop.on = !prop.on;
    let on = prop.on;
    world.write_message(SimOutcome::Used { prop: switch, by, on });
}
