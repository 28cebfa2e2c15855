//! Rails, where they cross streets, and what runs on them.

use super::{Check, ticks};
use crate::content::{
    codes,
    diagnostic::Span,
    names::Sort,
    raw::{RawCrossing, RawRail, RawTrain},
    roads::{Crossing, Point, Rail, Roads, Side, Train, add, minus, near_points, scale, unit},
    syntax::{At, Entries, Tried},
};

/// Nearer to each other than this two crossings of the same street and rails are one, in metres.
const SAME: f32 = 6.0;

impl Check<'_> {
    pub(super) fn add_rails(
        &self,
        roads: &mut Roads,
        rails: Tried<Entries<String, RawRail>>,
        crossings: Tried<Vec<At<RawCrossing>>>,
        trains: Tried<Entries<String, RawTrain>>,
    ) {
        for (id, raw) in rails.found().unwrap_or_default().0 {
            let length = raw.path.windows(2).map(|pair| unit(minus(pair[1], pair[0])).1).sum();
            if length < super::MIN_LENGTH {
                let message = format!("the rails `{}` lead nowhere", id.value);
                self.tell_road(
                    codes::SHORT_STREET,
                    id.span,
                    message,
                    "no length",
                    "a path of two places at least",
                );
                continue;
            }
            roads.rails.push(Rail { id: id.value, kind: raw.kind, path: raw.path, length });
        }
        for raw in crossings.found().unwrap_or_default() {
            let found = self.crossing(roads, &raw.value, raw.span);
            roads.crossings.extend(found);
        }
        for (id, raw) in trains.found().unwrap_or_default().0 {
            if let Some(train) = self.train(roads, &raw) {
                roads.trains.insert(id.value, train);
            }
        }
    }

    fn rail_index(&self, roads: &Roads, name: &At<String>) -> Option<usize> {
        let found = self.find(Sort::Rail, name)?;
        roads.rails.iter().position(|rail| rail.id == found)
    }

    /// Every place where those rails cross that street.
    fn crossing(&self, roads: &Roads, raw: &RawCrossing, span: Span) -> Vec<Crossing> {
        let street = self.street_index(roads, &raw.street);
        let (Some(rail), Some(street)) = (self.rail_index(roads, &raw.rail), street) else {
            return Vec::new();
        };
        let half = roads.streets[street].kerb(Side::Right).max(roads.streets[street].kerb(Side::Left));
        let (warns, gates) = (ticks(raw.warns_secs), raw.gates);
        let found: Vec<Crossing> = meets(roads, street, rail)
            .into_iter()
            .map(|(at, way, along)| Crossing { street, rail, at, way, along, half, warns, gates })
            .collect();
        if found.is_empty() {
            let message =
                format!("the rails `{}` do not meet the street `{}`", raw.rail.value, raw.street.value);
            self.tell_road(codes::NO_CROSSING, span, message, "no crossing", "a street and rails that cross");
        }
        found
    }

    fn train(&self, roads: &Roads, raw: &RawTrain) -> Option<Train> {
        let cars: Vec<String> = raw.cars.iter().filter_map(|car| self.find(Sort::VehicleKind, car)).collect();
        let rail = self.rail_index(roads, &raw.rail)?;
        let every = raw.every_secs.map(ticks);
        Some(Train { rail, cars, speed: raw.speed, gap: raw.gap, back: raw.back, every })
    }
}

/// Where rails meet a street: the place, which way the rails run there, and metres along them.
fn meets(roads: &Roads, street: usize, rail: usize) -> Vec<(Point, Point, f32)> {
    let mut found: Vec<(Point, Point, f32)> = Vec::new();
    for segment in roads.segments.iter().filter(|segment| segment.street == street) {
        let end = add(segment.at, scale(segment.way, segment.length));
        let mut along = 0.0;
        for pair in roads.rails[rail].path.windows(2) {
            let (way, length) = unit(minus(pair[1], pair[0]));
            let (on_street, on_rail, far) = near_points((segment.at, end), (pair[0], pair[1]));
            let at = add(segment.at, scale(segment.way, segment.length * on_street));
            // Where the rails bend on the street itself, two pieces of them meet it in one place.
            let known = found.iter().any(|(other, ..)| unit(minus(at, *other)).1 < SAME);
            if far < 0.01 && !known {
                found.push((at, way, along + length * on_rail));
            }
            along += length;
        }
    }
    found
}
