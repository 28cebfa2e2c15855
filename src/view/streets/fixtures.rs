//! What stands fixed along the streets and is only seen: lamps, traffic lights, pillars, neon, the barriers of crossings.
//! Each comes with the camera and goes with it.

use std::sync::Arc;

use bevy::{math::ops, platform::collections::HashMap, prelude::*, sprite::Anchor};

use super::{
    Drawn, Plan, StreetSystems, are_drawn,
    lamps::{self, Lamp, Pool},
    noise::hash,
};
use crate::{
    content::{
        driving::Scale,
        roads::{Control, Roads},
        street_looks::{SignalLook, StreetLooks},
    },
    sim::{
        mission::Mission,
        road::{Light, Streets, cells::Cells},
        vehicle::train::Trains,
    },
    view::{
        art::{Art, Picture, pixmap::Pixmap},
        camera::View,
        layers,
        stage::{self, Stage},
        units::{self, on_grid, pixels_per_metre, to_metres, to_pixels},
        vehicles::beam::{Beam, Beams},
    },
};

/// How far around the canvas fixtures stand, in pixels.
const AROUND: f32 = 130.0;
/// A level's own lamp so near keeps the streets' lamps away, in metres.
const OWN_LAMP: f32 = 30.0;
/// Steps in which a barrier comes down, and how long each takes, in ticks.
const STEPS: u32 = 6;
const STEP_TICKS: u32 = 9;
/// Ticks that each of the two lamps of a bell shines.
const BLINK: u64 = 30;

/// What stands at a place, in metres.
#[derive(Clone, Debug)]
struct Fixture {
    at: Vec2,
    kind: Kind,
    /// Its picture; a barrier is drawn.
    picture: String,
    /// What shines of it at first.
    glow: Option<Glow>,
}

/// A light that is seen of a fixture: how high over its foot and how far across, in pixels as drivers see it.
#[derive(Clone, Copy, Debug)]
struct Glow {
    beam: Beam,
    up: f32,
    across: f32,
}

#[derive(Clone, Debug)]
enum Kind {
    Lamp,
    /// A traffic light for those who come to a node by a piece of street.
    Signal {
        node: usize,
        segment: usize,
    },
    Pillar,
    /// A sign on a wall.
    Sign,
    /// One of the barriers of a crossing: its arm reaches that far that way, in metres.
    Barrier {
        crossing: usize,
        arm: Vec2,
    },
}

/// All fixtures of the level, and the pictures of those that are near.
#[derive(Resource, Default)]
pub struct Fixtures {
    all: Vec<Fixture>,
    there: HashMap<usize, Entity>,
    /// The pools of light that lamps and houses throw.
    pub pools: Vec<Pool>,
    /// Steps of an arm that comes down, by its way in whole pixels.
    arms: HashMap<(i32, i32), Picture>,
    looks: Option<Arc<StreetLooks>>,
    /// A traffic light while it is red, amber, green, once it was found.
    signals: Option<[Picture; 3]>,
    /// All of them by place.
    cells: Cells,
    /// How many times they were gathered.
    pub gathered: u32,
}

/// The picture of a fixture that changes.
#[derive(Component)]
struct Shown {
    number: usize,
    picture: Option<Picture>,
    /// How far a barrier is down, in ticks.
    down: u32,
    /// Which of its pictures a traffic light shows.
    light: Option<usize>,
}

/// What shines of a lamp or a traffic light.
#[derive(Component)]
struct Head(Beam);

/// Depth of what shines of lamps and of traffic lights, over the sheet of light.
const GLOW_DEPTH: f32 = layers::LIGHT + 5.0;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Fixtures>();
    app.add_systems(Update, gather.in_set(StreetSystems::LayOut));
    app.add_systems(FixedLast, lower);
    app.add_systems(
        Update,
        (come_and_go, change, shine)
            .chain()
            .in_set(StreetSystems::Come)
            .run_if(are_drawn.and_then(stage::is_set)),
    );
}

