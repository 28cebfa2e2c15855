//! People: a picture is attached when somebody comes, follows the body from tick to tick, and goes with it.

use std::sync::Arc;

use bevy::{
    ecs::query::QueryData, mesh::MeshTag, platform::collections::HashMap, prelude::*, sprite::Anchor,
};

use super::{
    ViewSystems, layers,
    light::{FloorLights, PlayerLight},
    stage,
    stage::Stage,
    tiles::Kerbs,
    units::{on_grid, to_pixels},
};
use crate::{
    content::{actor::Faction, item::ItemKind},
    sim::{
        actor::{Actor, ActorId, Burning, Controls, Cover, Facing, Footing, Hand, Position, Seat, Velocity},
        brain::Brain,
        mission::Mission,
        stance::{Act, Stance},
        thing::Prop,
    },
};

mod armed;
mod attach;
pub mod crowd;
mod edges;
mod held;
mod lit;
mod material;
mod pool;
pub mod pose;
mod rest;
mod ring;
mod sheets;

use crowd::Someone;
use material::{Posture, Rim, Tint};
use pool::Pools;
use sheets::Person;
pub use sheets::Sheets;

/// How high a body thrown or struck off its feet flies, in metres.
const FLIGHT_HEIGHT: f32 = 0.75;
/// Under so much light in its brightest channel a body cannot be told from the floor any more: a night where no lamp
/// reaches. 1 shows a picture as it was painted.
const DIM: f32 = 0.36;
/// How much lower the rest of a body stands whose legs water hides, in pixels.
const WADING_DEPTH: f32 = 5.0;
/// How far behind its feet a lying body is sorted, in pixels.
const LYING: f32 = 9.0;
/// Ticks that the struck shine white.
pub const FLASH_TICKS: u32 = 3;

/// The picture of each body.
#[derive(Resource, Default)]
pub struct Pictures(HashMap<Entity, Entity>);

impl Pictures {
    /// The picture of that body.
    pub fn of(&self, body: Entity) -> Option<Entity> {
        self.0.get(&body).copied()
    }
}

/// People are at their places for this frame.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PeopleDrawn;

/// Where one leans out of a vehicle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lean {
    /// Under the sill, in metres.
    pub at: Vec2,
    /// How high the sill is, in metres.
    pub height: f32,
    /// Whether he fires now.
    pub fires: bool,
}

/// The picture of a person.
#[derive(Component)]
pub struct PersonPicture {
    /// The body that it shows.
    pub body: Entity,
    /// Place of the feet a tick ago and now, in metres.
    track: [Vec2; 2],
    /// Where the feet are drawn in this frame, in metres.
    pub at: Vec2,
    /// How high over the floor, in metres.
    pub height: f32,
    /// Where it leans out of a vehicle, where it does.
    pub lean: Option<Lean>,
    /// Whether the body lies.
    pub lies: bool,
    /// Whether it lies on its side, across the way that it faces.
    lies_aside: bool,
    /// Whether it was beaten for good.
    is_out: bool,
    /// Pixels by which the picture is beside the body's place, so that others, walls and kerbs do not cut it.
    pub aside: Vec2,
    /// The place and facing for which that was last worked out for one who lies.
    rests: Option<(Vec2, u32)>,
    /// Pixels beside its place.
    jolt: f32,
    /// Whether it stands in water.
    pub wades: bool,
    /// Whether it lies in water.
    pub floats: bool,
    /// Whether the body is a player's.
    pub is_player: bool,
    /// Which player's.
    pub seat: Option<u8>,
    /// Whether steam drifts over it.
    pub veiled: bool,
    /// Ticks that it still shines white.
    pub flash: u32,
    person: Option<Arc<Person>>,
    /// The appearance, where its sheet has not been read yet.
    undressed: Option<String>,
    facing: Option<u32>,
    /// Ticks of walking and breathing.
    clock: u32,
    lay: bool,
    /// Ticks that it is still pressed flat by what struck it.
    pub pressed: u32,
    /// The way to the light, in eighths of a turn.
    toward: u32,
    /// How its pixels looked in the last frame.
    tint: Tint,
    sprite: Entity,
    /// The golden line around a player, and another around who stands in steam.
    line: Entity,
    shadow: Entity,
    hand: Entity,
    /// The right hand, from the feet, in pixels right and down, and whether it is in front of the body.
    hand_at: Option<(i16, i16, bool)>,
    /// Where what the hand holds points, in sixteenths of a turn, and 0 for level, 1 for up, 2 for down.
    barrel: (u32, u8),
    /// Where the muzzle of the gun in hand is drawn, in pixels.
    pub muzzle: Option<Vec2>,
    /// Ticks for which its gun stays raised.
    ready: u32,
    /// Ticks since a bullet struck, counted down.
    shot: u32,
}

