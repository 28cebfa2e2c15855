//! The simulation's outcomes as happenings: what was met, on what floor, and by whom.

use bevy::{ecs::system::SystemParam, prelude::*};

use super::{
    SoundSystems,
    cues::Cues,
    desk::{Desk, is_open},
    happening::{Event, Happening, Size},
};
use crate::sim::{
    actor::{Actor, Faction, Hand, Position, Seat},
    brain::Brain,
    gun,
    map::Map,
    mission::{Mission, Phase},
    outcome::SimOutcome,
    stance::{Act, Stance},
    thing::{Door, Prop},
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, listen.in_set(SoundSystems::Hear).run_if(is_open));
}

/// What a bare hand and a body are made of.
const FLESH: &str = "flesh";
/// How near a flying body is to a door that it bursts open, in metres.
const BURST: f32 = 1.4;
/// How near somebody must be who laughs at the fallen player, in metres.
const GLOATS: f32 = 9.0;

fn listen(
    mut outcomes: MessageReader<SimOutcome>,
    mut happenings: MessageWriter<Happening>,
    desk: Res<Desk>,
    around: Around,
) {
    for outcome in outcomes.read() {
        around.tell(outcome, &desk.cues, &mut |happening| {
            happenings.write(happening);
        });
    }
}

/// What is asked about places and people.
#[derive(SystemParam)]
pub(super) struct Around<'w, 's> {
    pub bodies: Query<'w, 's, (&'static Position, &'static Actor, Has<Seat>)>,
    pub hands: Query<'w, 's, &'static Hand>,
    pub flights: Query<'w, 's, (&'static Position, &'static Stance)>,
    pub minds: Query<'w, 's, (&'static Position, &'static Actor, &'static Brain, &'static Stance)>,
    pub props: Query<'w, 's, &'static Prop>,
    pub doors: Query<'w, 's, (&'static Position, &'static Door)>,
    pub map: Option<Res<'w, Map>>,
    pub mission: Option<Res<'w, Mission>>,
}

type Told<'t> = &'t mut dyn FnMut(Happening);

impl Around<'_, '_> {
    /// That event with whom it is about and where he stands.
    pub fn about(&self, event: Event, who: Entity, cues: &Cues) -> Happening {
        let happening = Happening::of(event);
        match self.bodies.get(who) {
            Ok((at, actor, is_player)) => {
                happening.at(at.0).by(cues.size(actor.def.mass, is_player)).on_floor(self.floor(at.0, cues))
            }
            Err(_) => happening,
        }
    }

    pub fn floor(&self, at: Vec2, cues: &Cues) -> String {
        let tiles = self.map.as_ref().map_or("", |map| map.terrain_at(at).tiles.as_str());
        cues.floor(tiles).to_owned()
    }

    /// The material of the wall nearest to a place where a body met it.
    fn wall(&self, at: Vec2, cues: &Cues) -> String {
        const AROUND: f32 = 0.45;
        let ways = [Vec2::ZERO, Vec2::X, Vec2::NEG_X, Vec2::Y, Vec2::NEG_Y];
        let tiles = self.map.as_ref().and_then(|map| {
            let terrains = ways.iter().map(|way| map.terrain_at(at + *way * AROUND));
            terrains
                .into_iter()
                .find(|terrain| terrain.kind.is_opaque())
                .map(|terrain| terrain.tiles.as_str())
        });
        cues.wall(tiles.unwrap_or_default()).to_owned()
    }

    pub fn prop(&self, prop: Entity) -> &str {
        self.props.get(prop).map_or("stone", |prop| prop.def.material.as_str())
    }

    /// The id of a prop's kind.
    pub fn prop_kind(&self, prop: Entity) -> &str {
        self.props.get(prop).map_or("", |prop| prop.kind.as_str())
    }

    /// The material of a thing for the hand.
    fn item(&self, id: &str) -> &str {
        self.mission.as_ref().map_or("wood", |mission| mission.setup.catalog.item_material(id))
    }

    fn was_shot(&self, by: Entity) -> bool {
        let holds = self.hands.get(by).ok().zip(self.flights.get(by).ok());
        holds.is_some_and(|(hand, (_, stance))| gun::is_shot(hand, &stance.act))
    }

    fn struck_with(&self, by: Entity, with_item: bool) -> String {
        let held = self.hands.get(by).ok().and_then(|hand| hand.item.as_ref()).filter(|_| with_item);
        held.map_or(FLESH, |held| self.item(&held.kind)).to_owned()
    }