fn gather(mut fixtures: ResMut<Fixtures>, drawn: Res<Drawn>, art: Res<Art>, mission: Option<Res<Mission>>) {
    *fixtures = Fixtures { gathered: fixtures.gathered + 1, ..Fixtures::default() };
    let (Some(plan), Some(looks), Some(mission)) = (&drawn.plan, &drawn.looks, mission) else { return };
    let roads = &drawn.roads;
    let shines = |kind: &String| {
        mission.setup.catalog.props.get(kind).is_some_and(|def| def.light.is_some() && def.height > 2.0)
    };
    let own: Vec<Vec2> =
        roads.props.iter().filter(|prop| shines(&prop.kind)).map(|prop| Vec2::from(prop.at)).collect();
    let lamps = lamps::along(plan, looks, &|at| own.iter().any(|lamp| lamp.distance(at) < OWN_LAMP));
    let pools = lamps.iter().filter_map(|lamp| lamp.pool(looks));
    fixtures.pools = pools.chain(lamps::of_fronts(roads, looks)).collect();
    let mut all: Vec<Fixture> = lamps.iter().filter_map(|lamp| of_lamp(lamp, looks)).collect();
    all.extend(signals(roads, plan, &looks.signal));
    all.extend(roads.pillars.iter().map(|pillar| {
        let own = format!("street/{}", pillar.kind);
        let picture = if art.has(&own) { own } else { looks.pillar.clone() };
        Fixture { at: Vec2::from(pillar.at), kind: Kind::Pillar, picture, glow: None }
    }));
    all.extend(signs(roads, looks));
    all.extend(barriers(roads));
    for (number, fixture) in (0..).zip(&all) {
        fixtures.cells.add(fixture.at, number);
    }
    fixtures.all = all;
    fixtures.looks = Some(looks.clone());
}

fn of_lamp(lamp: &Lamp, looks: &StreetLooks) -> Option<Fixture> {
    let look = lamp.look(looks)?;
    let ((south, north), heads) = (&look.pictures, look.heads);
    let (picture, up) = if lamp.south { (north, heads.1) } else { (south, heads.0) };
    let glow = Some(Glow { beam: Beam::Sodium, up, across: look.glow });
    Some(Fixture { at: lamp.foot, kind: Kind::Lamp, picture: picture.clone(), glow })
}

/// A light at the right kerb of each way into a junction that has them.
fn signals(roads: &Roads, plan: &Plan, look: &SignalLook) -> Vec<Fixture> {
    let mut found = Vec::new();
    let glow = Some(Glow { beam: Beam::Stop, up: look.lights.0, across: look.glow });
    for (number, node) in roads.nodes.iter().enumerate() {
        if !matches!(node.control, Control::Lights { .. }) {
            continue;
        }
        for segment in &node.segments {
            let Some(strip) = plan.strips.get(*segment) else { continue };
            let begins = roads.segments[*segment].from == number;
            let along = if begins { node.reach } else { strip.length - node.reach };
            // Right as one comes to the junction.
            let right = if begins { -strip.kerb.1 - 0.8 } else { strip.kerb.0 + 0.8 };
            let comes = if begins { strip.lanes.1 } else { strip.lanes.0 };
            if comes > 0 {
                let at = strip.point(along, right);
                let kind = Kind::Signal { node: number, segment: *segment };
                found.push(Fixture { at, kind, picture: look.pictures.2.clone(), glow });
            }
        }
    }
    found
}

/// Signs at fronts that look to the south.
fn signs(roads: &Roads, looks: &StreetLooks) -> Vec<Fixture> {
    let sign = |(number, building): (usize, &crate::content::roads::Building)| {
        let front = Vec2::from(building.front);
        let draw = hash(number as i32, 9, 41);
        let signs = &looks.houses.get(&building.kind)?.signs;
        let sign = signs.get((draw / 3) as usize % signs.len().max(1))?;
        if front.y > -0.8 || draw.is_multiple_of(looks.unlit) {
            return None;
        }
        let aside = building.half.0 * if draw & 64 == 0 { 0.55 } else { -0.55 };
        let at =
            Vec2::from(building.at) + front * (building.half.1 + 0.05) + Vec2::from(building.way) * aside;
        Some(Fixture { at, kind: Kind::Sign, picture: sign.clone(), glow: None })
    };
    roads.buildings.iter().enumerate().filter_map(sign).collect()
}

