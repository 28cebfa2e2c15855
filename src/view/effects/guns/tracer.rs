//! Bullets in flight: each a streak between its places of the last two ticks, to the very spot where it strikes.

use bevy::{platform::collections::HashMap, prelude::*, sprite::Anchor};

use super::{super::Effects, streak};
use crate::{
    sim::{
        gun::{Bullet, Bullets},
        outcome::SimOutcome,
        physics::TICK,
    },
    view::{
        ViewSystems, layers, stage,
        units::{CHEST, on_grid, pixels_per_metre, to_pixels},
    },
};

/// Streaks on the canvas at once.
pub const MOST: usize = 64;
/// How far beside its line a bullet may strike and still be the one that did, in metres.
const BESIDE: f32 = 0.08;

/// A bullet's way in the last tick, in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Track {
    from: Vec2,
    to: Vec2,
    /// Unit vector.
    way: Vec2,
    /// How far it had flown at `to`.
    flown: f32,
}

/// The ways of all bullets in the last tick.
#[derive(Resource, Default)]
pub struct Tracks {
    flying: HashMap<u32, Track>,
    /// Of those that struck in it.
    ended: Vec<Track>,
}

#[derive(Component)]
struct Streak(usize);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Tracks>();
    app.add_systems(Startup, make);
    app.add_systems(FixedLast, follow);
    app.add_systems(Update, draw.in_set(ViewSystems::Draw));
}

fn make(mut commands: Commands) {
    for number in 0..MOST {
        commands.spawn((Streak(number), Sprite::default(), Transform::default(), Visibility::Hidden));
    }
}

fn follow(
    bullets: Option<Res<Bullets>>,
    mut outcomes: MessageReader<SimOutcome>,
    mut tracks: ResMut<Tracks>,
) {
    let Some(bullets) = bullets else { return };
    let struck: Vec<(Vec2, Vec2)> = outcomes
        .read()
        .filter_map(|outcome| match outcome {
            SimOutcome::BulletStruck { at, direction, through: false, .. } => Some((*at, *direction)),
            _ => None,
        })
        .collect();
    tracks.follow(&bullets.list, struck);
}

impl Tracks {
    /// Goes on by a tick: `struck` are places and directions of bullets that went no farther.
    fn follow(&mut self, bullets: &[Bullet], mut struck: Vec<(Vec2, Vec2)>) {
        self.ended.clear();
        let mut flying = HashMap::default();
        for bullet in bullets {
            let seen = bullet.gun.kind.gun().is_some_and(|gun| gun.tracer);
            let speed = bullet.velocity.length();
            if !seen || speed < 1e-3 {
                continue;
            }
            let way = bullet.velocity / speed;
            let step = (speed * TICK).min(bullet.flown);
            let track = Track { from: bullet.at - way * step, to: bullet.at, way, flown: bullet.flown };
            flying.insert(bullet.number, track);
        }
        let mut gone: Vec<(u32, Track)> = self
            .flying
            .iter()
            .filter(|(number, _)| !flying.contains_key(*number))
            .map(|(number, track)| (*number, *track))
            .collect();
        gone.sort_by_key(|(number, _)| *number);
        for (_, track) in gone {
            let hit = struck.iter().position(|(at, direction)| is_its(track, *at, *direction));
            let Some((at, _)) = hit.map(|hit| struck.swap_remove(hit)) else { continue };
            let flown = track.flown + at.distance(track.to);
            self.ended.push(Track { from: track.to, to: at, flown, ..track });
        }
        // What left its barrel and struck in one tick has never been seen flying.
        self.ended.extend(struck.into_iter().map(|(at, way)| Track {
            from: at - way * 0.3,
            to: at,
            way,
            flown: 0.3,
        }));
        self.flying = flying;
    }

    /// All streaks.
    fn all(&self) -> impl Iterator<Item = &Track> {
        self.flying.values().chain(&self.ended)
    }

    /// How many bullets are seen.
    #[cfg(test)]
    pub fn count(&self) -> usize {
        self.all().count()
    }

    /// The bullet that flies nearest to a place: which way.
    pub fn near(&self, at: Vec2) -> Option<Vec2> {
        let far = |track: &&Track| track.from.distance(at).min(track.to.distance(at));
        self.all().min_by(|a, b| far(a).total_cmp(&far(b))).map(|track| track.way)
    }
}

fn is_its(track: Track, at: Vec2, direction: Vec2) -> bool {
    let on = at - track.to;
    direction.dot(track.way) > 0.999 && on.dot(track.way) > -BESIDE && on.perp_dot(track.way).abs() < BESIDE
}

fn draw(
    mut streaks: Query<(Entity, &Streak, &mut Sprite, &mut Anchor, &mut Transform, &mut Visibility)>,
    tracks: Res<Tracks>,
    effects: Res<Effects>,
    stage: Option<Res<stage::Stage>>,
    time: Res<Time<Fixed>>,
) {
    let picture = stage.and_then(|_| effects.picture("drawn/streak"));
    let mut ways: Vec<&Track> = tracks.all().collect();
    ways.sort_by(|a, b| a.to.x.total_cmp(&b.to.x).then(a.to.y.total_cmp(&b.to.y)));
    let between = time.overstep_fraction();
    for (entity, streak, mut sprite, mut anchor, mut transform, mut visibility) in &mut streaks {
        let (Some(picture), Some(track)) = (&picture, ways.get(streak.0)) else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        let head = track.from.lerp(track.to, between);
        let behind = (track.flown - head.distance(track.to)) * pixels_per_metre();
        (*sprite, *anchor) = picture.sprite(streak::number(track.way, behind));
        let z = layers::SHINING - 2.0 + layers::unique(entity);
        transform.translation = on_grid(to_pixels(head, CHEST), z);
        visibility.set_if_neq(Visibility::Visible);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::content::loader::Content;

    fn bullet(number: u32, at: Vec2, flown: f32) -> Bullet {
        let catalog = Content::open(None).unwrap().catalog();
        let gun = Arc::clone(catalog.items.values().find(|item| item.kind.gun().is_some()).unwrap());
        let velocity = Vec2::X * 60.0;
        Bullet {
            number,
            shot: number,
            by: Entity::PLACEHOLDER,
            gun,
            at,
            velocity,
            flown,
            power: 9.0,
            met: vec![],
        }
    }

    #[test]
    fn a_streak_goes_from_the_muzzle_to_the_very_spot_that_is_struck_and_ends() {
        let mut tracks = Tracks::default();
        tracks.follow(&[bullet(1, Vec2::X * 0.4, 0.4)], vec![]);
        let first = *tracks.all().next().unwrap();
        assert_eq!((first.from, first.to), (Vec2::ZERO, Vec2::X * 0.4));
        tracks.follow(&[bullet(1, Vec2::X * 1.4, 1.4)], vec![]);
        let hit = Vec2::X * 1.7;
        tracks.follow(&[], vec![(Vec2::new(1.6, 3.0), Vec2::X), (hit, Vec2::X)]);
        let all: Vec<Track> = tracks.all().copied().collect();
        assert_eq!(all.len(), 2, "its own end, and that of one never seen");
        assert!((all[0].from - Vec2::X * 1.4).length() < 1e-5 && all[0].to == hit);
        tracks.follow(&[], vec![]);
        assert_eq!(tracks.all().count(), 0);
    }
}
