//! Spent cases: thrown out to the right, they turn, bounce, and stay where they come to lie.

use bevy::{platform::collections::HashMap, prelude::*};

use super::{super::Effects, litter::Litter};
use crate::{
    content::terrain::TerrainKind,
    sim::{mission::Mission, outcome::SimOutcome},
    view::{
        ViewSystems,
        art::{Art, Picture},
        layers,
        stage::{self, Stage},
        units::{CHEST, TILE_PIXELS, on_grid, pixels_per_metre, to_pixels},
    },
};

/// Cases in the air at once, at the most: more are not thrown.
pub const MOST_FLYING: usize = 60;
/// Metres a second squared.
const GRAVITY: f32 = 9.0;
/// Speed kept at a bounce, upwards and along.
const BOUNCE: (f32, f32) = (0.42, 0.6);
/// Climb under which it bounces no more, in metres a second.
const RESTS: f32 = 0.55;
/// Turns of the picture in a second.
const SPIN: f32 = 26.0;

/// A case in the air. Metres, and metres a second.
#[derive(Component)]
pub struct Case {
    picture: Picture,
    rest: Picture,
    at: Vec2,
    height: f32,
    velocity: Vec2,
    climb: f32,
    age: f32,
}

/// The pictures of cases by their names in the data: in the air, and lying.
type Known = HashMap<String, Option<(Picture, Picture)>>;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, throw_out.in_set(ViewSystems::Answer).run_if(stage::is_set));
    app.add_systems(Update, fly.in_set(ViewSystems::Draw).run_if(stage::is_set));
}

fn throw_out(
    mut commands: Commands,
    mut outcomes: MessageReader<SimOutcome>,
    mut effects: ResMut<Effects>,
    (stage, mission): (Res<Stage>, Option<Res<Mission>>),
    (mut art, mut images): (ResMut<Art>, ResMut<Assets<Image>>),
    flying: Query<(), With<Case>>,
    mut known: Local<Known>,
) {
    let Some(mission) = mission else { return };
    let mut room = MOST_FLYING.saturating_sub(flying.iter().len());
    for outcome in outcomes.read() {
        let SimOutcome::Shot { item, at, direction, .. } = outcome else { continue };
        let item = mission.setup.catalog.items.get(item);
        let Some(gun) = item.and_then(|item| item.kind.gun()) else { continue };
        let Some(name) = gun.casing.as_ref().filter(|_| room > 0) else { continue };
        let find = || {
            let rest = format!("{name}_rest");
            let lying = art.has(&rest);
            let picture = art.sprite(&mut images, name)?;
            let rest = if lying { art.sprite(&mut images, &rest)? } else { picture.clone() };
            Some((picture, rest))
        };
        let Some((picture, rest)) = known.entry_ref(name.as_str()).or_insert_with(find).clone() else {
            continue;
        };
        room -= 1;
        let right = -direction.perp();
        let case = Case {
            picture,
            rest,
            // The bolt is nearer to the body than the muzzle.
            at: *at - *direction * gun.muzzle * 0.5,
            height: CHEST,
            velocity: right * (1.2 + effects.chance() * 0.9) - *direction * effects.chance() * 0.8,
            climb: 1.5 + effects.chance() * 1.1,
            age: effects.chance(),
        };
        commands.spawn((
            case.picture.sprite(0),
            Transform::default(),
            Visibility::default(),
            case,
            ChildOf(stage.root),
        ));
    }
}

/// What a case does in a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comes {
    /// It flies on.
    Flies,
    /// It lies.
    Rests,
    /// Water has it.
    Sinks,
}