/// A barrier on both sides of the rails, each closing the half of the road on which one comes.
fn barriers(roads: &Roads) -> Vec<Fixture> {
    /// From the middle of the track to a barrier, in metres.
    const OFF: f32 = 4.2;
    let mut found = Vec::new();
    for (number, crossing) in roads.crossings.iter().enumerate().filter(|(_, crossing)| crossing.gates) {
        let at = Vec2::from(crossing.at);
        let near =
            roads.segments.iter().filter(|segment| segment.street == crossing.street).min_by(|a, b| {
                let off = |segment: &&crate::content::roads::Segment| {
                    let from = at - Vec2::from(segment.at);
                    let along = from.dot(Vec2::from(segment.way)).clamp(0.0, segment.length);
                    (from - Vec2::from(segment.way) * along).length()
                };
                off(a).total_cmp(&off(b))
            });
        let Some(segment) = near else { continue };
        let way = Vec2::from(segment.way);
        for way in [way, -way] {
            // One comes along `way` and keeps to the right.
            let right = -way.perp();
            let foot = at - way * OFF + right * (crossing.half + 0.6);
            let arm = -right * (crossing.half + 0.4);
            let kind = Kind::Barrier { crossing: number, arm };
            found.push(Fixture { at: foot, kind, picture: String::new(), glow: None });
        }
    }
    found
}

fn come_and_go(
    mut commands: Commands,
    mut fixtures: ResMut<Fixtures>,
    (mut art, mut images): (ResMut<Art>, ResMut<Assets<Image>>),
    (stage, beams): (Res<Stage>, Res<Beams>),
    view: Res<View>,
) {
    let near = view.rect().inflate(AROUND);
    let fixtures = &mut *fixtures;
    let hangs = fixtures.looks.as_ref().map_or(0.0, |looks| looks.hangs);
    let is_near = |fixture: &Fixture| near.contains(to_pixels(fixture.at, 0.0));
    let all = &fixtures.all;
    fixtures.there.retain(|number, entity| {
        let stays = is_near(&all[*number]);
        if !stays {
            commands.entity(*entity).try_despawn();
        }
        stays
    });
    if let Some(looks) = fixtures.looks.as_ref().filter(|_| fixtures.signals.is_none()) {
        let (red, amber, green) = &looks.signal.pictures;
        let [red, amber, green] = [red, amber, green].map(|name| art.sprite(&mut images, name));
        fixtures.signals = red.zip(amber).zip(green).map(|((red, amber), green)| [red, amber, green]);
    }
    let reach = near.half_size().length() / pixels_per_metre();
    for number in fixtures.cells.near(to_metres(near.center(), 0.0), reach) {
        let fixture = &fixtures.all[number];
        if !is_near(fixture) || fixtures.there.contains_key(&number) {
            continue;
        }
        let picture = match &fixture.kind {
            Kind::Barrier { arm, .. } => {
                let arm = (*arm * pixels_per_metre()).round();
                let key = (arm.x as i32, arm.y as i32);
                let made = fixtures.arms.entry(key).or_insert_with(|| draw_barrier(arm, &mut images));
                Some(made.clone())
            }
            _ => art.sprite(&mut images, &fixture.picture),
        };
        let Some(picture) = picture else { continue };
        let foot = to_pixels(fixture.at, 0.0);
        let over = if matches!(fixture.kind, Kind::Sign) { hangs } else { 0.0 };
        let mut entity = commands.spawn((picture.sprite(0), ChildOf(stage.root)));
        let z = layers::standing(foot.y, stage.north_at(fixture.at), entity.id());
        let at = on_grid(foot + Vec2::Y * over, z);
        let shown = Shown { number, picture: Some(picture), down: 0, light: None };
        entity.insert((Transform::from_translation(at), shown));
        let id = entity.id();
        fixtures.there.insert(number, id);
        // Who walks sees the lamps of streets at another size.
        if let Some(glow) = fixture.glow.filter(|_| units::scale() == Scale::Drive) {
            let at = Vec3::new(0.0, glow.up, GLOW_DEPTH - z + layers::unique(id));
            let place = Transform::from_translation(at).with_scale(Vec2::splat(glow.across).extend(1.0));
            commands.spawn((Head(glow.beam), beams.of(glow.beam), place, ChildOf(id)));
        }
    }
}