impl PersonPicture {
    /// Whether the feet moved in the last tick.
    pub fn moves(&self) -> bool {
        self.track[0].distance_squared(self.track[1]) > 1e-5
    }

    /// Whether its sheet has that movement.
    pub fn knows(&self, clip: &str) -> bool {
        self.person.as_ref().is_some_and(|person| person.sheet.clips.contains_key(clip))
    }

    fn posture(&self) -> Posture {
        match () {
            // Who is out of the fight steps back from those who are in it.
            () if self.is_out => Posture::Out,
            () if self.lies => Posture::Lies,
            () if self.wades => Posture::Wades,
            () => Posture::Stands,
        }
    }

    fn someone(&self) -> Someone {
        let foot = to_pixels(self.at, 0.0);
        let rests = self.rests.map(|_| foot + self.aside);
        Someone { body: self.body, foot, stands: !self.lies, is_player: self.is_player, rests }
    }

    /// Works out how far the picture is beside the body's place.
    fn step_aside(
        &mut self,
        stance: &Stance,
        angle: f32,
        everybody: &[Someone],
        things: &Query<(&Prop, &Position)>,
        stage: &Stage,
    ) {
        let foot = to_pixels(self.at, 0.0);
        if let Act::Held { by, .. } = &stance.act {
            let holder = everybody.iter().find(|other| other.body == *by);
            self.aside = holder.map_or(Vec2::ZERO, |holder| crowd::apart(foot, holder.foot));
            self.rests = None;
        } else if self.is_out {
            let rests = (foot, self.facing.unwrap_or(0));
            let along = Vec2::from_angle(angle);
            if self.rests.replace(rests) != Some(rests)
                && let Some(floor) = stage.floor_at(self.at)
            {
                let others: Vec<Vec2> = everybody
                    .iter()
                    .filter(|other| other.body != self.body)
                    .filter_map(|other| other.rests)
                    .collect();
                let along = if self.lies_aside { along.perp() } else { along };
                let things: Vec<Vec2> = things
                    .iter()
                    .filter(|(prop, _)| !prop.broken && prop.def.footprint.is_some())
                    .map(|(_, at)| to_pixels(at.0, 0.0))
                    .filter(|thing| thing.distance(foot) < rest::FAR)
                    .collect();
                self.aside = rest::nudge(floor, foot, along, &others, &things);
            }
        } else {
            (self.aside, self.rests) = (Vec2::ZERO, None);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Pictures>().init_resource::<Pools>();
    app.add_plugins((attach::plugin, material::plugin, ring::plugin, sheets::plugin));
    app.add_systems(
        Update,
        (draw_people, held::draw_held)
            .chain()
            .in_set(PeopleDrawn)
            .in_set(ViewSystems::Draw)
            .run_if(stage::is_set),
    );
}

/// What of a body matters to who holds a gun.
#[derive(QueryData)]
struct Armed {
    hand: &'static Hand,
    cover: &'static Cover,
    controls: &'static Controls,
    mind: Option<&'static Brain>,
    is_player: Has<Seat>,
}

impl ArmedItem<'_, '_> {
    /// The gun in hand. It is raised by who aims, who has an enemy before him, and who has just fired.
    fn arms(&self, ready: u32) -> Option<armed::Arms> {
        let gun = self.hand.gun()?;
        let aims = self.is_player && self.controls.now.aim.is_some();
        let raised = aims || ready > 0 || self.mind.is_some_and(Brain::is_engaged);
        Some(armed::Arms::new(gun, raised))
    }
}

fn draw_people(
    mut pictures: Query<&mut PersonPicture>,
    bodies: Query<(&Actor, &ActorId, &Stance, &Velocity, &Facing, Armed, &Burning, &Footing)>,
    mut parts: Query<(&mut MeshTag, &mut Transform, &mut Visibility), Without<Sprite>>,
    mut shadows: Query<(&mut Sprite, &mut Anchor, &mut Transform, &mut Visibility)>,
    time: Res<Time<Fixed>>,
    stage: Res<Stage>,
    things: Query<(&Prop, &Position)>,
    (lights, pools, kerbs): (Res<FloorLights>, Res<Pools>, Res<Kerbs>),
    mission: Option<Res<Mission>>,
) {
    let Some(mission) = mission else { return };
    let between = time.overstep_fraction();
    let rules = &mission.setup.catalog.rules;
    for mut picture in &mut pictures {
        let walks = picture.track[0].lerp(picture.track[1], between);
        picture.at = picture.lean.map_or(walks, |lean| lean.at);
    }
    let everybody: Vec<Someone> = pictures.iter().map(PersonPicture::someone).collect();
    let players = everybody.iter().filter(|someone| someone.is_player);
    let with_players: Vec<PlayerLight> = players.map(|player| lights.with_player(player.foot)).collect();
    for mut picture in &mut pictures {
        let picture = &mut *picture;
        let Ok((actor, id, stance, velocity, facing, armed, burning, footing)) = bodies.get(picture.body)
        else {
            continue;
        };
        picture.height = picture.lean.map_or_else(|| flight_height(stance, between), |lean| lean.height);
        // Whoever was struck trembles while both stand still.
        let struck = !matches!(stance.act, Act::Strike(_) | Act::Finish(_));
        picture.jolt = if struck && stance.hit_stop % 2 == 1 { 1.0 } else { 0.0 };
        picture.is_out = stance.act == Act::Beaten;
        let in_water = footing.in_water && !kerbs.is_at(to_pixels(picture.at, 0.0));
        picture.wades = in_water && stance.act.is_upright();
        picture.floats = in_water && picture.lies;
        let looks = pose::Looks {
            speed: velocity.0.length(),
            walk: actor.def.walk,
            run: actor.def.run,
            burns: burning.0 > 0,
            bears: armed.hand.item.as_ref().is_some_and(|held| slows(&held.def.kind)),
            lay: picture.lay,
            own: id.0,
            throw_wind_up: rules.body.throw_wind_up_of(actor.faction),
            arms: armed.arms(picture.ready),
            ducks: armed.cover.ducks,
            shot: picture.shot > 0,
            leans: picture.lean.map(|lean| lean.fires),
        };
        let pose = pose::choose(stance, looks, &actor.moveset, rules);
        picture.lies_aside = pose.clip == pose::ON_SIDE;
        picture.step_aside(stance, facing.0, &everybody, &things, &stage);
        let foot = to_pixels(picture.at, 0.0);
        let mut lit = lights.at(foot);
        lit.light += with_players.iter().map(|light| light.at(foot)).sum::<Vec3>();
        picture.toward = lit::toward(&lit, picture.toward);
        picture.tint = Tint {
            cell: 0,
            near: crowd::is_near(&picture.someone(), &everybody),
            posture: picture.posture(),
            lift: if picture.is_out { Vec3::ONE } else { lit::lift(lit.light, picture.is_player) },
            toward: picture.toward,
            // The player is outlined in gold in every light: nobody should have to look for him.
            rim: if picture.is_player { Rim::Warm } else { lit::rim(&lit) },
            flash: picture.flash > 0,
            player: picture.is_player,
            press: picture.pressed.min(3),
        };
        let foe = actor.faction == Faction::Gang;
        let outline = Outline { hidden: picture.veiled || foe && lit.light.max_element() < DIM, foe };
        draw_body(picture, &pose, facing.0, outline, &stage, &mut parts);
        pool::draw(picture, lit.toward, &pools, &mut shadows);
    }
}

fn slows(kind: &ItemKind) -> bool {
    matches!(kind, ItemKind::Weapon(weapon) if weapon.walk_share < 0.8)
}

/// The arc of a body in the air, in metres.
fn flight_height(stance: &Stance, between: f32) -> f32 {
    let Act::Fly(flight) = &stance.act else { return 0.0 };
    let share = ((stance.tick as f32 + between) / flight.ticks.max(1) as f32).clamp(0.0, 1.0);
    FLIGHT_HEIGHT * 4.0 * share * (1.0 - share)
}

fn draw_body(
    picture: &mut PersonPicture,
    pose: &pose::Pose,
    angle: f32,
    outline: Outline,
    stage: &Stage,
    parts: &mut Query<(&mut MeshTag, &mut Transform, &mut Visibility), Without<Sprite>>,
) {
    let Some(person) = picture.person.clone() else { return };
    let sheet = &person.sheet;
    let Some((_, clip)) = pose::find(sheet, &pose.clip) else { return };
    let facing = pose::facing(angle, clip.facings, picture.facing);
    picture.facing = Some(facing);
    let frame = pose::frame(clip, pose.moment, picture.clock);
    picture.tint.cell = clip.first + facing * clip.frames + frame;
    picture.hand_at = clip.hands.get((facing * clip.frames + frame) as usize).copied();
    let (left, tilt) = clip.barrels.get(frame as usize).copied().unwrap_or_default();
    let turn = (facing * held::TURNS / clip.facings) as i32 + i32::from(left);
    picture.barrel = (turn.rem_euclid(held::TURNS as i32) as u32, tilt);
    let Ok((mut tag, mut transform, mut visibility)) = parts.get_mut(picture.sprite) else { return };
    tag.set_if_neq(MeshTag(picture.tint.tag()));
    let sunk = if picture.wades { WADING_DEPTH } else { 0.0 };
    let foot = to_pixels(picture.at, 0.0) + picture.aside;
    // Who lies is flat: others step over him.
    let line = if picture.lies { foot.y + LYING } else { foot.y };
    let z = layers::standing(line.round(), stage.north_at(picture.at), picture.sprite);
    transform.translation =
        on_grid(to_pixels(picture.at, picture.height) + picture.aside + Vec2::new(picture.jolt, -sunk), z);
    visibility.set_if_neq(Visibility::Inherited);
    let place = transform.translation;
    draw_line(picture, outline, place, parts);
}

/// What decides whether somebody else than a player is outlined, and how.
#[derive(Clone, Copy, Debug)]
struct Outline {
    /// Whether steam or darkness hides him.
    hidden: bool,
    /// Whether he is one of the gang.
    foe: bool,
}

/// The line lies over the light and over everybody, so that nobody has to look for himself in the dark or in a throng. In
/// steam others have one, too, and foes where no lamp reaches: what cannot be seen is no danger to play against.
fn draw_line(
    picture: &PersonPicture,
    outline: Outline,
    body: Vec3,
    parts: &mut Query<(&mut MeshTag, &mut Transform, &mut Visibility), Without<Sprite>>,
) {
    let Ok((mut tag, mut transform, mut visibility)) = parts.get_mut(picture.line) else { return };
    let is_outlined = picture.is_player || (outline.hidden && !picture.lies);
    if !is_outlined || picture.is_out {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    }
    // The line of somebody else has no use for what stands near.
    let near = if picture.is_player { picture.tint.near } else { outline.foe };
    tag.set_if_neq(MeshTag(Tint { rim: Rim::LineAlone, near, ..picture.tint }.tag()));
    let depth = match picture.seat {
        Some(seat) => layers::SHINING - 2.0 - f32::from(seat) * 0.1,
        None => layers::SHINING - 4.0 + layers::unique(picture.line),
    };
    let place = body.truncate().extend(depth);
    if transform.translation != place {
        transform.translation = place;
    }
    visibility.set_if_neq(Visibility::Inherited);
}
