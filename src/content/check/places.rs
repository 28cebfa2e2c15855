//! Zones and lights.

use super::{Check, Map, placements};
use crate::content::{
    color,
    level::{Floor, Light, TilePos, Zone},
    names::Sort,
    raw::{RawLight, RawZone},
    syntax::{At, Entries, Tried},
};

impl Check<'_> {
    pub(super) fn zones(&self, raw: Tried<Entries<String, RawZone>>, floors: &[Floor]) -> Map<Zone> {
        let entries = raw.found().unwrap_or_default().0;
        entries.into_iter().filter_map(|(name, raw)| Some((name.value, self.zone(&raw, floors)?))).collect()
    }

    fn zone(&self, raw: &RawZone, floors: &[Floor]) -> Option<Zone> {
        let RawZone::Rect { floor, x, y, w, h } = raw;
        let index = self.floor_index(floor.as_ref(), floors.iter().map(|floor| floor.name.as_str()))?;
        let floor = floors.get(index)?;
        let fits =
            |at: u32, size: u32, side: u32| size > 0 && at.checked_add(size).is_some_and(|end| end <= side);
        if !fits(x.value, w.value, floor.width) || !fits(y.value, h.value, floor.height) {
            self.tell_outside(x.span.to(h.span), floor.width as usize, floor.height as usize);
            return None;
        }
        Some(Zone { floor: index, x: x.value, y: y.value, w: w.value, h: h.value })
    }

    pub(super) fn lights(&self, raw: Tried<Vec<At<RawLight>>>, floors: &[Floor]) -> Vec<Light> {
        let raw = raw.found().unwrap_or_default();
        raw.iter().flat_map(|light| self.light(light, floors)).collect()
    }

    /// The lamps of one line: one at a tile, or one at each place with the tag.
    fn light(&self, raw: &At<RawLight>, floors: &[Floor]) -> Vec<Light> {
        let color = color::find(&self.names, &self.library.colors, &raw.color, self.sink);
        let places = self.light_places(raw, floors);
        let Some(color) = color else { return Vec::new() };
        let tag = raw.tag.as_ref().map(|tag| tag.value.clone());
        let light = |at| Light { at, color, radius: raw.radius, flicker: raw.flicker, tag: tag.clone() };
        places.into_iter().map(light).collect()
    }

    fn light_places(&self, raw: &At<RawLight>, floors: &[Floor]) -> Vec<TilePos> {
        if let Some(tag) = &raw.at {
            let Some(tag) = self.find(Sort::Place, tag) else { return Vec::new() };
            let tagged = placements(floors).filter(|p| p.tag.as_ref() == Some(&tag) && p.thing.is_place());
            return tagged.map(|placement| placement.at).collect();
        }
        let names = floors.iter().map(|floor| floor.name.as_str());
        let Some(index) = self.floor_index(raw.floor.as_ref(), names) else { return Vec::new() };
        let (Some(x), Some(y)) = (raw.x, raw.y) else {
            self.report(
                crate::content::diagnostic::Diagnostic::new(
                    crate::content::codes::MISSING_FIELD,
                    raw.span,
                    "this light has no place",
                )
                .label("in here")
                .expected("`at:` with the tag of a marker, or `x:` and `y:`"),
            );
            return Vec::new();
        };
        let Some(floor) = floors.get(index) else { return Vec::new() };
        if x >= floor.width || y >= floor.height {
            self.tell_outside(raw.span, floor.width as usize, floor.height as usize);
            return Vec::new();
        }
        vec![TilePos { floor: index, x, y }]
    }
}
