//! Rails, where they cross streets, and what runs on them.

use super::{Check, ticks};
use crate::content::{
    codes,
    diagnostic::Span,
    names::Sort,
    raw::{RawCrossing, RawRail, RawTrain},
    roads::{Crossing, Rail, Roads, Side, Train, add, minus, near_points, scale, unit},
    syntax::{At, Entries, Tried},
};

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
            if let Some(crossing) = self.crossing(roads, &raw.value, raw.span) {
                roads.crossings.push(crossing);
            }
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

    fn crossing(&self, roads: &Roads, raw: &RawCrossing, span: Span) -> Option<Crossing> {
        let street = self.street_index(roads, &raw.street);
        let (rail, street) = (self.rail_index(roads, &raw.rail)?, street?);
        let meets = roads.segments.iter().filter(|segment| segment.street == street).find_map(|segment| {
            let end = add(segment.at, scale(segment.way, segment.length));
            let mut along = 0.0;
            for pair in roads.rails[rail].path.windows(2) {
                let (way, length) = unit(minus(pair[1], pair[0]));
                let (on_street, on_rail, far) = near_points((segment.at, end), (pair[0], pair[1]));
                if far < 0.01 {
                    let at = add(segment.at, scale(segment.way, segment.length * on_street));
                    return Some((at, way, along + length * on_rail));
                }
                along += length;
            }
            None
        });
        let Some((at, way, along)) = meets else {
            let message =
                format!("the rails `{}` do not meet the street `{}`", raw.rail.value, raw.street.value);
            self.tell_road(codes::NO_CROSSING, span, message, "no crossing", "a street and rails that cross");
            return None;
        };
        let half = roads.streets[street].kerb(Side::Right).max(roads.streets[street].kerb(Side::Left));
        Some(Crossing { street, rail, at, way, along, half, warns: ticks(raw.warns_secs), gates: raw.gates })
    }

    fn train(&self, roads: &Roads, raw: &RawTrain) -> Option<Train> {
        let cars: Vec<String> = raw.cars.iter().filter_map(|car| self.find(Sort::VehicleKind, car)).collect();
        let rail = self.rail_index(roads, &raw.rail)?;
        let every = raw.every_secs.map(ticks);
        Some(Train { rail, cars, speed: raw.speed, gap: raw.gap, back: raw.back, every })
    }
}
