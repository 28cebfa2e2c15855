//! Two players part no farther than one picture shows.

use bevy::{
    ecs::{
        entity::Entity,
        query::With,
        system::{Query, Res},
    },
    math::{BVec2, Vec2},
};

use crate::sim::{actor::Seat, fighter::body::Body, mission::Mission, physics::TICK, stance::Act};

/// Takes from the velocity of each player what would lead out of the rectangle that holds both. Who is held or thrown
/// goes where the other takes him.
pub fn keep_together(mission: Res<Mission>, mut bodies: Query<Body, With<Seat>>) {
    let apart = mission.setup.catalog.rules.seats.apart;
    let mut players: Vec<(Seat, Entity)> =
        bodies.iter().filter_map(|body| Some((*body.seat?, body.entity))).collect();
    players.sort_unstable_by_key(|(seat, _)| seat.0);
    let [(_, first), (_, second), ..] = players[..] else { return };
    let Ok([mut a, mut b]) = bodies.get_many_mut([first, second]) else { return };
    let way = b.position.0 - a.position.0;
    let out = too_far(way, b.velocity.0 - a.velocity.0, Vec2::from(apart));
    let side = way.signum();
    for (body, side) in [(&mut a, -side), (&mut b, side)] {
        if matches!(body.stance.act, Act::Held { .. }) {
            continue;
        }
        let outward = (body.velocity.0 * side).cmpgt(Vec2::ZERO);
        body.velocity.0 = Vec2::select(out & outward, Vec2::ZERO, body.velocity.0);
    }
}

/// In which directions two who are `way` apart and part with that velocity leave the rectangle in this tick.
fn too_far(way: Vec2, parting: Vec2, apart: Vec2) -> BVec2 {
    let next = (way + parting * TICK).abs();
    next.cmpgt(apart) & next.cmpgt(way.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_holds_who_parts_and_lets_come_who_comes() {
        let apart = Vec2::new(19.0, 10.0);
        let east = |x: f32, speed: f32| too_far(Vec2::new(x, 0.0), Vec2::new(speed, 0.0), apart).x;
        assert!(!east(18.0, 4.0), "there is room");
        assert!(east(18.98, 4.0) && east(-18.98, -4.0), "at the edge, on either side");
        assert!(!east(25.0, -4.0), "too far already, and on the way back");
        assert!(too_far(Vec2::new(3.0, -9.99), Vec2::new(4.0, -4.0), apart) == BVec2::new(false, true));
    }
}
