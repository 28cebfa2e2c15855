//! Bullets in flight: what they meet, what they go through, whom they strike.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        query::Without,
        system::{Query, Res, ResMut, SystemParam},
    },
    math::Vec2,
};

use super::{
    Bullet, Bullets,
    targets::{self, Target},
};
use crate::{
    content::{actor::Faction, gun::GunDef, moves::HitEffect, rules::Rules},
    sim::{
        actor::Actor,
        fighter::{
            body::{Body, gather},
            hit::{Hit, Hits},
        },
        map::Map,
        mission::Mission,
        outcome::{SimOutcome, Way},
        physics::{Obstacle, Physics, TICK},
        thing::{Door, Prop, force::Force, strikable::StrikableProps},
        vehicle::{
            Vehicle,
            crash::{Dent, Dents},
        },
    },
};

/// What a bullet can meet in one tick, at most: a bound on the work, not on what can happen.
const MOST_MEETINGS: usize = 16;

/// How deep a body counts as gone through, in metres.
const SKIN: f32 = 0.01;

/// What a bullet needs to know of the world.
#[derive(SystemParam)]
pub(super) struct World<'w, 's> {
    mission: Res<'w, Mission>,
    physics: Res<'w, Physics>,
    map: Res<'w, Map>,
    doors: Query<'w, 's, &'static mut Door, (Without<Actor>, Without<Prop>)>,
    props: StrikableProps<'w, 's>,
    vehicles: Query<'w, 's, &'static Vehicle>,
    dents: ResMut<'w, Dents>,
}

/// Moves all bullets by a tick.
pub(super) fn fly(
    bodies: Query<Body>,
    mut bullets: ResMut<Bullets>,
    mut hits: ResMut<Hits>,
    mut world: World,
) {
    if bullets.list.is_empty() {
        return;
    }
    let targets = gather(&bodies, Target::of);
    let rules = world.mission.setup.catalog.rules.clone();
    bullets.list.retain_mut(|bullet| {
        let faction = bodies.get(bullet.by).ok().map(|body| body.actor.faction);
        let mut flight = Flight { bullet, faction, targets: &targets, rules: &rules, hits: &mut hits };
        flight.go(&mut world)
    });
}

/// One bullet in one tick.
struct Flight<'a> {
    bullet: &'a mut Bullet,
    faction: Option<Faction>,
    targets: &'a [Target],
    rules: &'a Rules,
    hits: &'a mut Hits,
}

/// What comes first on a bullet's way.
enum Meeting {
    Solid(Obstacle),
    Body(Target, f32),
}