impl Case {
    fn go(&mut self, passed: f32, ground: impl Fn(Vec2) -> TerrainKind) -> Comes {
        self.age += passed;
        let next = self.at + self.velocity * passed;
        if ground(next) == TerrainKind::Wall {
            self.velocity *= -BOUNCE.1;
        } else {
            self.at = next;
        }
        self.climb -= GRAVITY * passed;
        self.height += self.climb * passed;
        if self.height > 0.0 {
            return Comes::Flies;
        }
        self.height = 0.0;
        if ground(self.at) == TerrainKind::Water {
            return Comes::Sinks;
        }
        self.climb *= -BOUNCE.0;
        self.velocity *= BOUNCE.1;
        if self.climb < RESTS { Comes::Rests } else { Comes::Flies }
    }
}

fn fly(
    mut commands: Commands,
    mut cases: Query<(Entity, &mut Case, &mut Sprite, &mut Transform)>,
    (mut effects, mut litter): (ResMut<Effects>, ResMut<Litter>),
    stage: Res<Stage>,
    time: Res<Time<Virtual>>,
) {
    let passed = time.delta_secs();
    for (entity, mut case, mut sprite, mut transform) in &mut cases {
        let comes = case.go(passed, |at| ground(&stage, at));
        let foot = to_pixels(case.at, 0.0);
        match comes {
            Comes::Flies => {
                sprite.rect = Some(case.picture.rect((case.age * SPIN) as usize).as_rect());
                let z = layers::standing(foot.y, stage.north_at(case.at), entity);
                transform.translation = on_grid(to_pixels(case.at, case.height), z);
            }
            Comes::Rests => {
                let look = case.rest.sprite((effects.chance() * 64.0) as usize);
                let z = layers::MARKS + 0.5 + layers::unique(entity);
                commands
                    .entity(entity)
                    .insert((look, Transform::from_translation(on_grid(foot, z))))
                    .remove::<Case>();
                litter.keep_case(&mut commands, entity);
            }
            Comes::Sinks => {
                if let Some(ring) = effects.picture("fx/ripple") {
                    super::super::once::Once::new(ring, foot, layers::RIPPLES)
                        .spawn(&mut commands, stage.root);
                }
                commands.entity(entity).despawn();
            }
        }
    }
}

/// What the ground is at a place in metres.
fn ground(stage: &Stage, at: Vec2) -> TerrainKind {
    let Some(floor) = stage.floor_at(at) else { return TerrainKind::Void };
    let place = at * pixels_per_metre();
    let tile = TILE_PIXELS as f32;
    let x = ((place.x - floor.west as f32) / tile).floor() as i32;
    let y = ((floor.north() as f32 - place.y) / tile).floor() as i32;
    floor.kind(x, y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case() -> Case {
        let picture = Picture {
            image: Handle::default(),
            rects: vec![URect::new(0, 0, 1, 1)],
            pivot: IVec2::ZERO,
            ticks: 3,
        };
        Case {
            rest: picture.clone(),
            picture,
            at: Vec2::ZERO,
            height: CHEST,
            velocity: Vec2::X * 1.5,
            climb: 2.0,
            age: 0.0,
        }
    }

    fn fall(ground: impl Fn(Vec2) -> TerrainKind) -> (Vec2, Comes, u32) {
        let mut case = case();
        for tick in 0..240 {
            let comes = case.go(1.0 / 60.0, &ground);
            if comes != Comes::Flies {
                return (case.at, comes, tick);
            }
        }
        panic!("it never comes down");
    }

    #[test]
    fn a_case_bounces_and_comes_to_lie() {
        let (at, comes, ticks) = fall(|_| TerrainKind::Ground);
        assert_eq!(comes, Comes::Rests);
        assert!(at.x > 0.8 && at.x < 3.0, "{at}");
        assert!((45..150).contains(&ticks), "{ticks}");
    }

    #[test]
    fn a_case_stays_on_this_side_of_a_wall_and_sinks_in_water() {
        let walled = |at: Vec2| if at.x > 0.5 { TerrainKind::Wall } else { TerrainKind::Ground };
        assert!(fall(walled).0.x <= 0.5);
        assert_eq!(fall(|_| TerrainKind::Water).1, Comes::Sinks);
    }
}
