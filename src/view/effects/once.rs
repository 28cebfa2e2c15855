//! Pictures that run once and are gone: sparks, dust, splashes, rings, puffs.

use bevy::prelude::*;

use crate::view::{
    ViewSystems,
    art::Picture,
    layers,
    people::PersonPicture,
    stage,
    units::{on_grid, to_pixels},
};

/// Pictures at the same time, at the most; older ones go first.
const MOST: usize = 220;
/// What hangs in the air thins out around people, from the first distance in pixels to the second, to that share: who
/// fights in it hides from eyes on the floor, not from those above.
const THIN: (f32, f32, f32) = (12.0, 40.0, 0.25);
/// Share of its time after which a veil hides nobody any more.
const OPENS: f32 = 0.7;
/// Metres over the feet of the middle of a body.
const CHEST: f32 = 0.8;

/// A picture that runs once.
#[derive(Component, Clone, Debug)]
pub struct Once {
    /// Its frames.
    pub picture: Picture,
    /// Where, in pixels.
    pub at: Vec2,
    /// Pixels a second.
    pub velocity: Vec2,
    /// How deep it lies.
    pub depth: f32,
    /// Seconds since it came.
    pub age: f32,
    /// Seconds it lasts.
    pub life: f32,
    /// How clear it is at the beginning; it fades with its life where `fades`.
    pub alpha: f32,
    /// Whether it fades in and out.
    pub fades: bool,
    /// The frame it keeps to, where it does not run through its frames.
    pub keeps: Option<usize>,
    /// What its colours are multiplied by.
    pub tint: Option<Color>,
    /// Whether it thins out around people.
    pub veils: bool,
}

impl Once {
    /// A picture that runs through its frames at its own pace, at that place and depth.
    pub fn new(picture: Picture, at: Vec2, depth: f32) -> Self {
        let life = picture.rects.len() as f32 * picture.ticks.max(1) as f32 / 60.0;
        Self {
            picture,
            at,
            velocity: Vec2::ZERO,
            depth,
            age: 0.0,
            life,
            alpha: 1.0,
            fades: false,
            keeps: None,
            tint: None,
            veils: false,
        }
    }

    /// Which share of its time has passed.
    fn share(&self) -> f32 {
        self.age / self.life
    }

    /// The same, thin around people.
    pub fn veiling(mut self) -> Self {
        self.veils = true;
        self
    }

    /// The same, moving.
    pub fn moving(mut self, velocity: Vec2) -> Self {
        self.velocity = velocity;
        self
    }

    /// The same, for so many seconds, clear to that share, fading in and out, in one of its frames.
    pub fn drifting(mut self, frame: usize, life: f32, alpha: f32) -> Self {
        self.keeps = Some(frame);
        self.life = life;
        self.alpha = alpha;
        self.fades = true;
        self
    }

    /// Brings it on the canvas.
    pub fn spawn(self, commands: &mut Commands, root: Entity) {
        let mut look = self.picture.sprite(self.keeps.unwrap_or(0));
        if let Some(tint) = self.tint {
            look.0.color = tint;
        }
        let mut entity = commands.spawn((look, ChildOf(root)));
        let z = self.depth + layers::unique(entity.id());
        entity.insert((Transform::from_translation(on_grid(self.at, z)), self));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (run, thin_out).chain().in_set(ViewSystems::Draw).run_if(stage::is_set));
}

fn run(
    mut commands: Commands,
    mut pictures: Query<(Entity, &mut Once, &mut Sprite, &mut Transform)>,
    mut people: Query<&mut PersonPicture>,
    time: Res<Time<Virtual>>,
) {
    let passed = time.delta_secs();
    let chest = |person: &PersonPicture| to_pixels(person.at, person.height + CHEST);
    let bodies: Vec<Vec2> = people.iter().map(chest).collect();
    let veils = pictures.iter().filter(|(_, once, ..)| once.veils && once.share() < OPENS);
    let veils: Vec<Vec2> = veils.map(|(_, once, ..)| once.at).collect();
    for mut person in &mut people {
        person.veiled = is_veiled(chest(&person), &veils);
    }
    for (entity, mut once, mut sprite, mut transform) in &mut pictures {
        once.age += passed;
        if once.age >= once.life {
            commands.entity(entity).despawn();
            continue;
        }
        let step = once.velocity * passed;
        once.at += step;
        let place = on_grid(once.at, transform.translation.z);
        if transform.translation != place {
            transform.translation = place;
        }
        let share = once.share();
        let frames = once.picture.rects.len();
        let frame = once.keeps.unwrap_or(((share * frames as f32) as usize).min(frames - 1));
        let rect = Some(once.picture.rect(frame).as_rect());
        if sprite.rect != rect {
            sprite.rect = rect;
        }
        if once.fades || once.alpha < 1.0 {
            let swell = if once.fades { (share * 5.0).min((1.0 - share) * 1.6).min(1.0) } else { 1.0 };
            let clear = if once.veils { clearing(once.at, &bodies) } else { 1.0 };
            // In steps: a soft fade would leave the palette.
            let alpha = (once.alpha * swell * clear * 10.0).round() / 10.0;
            sprite.color.set_alpha(alpha);
        }
    }
}

/// Whether a veil drifts over a body at that place.
fn is_veiled(body: Vec2, veils: &[Vec2]) -> bool {
    veils.iter().any(|veil| veil.distance(body) < THIN.1)
}

/// Which share of a veil is left at that place.
fn clearing(at: Vec2, bodies: &[Vec2]) -> f32 {
    let (from, to, least) = THIN;
    let nearest = bodies.iter().map(|body| body.distance(at)).fold(to, f32::min);
    least + (1.0 - least) * ((nearest - from) / (to - from)).clamp(0.0, 1.0)
}

fn thin_out(mut commands: Commands, pictures: Query<(Entity, &Once)>) {
    let count = pictures.iter().len();
    if count <= MOST {
        return;
    }
    let mut old: Vec<(f32, Entity)> = pictures.iter().map(|(entity, once)| (once.age, entity)).collect();
    old.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (_, entity) in old.into_iter().take(count - MOST) {
        commands.entity(entity).despawn();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stands_in_steam_is_veiled() {
        let veils = [Vec2::new(100.0, 50.0)];
        assert!(is_veiled(Vec2::new(100.0, 20.0), &veils));
        assert!(!is_veiled(Vec2::new(100.0, 5.0), &veils) && !is_veiled(Vec2::ZERO, &[]));
    }

    #[test]
    fn a_veil_is_thin_over_a_body_and_whole_far_from_all() {
        let bodies = [Vec2::ZERO, Vec2::new(200.0, 0.0)];
        assert_eq!(clearing(Vec2::new(3.0, 4.0), &bodies), 0.25);
        assert_eq!(clearing(Vec2::new(26.0, 0.0), &bodies), 0.625);
        assert_eq!(clearing(Vec2::new(100.0, 0.0), &bodies), 1.0);
        assert_eq!(clearing(Vec2::new(200.0, 0.0), &bodies), 0.25, "of each body");
        assert_eq!(clearing(Vec2::ZERO, &[]), 1.0);
    }
}