impl Flight<'_> {
    /// Goes on by a tick. Whether the bullet still flies.
    fn go(&mut self, world: &mut World) -> bool {
        let def = self.bullet.gun.clone();
        let Some(gun) = def.kind.gun() else { return false };
        let speed = self.bullet.velocity.length();
        if speed < 1e-3 {
            return false;
        }
        let way = self.bullet.velocity / speed;
        let mut left = (speed * TICK).min(gun.range - self.bullet.flown);
        for _ in 0..MOST_MEETINGS {
            if left <= 0.0 {
                break;
            }
            let Some(meeting) = self.first(way, left, world) else {
                self.tell_passed(way, left, &mut world.props.outcomes);
                self.advance(way, left);
                break;
            };
            let distance = match &meeting {
                Meeting::Solid(obstacle) => obstacle.distance,
                Meeting::Body(_, distance) => *distance,
            };
            self.tell_passed(way, distance, &mut world.props.outcomes);
            self.advance(way, distance);
            left -= distance;
            let goes_on = match meeting {
                Meeting::Solid(obstacle) => self.meet_solid(obstacle, way, gun, world),
                Meeting::Body(target, _) => self.meet_body(target, way, gun, world),
            };
            if !goes_on {
                return false;
            }
        }
        self.bullet.flown < gun.range - 1e-3
    }

    fn advance(&mut self, way: Vec2, distance: f32) {
        self.bullet.at += way * distance;
        self.bullet.flown += distance;
    }

    /// The first thing or body within `left` metres.
    fn first(&self, way: Vec2, left: f32, world: &World) -> Option<Meeting> {
        let from = self.bullet.at;
        let met = &self.bullet.met;
        let solid = world.physics.first_in_flight(from, from + way * left, &|thing| met.contains(&thing));
        let reach = solid.map_or(left, |solid| solid.distance);
        let body = self
            .targets
            .iter()
            .filter(|target| target.entity != self.bullet.by && !met.contains(&target.entity))
            .filter(|target| targets::strikes(self.faction, target.faction))
            .filter_map(|target| Some((target, target.entered(from, way, reach)?)))
            .min_by(|a, b| a.1.total_cmp(&b.1));
        match body {
            Some((target, distance)) => Some(Meeting::Body(*target, distance)),
            None => solid.map(Meeting::Solid),
        }
    }

    /// Those whom it misses closely feel it.
    fn tell_passed(&self, way: Vec2, length: f32, outcomes: &mut MessageWriter<SimOutcome>) {
        let from = self.bullet.at;
        for target in self.targets {
            let near = target.passed(from, way, length).is_some_and(|aside| {
                aside >= target.radius && aside < target.radius + self.rules.gun.near_miss
            });
            if near && target.entity != self.bullet.by {
                outcomes.write(SimOutcome::BulletPassed { actor: target.entity, at: target.at });
            }
        }
    }

    fn meet_solid(&mut self, solid: Obstacle, way: Vec2, gun: &GunDef, world: &mut World) -> bool {
        let at = self.bullet.at;
        let Some(thing) = solid.thing else {
            let material = world.map.terrain_at(at + way * 0.05).material.clone();
            self.tell(at, way, None, None, material, false, world);
            return false;
        };
        let (material, thick) = match world.doors.get(thing) {
            Ok(door) => (door.def.material.clone(), 1.0),
            Err(_) => match world.vehicles.get(thing) {
                Ok(vehicle) => (vehicle.def.material.clone(), 1.0),
                Err(_) => world.props.material(thing).unwrap_or_else(|| ("stone".to_owned(), 1.0)),
            },
        };
        let force = gun.damage * self.strength(gun);
        if world.vehicles.contains(thing) {
            let by = self.bullet.by;
            world.dents.0.push(Dent { vehicle: thing, at, way, damage: force, by, shot: self.bullet.shot });
        }
        let through = self.spend(&material, thick);
        world.props.wear_by_bullet(thing, force);
        if world.doors.get_mut(thing).is_ok_and(|mut door| door.wear_down(force)) {
            world.props.force(Force { door: thing, by: None, swing: way, broke: true });
        }
        self.tell(at, way, None, Some(thing), material, through, world);
        self.bullet.met.push(thing);
        through
    }

    fn meet_body(&mut self, target: Target, way: Vec2, gun: &GunDef, world: &mut World) -> bool {
        if target.ducks
            && let Some(cover) = self.cover_of(&target, way, world)
        {
            let at = target.at - way * (target.radius + 0.1);
            let stone = || ("stone".to_owned(), 1.0);
            let (material, thick) = world.props.material(cover).unwrap_or_else(stone);
            let force = gun.damage * self.strength(gun);
            let through = self.spend(&material, thick);
            world.props.wear_by_bullet(cover, force);
            self.bullet.met.push(cover);
            self.tell(at, way, None, Some(cover), material, through, world);
            if !through {
                return false;
            }
        }
        let strength = self.strength(gun);
        let at = self.bullet.at;
        self.hits.0.push(Hit {
            damage: gun.damage * strength,
            poise: gun.poise * strength,
            knock: way * gun.knock_back * strength,
            effect: gun.effect,
            hit_stop: gun.hit_stop,
            heavy: gun.effect == HitEffect::KnockDown,
            with_item: true,
            direction: way,
            shot: self.bullet.shot,
            ..Hit::new(Some(self.bullet.by), target.entity, Way::Shot)
        });
        self.bullet.met.push(target.entity);
        let through = self.spend("flesh", 1.0);
        self.tell(at, way, Some(target.entity), None, "flesh".to_owned(), through, world);
        self.advance(way, SKIN);
        through
    }

    /// The low thing behind which one who ducks is hidden from this bullet.
    fn cover_of(&self, target: &Target, way: Vec2, world: &World) -> Option<Entity> {
        let reach = target.radius + self.rules.gun.duck_reach + 0.3;
        let from = target.at - way * reach;
        let met = &self.bullet.met;
        let low = world.physics.first_low(from, target.at, &|thing| met.contains(&thing))?;
        let thing = low.thing?;
        let high = world.props.height(thing).is_some_and(|height| height >= self.rules.gun.duck_height);
        high.then_some(thing)
    }

    /// Share of the damage that is left, after the way and whatever it has gone through.
    fn strength(&self, gun: &GunDef) -> f32 {
        let left = if gun.power > 0.0 { (self.bullet.power / gun.power).clamp(0.0, 1.0) } else { 1.0 };
        gun.falloff.at(self.bullet.flown) * left
    }

    /// Spends power on so much of a material. Whether any is left.
    fn spend(&mut self, material: &str, thick: f32) -> bool {
        let Some(def) = self.rules.gun.materials.get(material) else {
            self.bullet.power = 0.0;
            return false;
        };
        self.bullet.power -= def.resistance * thick;
        self.bullet.power > 0.0
    }

    fn tell(
        &self,
        at: Vec2,
        direction: Vec2,
        actor: Option<Entity>,
        thing: Option<Entity>,
        material: String,
        through: bool,
        world: &mut World,
    ) {
        let struck = SimOutcome::BulletStruck { at, direction, actor, thing, material, through };
        world.props.outcomes.write(struck);
    }
}
