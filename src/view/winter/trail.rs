//! Who treads what: prints in snow, a trough in deep snow, furrows of those who slide, scratches on ice.

use bevy::{
    asset::RenderAssetUsages,
    image::ImageSampler,
    platform::collections::HashMap,
    prelude::*,
    render::render_resource::{Extent3d, TextureDimension, TextureFormat},
    sprite::Anchor,
};

use super::tracks::{self, BLOCK, Block, Relief};
use crate::{
    sim::{actor::Velocity, mission::Mission, outcome::SimOutcome, stance::Stance},
    view::{
        ViewSystems,
        art::Art,
        ground::Grounds,
        layers,
        people::PersonPicture,
        stage::{self, Stage},
        tiles::soft::{self, Tones},
        units::{TILE_PIXELS, to_pixels},
    },
};

/// Ground deeper than this, in metres, is waded through: one trough instead of prints.
const TROUGH: f32 = 0.15;
/// Pixels from one print to the next, and from a print to the middle of the way.
const STRIDE: f32 = 10.0;
const BESIDE: f32 = 2.6;
/// Farther than this in one frame, in pixels, nobody walks.
const JUMP: f32 = 30.0;
/// Who is faster than this on his back, in metres a second, slides.
const SLIDES: f32 = 0.6;
/// Who is faster than this on hard ground leaves scratches, in metres a second.
const SKIDS: f32 = 5.0;

/// Everybody's way, the trodden ground, and its pictures.
#[derive(Resource, Default)]
struct Trails {
    walkers: HashMap<Entity, Walker>,
    relief: Relief,
    shown: HashMap<IVec2, (Entity, Handle<Image>)>,
    tones: HashMap<String, Option<Tones>>,
    tick: u64,
}

/// One who leaves a trail; places in pixels.
struct Walker {
    at: Vec2,
    since_print: f32,
    left: bool,
}

/// How somebody went over the ground in this frame; places in pixels, speed in metres a second.
struct Going {
    from: Vec2,
    to: Vec2,
    speed: f32,
    slides: bool,
}