    /// Tells what an outcome sounds like.
    fn tell(&self, outcome: &SimOutcome, cues: &Cues, told: Told) {
        use SimOutcome as O;
        let about = |event, who: &Entity| self.about(event, *who, cues);
        match outcome {
            O::Stepped { actor, at, in_water } => {
                let floor = if *in_water { "water".to_owned() } else { self.floor(*at, cues) };
                told(about(Event::Step, actor).at(*at).on_floor(floor));
            }
            // What a bullet struck is told by itself.
            O::BlowLanded { by, on, heavy, with_item: true, .. } if self.was_shot(*by) => {
                told(about(Event::Hurt, on).heavy(*heavy));
            }
            O::BlowLanded { by, on, at, heavy, with_item, .. } => {
                let material = self.struck_with(*by, *with_item);
                told(about(Event::Hit, on).at(*at).of_material(material).heavy(*heavy));
                told(about(Event::Hurt, on).heavy(*heavy));
            }
            O::Guarded { by, on, at } => {
                let material = self.struck_with(*by, true);
                told(about(Event::Guard, on).at(*at).of_material(material));
            }
            O::GuardBroken { actor } => told(about(Event::GuardBreak, actor).heavy(true)),
            O::Slipped { actor, at } => told(about(Event::Slip, actor).at(*at)),
            O::Blinded { actor } => told(about(Event::Blind, actor)),
            O::Finished { on, .. } => told(about(Event::Finish, on).heavy(true)),
            O::Bowled { on, .. } => told(about(Event::Bowl, on).heavy(true)),
            O::Slammed { actor, at, into } => {
                let material = into.map_or_else(|| self.wall(*at, cues), |prop| self.prop(prop).to_owned());
                told(about(Event::Slam, actor).at(*at).of_material(material).heavy(true));
            }
            O::Landed { actor, at } => told(about(Event::Land, actor).at(*at)),
            O::Charged { actor } if self.is_player(*actor) => told(about(Event::ChargeReady, actor)),
            O::Rolled { actor } => told(about(Event::Roll, actor)),
            O::Grabbed { by, .. } => told(about(Event::Grab, by)),
            O::BrokeFree { actor } => told(about(Event::BreakFree, actor)),
            O::Threw { by, .. } => told(about(Event::Throw, by)),
            O::Ignited { actor } => told(about(Event::Ignite, actor)),
            O::Burned { actor } => told(about(Event::Burn, actor)),
            O::PutOut { actor } => told(about(Event::PutOut, actor)),
            O::Healed { actor, .. } => told(about(Event::Eat, actor)),
            O::Alerted { actor } => told(about(Event::Alert, actor)),
            O::LiftCalled { actor, .. } => told(about(Event::Passage, actor)),
            O::Passed { actor } => told(about(Event::Passage, actor)),
            O::Beaten { actor, .. } => self.tell_beaten(*actor, cues, told),
            _ => self.tell_things(outcome, cues, told),
        }
    }

    fn tell_beaten(&self, actor: Entity, cues: &Cues, told: Told) {
        let fallen = self.about(Event::Beaten, actor, cues);
        let (is_player, at) = (fallen.size == Some(Size::Player), fallen.at);
        told(fallen);
        let Some(at) = at.filter(|_| is_player) else { return };
        let near = self
            .minds
            .iter()
            .filter(|(_, actor, mind, stance)| {
                actor.faction == Faction::Gang && mind.is_engaged() && stance.act.is_upright()
            })
            .map(|(place, ..)| place.0)
            .filter(|place| place.distance(at) < GLOATS)
            .min_by(|a, b| a.distance(at).total_cmp(&b.distance(at)));
        if let Some(place) = near {
            told(Happening::of(Event::Gloat).at(place));
        }
    }

    /// Things, doors and the mission.
    fn tell_things(&self, outcome: &SimOutcome, cues: &Cues, told: Told) {
        use SimOutcome as O;
        match outcome {
            O::PropStruck { prop, at } => {
                let struck = Happening::of(Event::Struck).at(*at).of_material(self.prop(*prop));
                told(struck.with(self.prop_kind(*prop)));
            }
            O::PropBroke { prop, at } => {
                let broke = Happening::of(Event::Broke).at(*at).of_material(self.prop(*prop)).heavy(true);
                told(broke.with(self.prop_kind(*prop)));
            }
            O::Splashed { at, heavy } => told(Happening::of(Event::Splash).at(*at).heavy(*heavy)),
            O::Took { actor, item } => {
                told(self.about(Event::PickUp, *actor, cues).of_material(self.item(item)));
            }
            O::ThrewItem { actor, item } => {
                told(self.about(Event::ThrowItem, *actor, cues).of_material(self.item(item)));
            }
            O::ItemStruck { at, on, item, broke } => {
                let event = if *broke { Event::Broke } else { Event::ItemHit };
                let happening = Happening::of(event).at(*at).of_material(self.item(item));
                told(happening.heavy(on.is_some()).on_floor(self.floor(*at, cues)));
            }
            O::DoorOpened { door } => self.tell_door(Event::DoorOpen, *door, told),
            O::DoorStruck { door, at } => {
                let material = self.doors.get(*door).map_or("wood", |(_, door)| door.def.material.as_str());
                told(Happening::of(Event::Struck).at(*at).of_material(material));
            }
            O::DoorLocked { door } => self.tell_door(Event::DoorLocked, *door, told),
            O::ObjectiveDone { .. } => told(Happening::of(Event::Objective)),
            O::CheckpointReached => told(Happening::of(Event::Checkpoint)),
            O::Sounded { sound, at } => {
                told(Happening { at: *at, ..Happening::of(Event::Scene).with(sound.as_str()) });
            }
            O::Won => told(Happening::of(Event::Won)),
            O::Lost { .. } => told(Happening::of(Event::Lost)),
            O::Told { .. } if self.mission.as_ref().is_some_and(|m| m.phase == Phase::Scene) => {
                told(Happening::of(Event::Card));
            }
            _ => {}
        }
    }

    fn tell_door(&self, event: Event, door: Entity, told: Told) {
        let Ok((at, door)) = self.doors.get(door) else { return };
        let bursts = |(body, stance): (&Position, &Stance)| {
            matches!(stance.act, Act::Fly(_) | Act::Fall) && body.0.distance(at.0) < BURST
        };
        let happening = Happening::of(event).at(at.0).with(&door.def.tiles);
        told(happening.heavy(self.flights.iter().any(bursts)));
    }

    pub fn is_player(&self, who: Entity) -> bool {
        self.bodies.get(who).is_ok_and(|(.., is_player)| is_player)
    }
}
