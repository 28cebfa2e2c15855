//! Vehicles that are put down, and who drives and walks about.

use super::Check;
use crate::content::{
    codes,
    diagnostic::Span,
    names::Sort,
    raw::{RawPedestrians, RawPlaced, RawTraffic},
    roads::{Lane, Placed, Point, Roads, Traffic},
    syntax::{At, Entries},
};

impl Check<'_> {
    /// A vehicle that a file puts down.
    pub(in crate::content::check) fn placed(
        &self,
        roads: &Roads,
        raw: &RawPlaced,
        span: Span,
    ) -> Option<Placed> {
        let kind = self.find(Sort::VehicleKind, &raw.kind);
        let person = |name: &At<String>| self.find(Sort::Actor, name);
        let driver = raw.driver.as_ref().map(person);
        let riders: Vec<String> = raw.riders.iter().filter_map(person).collect();
        let mind = raw.mind.as_ref().map(|mind| self.find(Sort::DriverKind, mind));
        let route = self.route(roads, &raw.route);
        let (at, way) = self.place_of_vehicle(roads, raw, span)?;
        Some(Placed {
            kind: kind?,
            at,
            way,
            tag: raw.tag.as_ref().map(|tag| tag.value.clone()),
            player: raw.player,
            driver: driver.map_or(Some(None), |driver| driver.map(Some))?,
            riders,
            mind: mind.map_or(Some(None), |mind| mind.map(Some))?,
            route,
            speed: raw.speed,
            lasts: raw.lasts,
        })
    }

    /// Nodes by their names.
    pub(in crate::content::check) fn route(&self, roads: &Roads, raw: &[At<String>]) -> Vec<usize> {
        let names = raw.iter().filter_map(|name| self.find(Sort::Node, name));
        names.filter_map(|name| roads.node(&name)).collect()
    }

    fn place_of_vehicle(&self, roads: &Roads, raw: &RawPlaced, span: Span) -> Option<(Point, Point)> {
        match (&raw.street, raw.at) {
            (Some(street), _) => {
                let street = self.street_index(roads, street)?;
                if !self.on_street(roads, street, raw.along, span) {
                    return None;
                }
                let lanes = roads.streets[street].count(raw.against);
                if raw.lane >= lanes {
                    let message = format!("there is no lane {} in that direction", raw.lane);
                    let expected = format!("less than {lanes}, for so many lanes there are");
                    self.tell_road(codes::OFF_STREET, span, message, "no such lane", &expected);
                    return None;
                }
                let (segment, metres) = roads.along(street, raw.along)?;
                let lane = Lane { segment, against: raw.against, number: raw.lane };
                let length = roads.segments[segment].length;
                let metres = if raw.against { length - metres } else { metres };
                Some((roads.on_lane(lane, metres), roads.way(lane)))
            }
            (None, Some(at)) => Some((at, direction(raw.facing))),
            (None, None) => {
                let message = "this vehicle has no place".to_owned();
                let expected = "`street:` with `along:`, or `at: (x, y)`";
                self.tell_road(codes::NO_PLACE, span, message, "in here", expected);
                None
            }
        }
    }

    pub(super) fn traffic(&self, raw: &RawTraffic) -> Option<Traffic> {
        let kinds = self.weights(&raw.kinds, Sort::VehicleKind);
        let mind = self.find(Sort::DriverKind, &raw.mind)?;
        Some(Traffic { kinds, mind, per_km: raw.per_km })
    }

    pub(super) fn walkers(&self, raw: &RawPedestrians) -> Traffic {
        let kinds = self.weights(&raw.kinds, Sort::Actor);
        Traffic { kinds, mind: String::new(), per_km: raw.per_km }
    }

    fn weights(&self, kinds: &Entries<String, f32>, sort: Sort) -> Vec<(String, f32)> {
        let found =
            kinds.0.iter().filter_map(|(kind, weight)| Some((self.find(sort, kind)?, weight.max(0.0))));
        found.collect()
    }
}

/// The unit vector of an angle in degrees, to the nearest degree, by turning east degree after degree: the same on
/// every machine.
fn direction(degrees: f32) -> Point {
    // The sine and cosine of one degree.
    const STEP: (f64, f64) = (0.999_847_695_156_391_2, 0.017_452_406_437_283_51);
    let turns = (degrees.round() as i64).rem_euclid(360);
    let mut way = (1.0_f64, 0.0_f64);
    for _ in 0..turns {
        way = (way.0 * STEP.0 - way.1 * STEP.1, way.0 * STEP.1 + way.1 * STEP.0);
    }
    (way.0 as f32, way.1 as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_turn_looks_north() {
        let (x, y) = direction(90.0);
        assert!(x.abs() < 1e-6 && (y - 1.0).abs() < 1e-6);
        let (x, y) = direction(-90.0);
        assert!(x.abs() < 1e-6 && (y + 1.0).abs() < 1e-6);
    }
}