impl Walker {
    /// Leaves what ground of that depth (in metres) keeps of a way over it.
    fn leave(
        &mut self,
        relief: &mut Relief,
        going: &Going,
        depth: f32,
        tones: impl Fn(IVec2) -> Option<Tones>,
    ) {
        let (from, to) = (going.from, going.to);
        if depth > 0.0 && going.slides {
            furrow(relief, from, to, depth, tones);
        } else if depth >= TROUGH {
            trough(relief, from, to, tones);
        } else if depth > 0.0 {
            prints(relief, self, from, to, tones);
        } else if going.slides || going.speed > SKIDS {
            scratches(relief, from, to, going.slides, tones);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Trails>();
    app.add_systems(Update, begin.in_set(ViewSystems::Build).run_if(stage::is_new));
    app.add_systems(Update, (tread, show).chain().in_set(ViewSystems::Camera).run_if(stage::is_set));
}

/// Another level: untrodden.
fn begin(
    mut trails: ResMut<Trails>,
    stage: Res<Stage>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    *trails = Trails::default();
    for floor in &stage.floors {
        for y in 0..floor.height {
            for x in 0..floor.width {
                let set = floor.set(x, y);
                if !trails.tones.contains_key(set) {
                    let tones = soft::tones(set, &mut art, &mut images);
                    trails.tones.insert(set.to_owned(), tones);
                }
            }
        }
    }
}

fn tread(
    mut trails: ResMut<Trails>,
    mut outcomes: MessageReader<SimOutcome>,
    people: Query<&PersonPicture>,
    bodies: Query<(&Stance, &Velocity)>,
    grounds: Res<Grounds>,
    stage: Res<Stage>,
    mission: Option<Res<Mission>>,
) {
    let trails = &mut *trails;
    let tick = mission.map_or(0, |mission| mission.tick);
    let begins = tick < trails.tick;
    trails.tick = tick;
    let tones = |at: IVec2| tones_at(&trails.tones, &grounds, &stage, at);
    if begins {
        trails.relief.clear();
        trails.walkers.clear();
    }
    for person in &people {
        let Ok((stance, velocity)) = bodies.get(person.body) else { continue };
        let at = to_pixels(person.at, 0.0);
        let walker =
            trails.walkers.entry(person.body).or_insert(Walker { at, since_print: 0.0, left: false });
        let from = std::mem::replace(&mut walker.at, at);
        if person.height > 0.08 || from.distance(at) > JUMP || from == at {
            continue;
        }
        let Some(ground) = grounds.at(at) else { continue };
        let speed = velocity.0.length();
        let slides = person.lies || (!stance.act.is_upright() && speed > SLIDES);
        walker.leave(&mut trails.relief, &Going { from, to: at, speed, slides }, ground.depth, tones);
    }
    for outcome in outcomes.read() {
        match outcome {
            SimOutcome::Landed { at, .. } => land(&mut trails.relief, to_pixels(*at, 0.0), tones),
            SimOutcome::Restarted => {
                trails.relief.clear();
                trails.walkers.clear();
            }
            _ => {}
        }
    }
    trails.walkers.retain(|body, _| bodies.contains(*body));
}

/// The tones of the ground that is seen at a pixel of the world.
fn tones_at(
    known: &HashMap<String, Option<Tones>>,
    grounds: &Grounds,
    stage: &Stage,
    at: IVec2,
) -> Option<Tones> {
    let ground = grounds.at(at.as_vec2() + 0.5)?;
    let floor = stage.floors.iter().find(|floor| floor.rect().contains(at.as_vec2() + 0.5))?;
    let north = floor.height * TILE_PIXELS as i32;
    let (x, y) = soft::wander(at.x - floor.west, north - 1 - at.y);
    let seen = grounds.at(Vec2::new((x + floor.west) as f32, (north - 1 - y) as f32) + 0.5);
    let seen = seen.filter(|seen| seen.frost).unwrap_or(ground);
    known.get(&seen.set).copied().flatten()
}

fn prints(
    relief: &mut Relief,
    walker: &mut Walker,
    from: Vec2,
    to: Vec2,
    tones: impl Fn(IVec2) -> Option<Tones>,
) {
    walker.since_print += from.distance(to);
    if walker.since_print < STRIDE {
        return;
    }
    walker.since_print = 0.0;
    walker.left = !walker.left;
    let way = (to - from).normalize_or_zero();
    let at = to + way.perp() * if walker.left { BESIDE } else { -BESIDE };
    relief.tread(tracks::around(at, at, 5.0), tracks::print(at, way), tones);
}

fn trough(relief: &mut Relief, from: Vec2, to: Vec2, tones: impl Fn(IVec2) -> Option<Tones>) {
    let shape = |at: IVec2| {
        let ragged = 1.6 * ((at.x * 7 + at.y * 13).rem_euclid(5) as f32 / 4.0);
        match tracks::off_line(at, from, to) + ragged {
            off if off < 4.2 => 2,
            off if off < 6.2 => 1,
            _ => 0,
        }
    };
    relief.tread(tracks::around(from, to, 7.0), shape, tones);
}

fn furrow(relief: &mut Relief, from: Vec2, to: Vec2, depth: f32, tones: impl Fn(IVec2) -> Option<Tones>) {
    let (wide, floor) = if depth >= TROUGH { (8.0, 2) } else { (6.0, 1) };
    let shape = |at: IVec2| {
        let ragged = 2.4 * ((at.x * 5 + at.y * 11).rem_euclid(7) as f32 / 6.0);
        match tracks::off_line(at, from, to) + ragged {
            off if off < wide - 2.0 => floor,
            off if off < wide => 1,
            _ => 0,
        }
    };
    relief.tread(tracks::around(from, to, wide + 1.0), shape, tones);
}

/// Hard ground is only scratched: two thin broken lines, more where a whole body slides.
fn scratches(relief: &mut Relief, from: Vec2, to: Vec2, whole: bool, tones: impl Fn(IVec2) -> Option<Tones>) {
    let side = (to - from).normalize_or_zero().perp();
    let offsets: &[f32] = if whole { &[-5.0, -1.5, 2.0, 5.5] } else { &[-2.0, 2.0] };
    for (number, offset) in offsets.iter().enumerate() {
        let (from, to) = (from + side * *offset, to + side * *offset);
        let shape = |at: IVec2| {
            let broken = (at.x * 3 + at.y * 5 + number as i32 * 4).rem_euclid(11) < 4;
            u8::from(!broken && tracks::off_line(at, from, to) < 0.6)
        };
        relief.tread(tracks::around(from, to, 1.0), shape, &tones);
    }
}

fn land(relief: &mut Relief, at: Vec2, tones: impl Fn(IVec2) -> Option<Tones>) {
    relief.tread(tracks::around(at, at, 15.0), tracks::crater(at, Vec2::X, 13.0, 7.0), tones);
}

/// Brings the pictures of the trodden blocks on the canvas.
fn show(
    mut commands: Commands,
    mut trails: ResMut<Trails>,
    mut images: ResMut<Assets<Image>>,
    stage: Res<Stage>,
) {
    let Trails { relief, shown, .. } = &mut *trails;
    shown.retain(|at, (entity, _)| {
        let stays = relief.has(*at);
        if !stays {
            commands.entity(*entity).try_despawn();
        }
        stays
    });
    for (at, block) in relief.take_changed() {
        match shown.get(&at) {
            Some((_, handle)) => {
                if let Some(mut image) = images.get_mut(handle) {
                    image.data = Some(block.pixels.clone());
                }
            }
            None => {
                let handle = images.add(picture_of(block));
                let corner = (at * BLOCK + IVec2::Y * BLOCK).as_vec2();
                let sprite = Sprite::from_image(handle.clone());
                let mut entity = commands.spawn((sprite, Anchor::TOP_LEFT, ChildOf(stage.root)));
                let z = layers::TRACKS + layers::unique(entity.id());
                entity.insert(Transform::from_translation(corner.extend(z)));
                shown.insert(at, (entity.id(), handle));
            }
        }
    }
}

fn picture_of(block: &Block) -> Image {
    let size = Extent3d { width: BLOCK as u32, height: BLOCK as u32, depth_or_array_layers: 1 };
    let mut image = Image::new(
        size,
        TextureDimension::D2,
        block.pixels.clone(),
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::default(),
    );
    image.sampler = ImageSampler::nearest();
    image
}
