//! Where lamps stand along the streets, and what light they and the fronts of houses throw on the ground. Places in metres.

use bevy::math::{Vec2, Vec3};

use super::{
    noise::hash,
    plan::{Plan, is_water},
    strip::Strip,
};
use crate::content::{
    roads::{Building, Roads},
    street_looks::{LampLook, Paving, StreetLooks},
};

/// A lamp at the roadside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lamp {
    /// Its foot.
    pub foot: Vec2,
    /// Under its head.
    pub under: Vec2,
    /// Whether it stands on the southern side, its arm to the north.
    pub south: bool,
    /// What the street is made of beside which it stands.
    pub paving: Paving,
}

/// What throws light on a street and never moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pool {
    /// The middle of the pool.
    pub at: Vec2,
    /// Red, green, blue.
    pub color: Vec3,
    /// How far it reaches.
    pub radius: f32,
}

/// The lamps along a street's strips, one side and the other in turn; `stands` tells where the level has put lamps of its
/// own.
pub fn along(plan: &Plan, looks: &StreetLooks, stands: &dyn Fn(Vec2) -> bool) -> Vec<Lamp> {
    let mut found = Vec::new();
    for strip in &plan.strips {
        let Some(look) = looks.lamps.get(&strip.paving) else { continue };
        let every = look.every;
        let (from, to) = (-strip.beyond.0 + every / 4.0, strip.length + strip.beyond.1);
        let mut along = from;
        while along < to {
            for (right, shift) in [(true, 0.0), (false, every / 2.0)] {
                let lamp = lamp(plan, strip, look, (along + shift, right));
                found.extend(lamp.filter(|lamp| !stands(lamp.foot)));
            }
            along += every;
        }
    }
    found
}

fn lamp(plan: &Plan, strip: &Strip, look: &LampLook, (along, right): (f32, bool)) -> Option<Lamp> {
    let (kerb, wall) = if right { (strip.kerb.0, strip.wall.0) } else { (strip.kerb.1, strip.wall.1) };
    let side = if right { 1.0 } else { -1.0 };
    let begins = if strip.beyond.0 > 0.0 { -strip.beyond.0 } else { strip.ends[0].reach + 3.0 };
    let ends = strip.length + if strip.beyond.1 > 0.0 { strip.beyond.1 } else { -strip.ends[1].reach - 3.0 };
    // In a yard there are no walls behind the kerb.
    let fits = strip.paving == Paving::Yard || wall - kerb >= look.off;
    if !fits || along < begins || along > ends {
        return None;
    }
    let foot = strip.point(along, side * (kerb + look.off));
    let under = strip.point(along, side * (kerb + look.off - look.arm));
    let strips = plan.strips_near(foot, foot);
    let on_road = plan.place(foot, &strips, &[]).road < 0.3;
    let on_rails = plan.rails.iter().any(|(from, to, _)| {
        let way = (*to - *from).normalize_or_zero();
        let off = foot - *from;
        way.perp_dot(off).abs() < 4.5 && off.dot(way) > -5.0 && off.dot(way) < from.distance(*to) + 5.0
    });
    let on_bridge = plan.rivers.iter().any(|river| is_water(river, foot)) && wall - kerb < 2.0;
    let south = foot.y < under.y - 0.5;
    (!on_road && !on_rails && !on_bridge).then_some(Lamp { foot, under, south, paving: strip.paving })
}

impl Lamp {
    /// What it looks like.
    pub fn look<'l>(&self, looks: &'l StreetLooks) -> Option<&'l LampLook> {
        looks.lamps.get(&self.paving)
    }

    /// The light that it throws.
    pub fn pool(&self, looks: &StreetLooks) -> Option<Pool> {
        let look = self.look(looks)?;
        Some(Pool { at: self.under, color: Vec3::from(look.color), radius: look.reach })
    }
}

/// The light that the front of a house throws before it; none where the front is turned away from the eye, and less.
pub fn before(building: &Building, number: usize, looks: &StreetLooks) -> Option<Pool> {
    let look = looks.houses.get(&building.kind)?;
    let front = Vec2::from(building.front);
    let draw = hash(number as i32, 5, 77) as usize;
    // In the backs of houses hardly a window is lit.
    let share = if front.y < 0.5 { 0.55 } else { 1.0 };
    let color = Vec3::from(*look.throws.get(draw % look.throws.len().max(1))?);
    let off = building.half.1 + look.reach * 0.22;
    let at = Vec2::from(building.at) + front * off;
    Some(Pool { at, color: color * share, radius: look.reach })
}

/// All pools of the level's houses.
pub fn of_fronts(roads: &Roads, looks: &StreetLooks) -> Vec<Pool> {
    let before = |(number, building)| before(building, number, looks);
    roads.buildings.iter().enumerate().filter_map(before).collect()
}

#[cfg(test)]
mod tests {
    use super::{
        super::plan::tests::{looks, town},
        *,
    };

    #[test]
    fn lamps_stand_beside_the_road_and_off_the_rails_and_shine_on_it() {
        let plan = town();
        let lamps = along(&plan, &looks(), &|_| false);
        assert!(lamps.len() > 30, "{}", lamps.len());
        let place = |at: Vec2| plan.place(at, &plan.strips_near(at, at), &[]);
        for lamp in &lamps {
            assert!(place(lamp.foot).road > 0.0 && place(lamp.foot).walk < 0.5, "{lamp:?}");
            assert!(place(lamp.under).road < 0.5, "{lamp:?}");
            assert!((lamp.foot.x - 450.0).abs() > 4.0 || lamp.foot.y.abs() > 200.0, "{lamp:?}");
        }
    }

    #[test]
    fn where_the_level_has_lamps_of_its_own_there_are_no_others() {
        assert!(along(&town(), &looks(), &|_| true).is_empty());
    }
}