/// Barriers come down while the bell rings, tick by tick.
fn lower(mut shown: Query<&mut Shown>, fixtures: Res<Fixtures>, trains: Option<Res<Trains>>) {
    let Some(trains) = trains else { return };
    for mut shown in &mut shown {
        let Some(Fixture { kind: Kind::Barrier { crossing, .. }, .. }) = fixtures.all.get(shown.number)
        else {
            continue;
        };
        let rings = trains.rings.get(*crossing).copied().unwrap_or(false);
        let down = shown.down;
        let wanted = if rings { (down + 1).min((STEPS - 1) * STEP_TICKS) } else { down.saturating_sub(1) };
        if wanted != down {
            shown.down = wanted;
        }
    }
}

/// The light that shines of a traffic light changes with it.
fn shine(
    mut commands: Commands,
    mut heads: Query<(Entity, &mut Head, &ChildOf, &mut Transform)>,
    shown: Query<(&Shown, &Transform), Without<Head>>,
    fixtures: Res<Fixtures>,
    (streets, mission): (Option<Res<Streets>>, Option<Res<Mission>>),
    beams: Res<Beams>,
) {
    let (Some(streets), Some(mission), Some(looks)) = (streets, mission, &fixtures.looks) else { return };
    let lights = looks.signal.lights;
    for (entity, mut head, parent, mut transform) in &mut heads {
        let Ok((shown, own)) = shown.get(parent.parent()) else { continue };
        let z = GLOW_DEPTH - own.translation.z + layers::unique(entity);
        if transform.translation.z != z {
            transform.translation.z = z;
        }
        let Some(Fixture { kind: Kind::Signal { node, segment }, .. }) = fixtures.all.get(shown.number)
        else {
            continue;
        };
        let (beam, up) = match streets.light(*node, *segment, mission.tick) {
            Some(Light::Green) => (Beam::Go, lights.2),
            Some(Light::Amber) => (Beam::Wait, lights.1),
            _ => (Beam::Stop, lights.0),
        };
        if head.0 != beam {
            head.0 = beam;
            transform.translation.y = up;
            commands.entity(entity).insert(beams.of(beam));
        }
    }
}

/// Lights change, neon flickers, arms move; depths move with the camera.
fn change(
    mut shown: Query<(Entity, &mut Shown, &mut Sprite, &mut Anchor, &mut Transform)>,
    fixtures: Res<Fixtures>,
    (streets, mission): (Option<Res<Streets>>, Option<Res<Mission>>),
    stage: Res<Stage>,
) {
    let tick = mission.map_or(0, |mission| mission.tick);
    for (entity, mut shown, mut sprite, mut anchor, mut transform) in &mut shown {
        let Some(fixture) = fixtures.all.get(shown.number) else { continue };
        let foot = to_pixels(fixture.at, 0.0);
        // A sign hangs on its wall, a pixel before it.
        let before = if matches!(fixture.kind, Kind::Sign) { 1.0 } else { 0.0 };
        let z = layers::standing(foot.y - before, stage.north_at(fixture.at), entity);
        if transform.translation.z != z {
            transform.translation.z = z;
        }
        let frame = match &fixture.kind {
            Kind::Signal { node, segment } => {
                let light = streets.as_ref().and_then(|streets| streets.light(*node, *segment, tick));
                let number = match light {
                    Some(Light::Green) => 2,
                    Some(Light::Amber) => 1,
                    _ => 0,
                };
                if shown.light != Some(number) {
                    shown.light = Some(number);
                    shown.picture = fixtures.signals.as_ref().map(|signals| signals[number].clone());
                }
                0
            }
            Kind::Sign => {
                let ticks = tick + u64::from(hash(shown.number as i32, 3, 8)) % 600;
                shown.picture.as_ref().map_or(0, |picture| picture.frame_at(ticks))
            }
            Kind::Barrier { .. } => {
                let step = (shown.down / STEP_TICKS) as usize;
                let blinks = shown.down > 0;
                step * 3 + if blinks { 1 + (tick / BLINK % 2) as usize } else { 0 }
            }
            Kind::Lamp | Kind::Pillar => continue,
        };
        let Some(picture) = &shown.picture else { continue };
        let (look, at) = picture.sprite(frame);
        if sprite.rect != look.rect || sprite.image != look.image {
            (*sprite, *anchor) = (look, at);
        }
    }
}

const INK: [u8; 4] = [0x0b, 0x0d, 0x17, 255];
const POST: [u8; 4] = [0x5a, 0x63, 0x78, 255];
const POST_LIT: [u8; 4] = [0x8f, 0x9b, 0xab, 255];
const RED: [u8; 4] = [0xb5, 0x1f, 0x2a, 255];
const LIT: [u8; 4] = [0xff, 0x8a, 0x5c, 255];
const CREAM: [u8; 4] = [0xf4, 0xf1, 0xe4, 255];
const DARK_LAMP: [u8; 4] = [0x3a, 0x0a, 0x17, 255];

/// A barrier whose arm reaches that far, in pixels: for each step from upright to level three pictures, the bell's lamps
/// dark and each of them lit.
fn draw_barrier(arm: Vec2, images: &mut Assets<Image>) -> Picture {
    /// How high the arm lies when it is down, and how high the post is, in pixels.
    const ARM_UP: f32 = 7.0;
    const POST_UP: i32 = 22;
    let far = arm.abs().max_element().ceil() as i32 + 3;
    let (wide, tall) = (2 * far + 12, 2 * far + POST_UP + 12);
    let pivot = IVec2::new(wide / 2, far + POST_UP + 8);
    let mut sheet = Pixmap::new((wide * 3) as u32, tall as u32 * STEPS);
    let mut rects = Vec::new();
    for step in 0..STEPS as i32 {
        for lamp in 0..3 {
            let corner = IVec2::new(lamp * wide, step * tall);
            let mut put = |at: Vec2, color: [u8; 4]| {
                let at = IVec2::new(at.x.floor() as i32, -at.y.floor() as i32);
                sheet.set(corner + pivot + at, color);
            };
            let angle = (1.0 - step as f32 / (STEPS - 1) as f32) * 1.42;
            let (level, up) = (ops::cos(angle), ops::sin(angle) * 0.62);
            let length = arm.length();
            for along in 0..length as i32 * 2 {
                let along = along as f32 / 2.0;
                let at = arm.normalize_or_zero() * (along * level) + Vec2::Y * (ARM_UP + along * up);
                let color = if (along / 6.0) as i32 % 2 == 0 { RED } else { CREAM };
                // Under the arm the line of its shadow side.
                put(at - Vec2::Y, INK);
                put(at, color);
                put(at + Vec2::Y, color);
            }
            for y in 0..POST_UP {
                put(Vec2::new(-1.0, y as f32), POST_LIT);
                put(Vec2::new(0.0, y as f32), POST);
                put(Vec2::new(1.0, y as f32), INK);
            }
            // The cross over the two lamps.
            for reach in -4..=4 {
                put(Vec2::new(reach as f32, (POST_UP - 2) as f32 + reach as f32 * 0.6), CREAM);
                put(Vec2::new(reach as f32, (POST_UP - 2) as f32 - reach as f32 * 0.6), CREAM);
            }
            for (side, lit) in [(-4.0, lamp == 1), (2.0, lamp == 2)] {
                for (x, y) in [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (0.0, 1.0), (1.0, 1.0), (2.0, 1.0)] {
                    put(Vec2::new(side + x, 13.0 + y), if lit { LIT } else { DARK_LAMP });
                }
            }
            let min = corner.as_uvec2();
            rects.push(URect::from_corners(min, min + UVec2::new(wide as u32, tall as u32)));
        }
    }
    let image = images.add(sheet.into_image());
    Picture { image, rects, pivot, ticks: 0 }
}
