//! What things stand on.

use super::{Check, floor::Draft};
use crate::content::{
    codes,
    diagnostic::{Diagnostic, Span},
    level::{Placement, Thing},
    names::Sort,
    terrain::TerrainKind,
};

impl Check<'_> {
    /// Gives ground to tiles on which only a thing stands: the floor's own, or that of what is around.
    pub(super) fn settle(&self, draft: &mut Draft<'_>, ground: Option<String>) {
        let mut open: Vec<usize> = (0..draft.tiles.len()).filter(|tile| draft.open[*tile]).collect();
        if let Some(ground) = ground {
            open.iter().for_each(|tile| draft.tiles[*tile] = Some(ground.clone()));
            return;
        }
        while !open.is_empty() {
            let found: Vec<_> = open.iter().map(|tile| (*tile, self.around(draft, *tile))).collect();
            open.retain(|tile| found.iter().any(|(other, ground)| other == tile && ground.is_none()));
            if found.iter().all(|(_, ground)| ground.is_none()) {
                break;
            }
            for (tile, ground) in found {
                draft.tiles[tile] = ground;
            }
        }
        let alone = |(placement, _): &&(Placement, Span)| {
            open.contains(&(placement.at.y as usize * draft.width + placement.at.x as usize))
        };
        for (_, span) in draft.placements.iter().filter(alone) {
            self.report(
                Diagnostic::new(codes::NO_GROUND, *span, "there is no ground under this")
                    .label("no walkable tile beside it")
                    .help("give the floor a `ground:`, or the glyph an `on:`".to_owned()),
            );
        }
    }

    /// The ground that most of the four neighbours have: dry rather than water, of equals the western one.
    fn around(&self, draft: &Draft<'_>, tile: usize) -> Option<String> {
        let (x, y) = (tile % draft.width, tile / draft.width);
        let neighbours = [
            x.checked_sub(1).map(|x| (x, y)),
            y.checked_sub(1).map(|y| (x, y)),
            Some((x + 1, y)).filter(|(x, _)| *x < draft.width),
            Some((x, y + 1)).filter(|(_, y)| *y < draft.rows.len()),
        ];
        let grounds: Vec<&String> = neighbours
            .into_iter()
            .flatten()
            .filter_map(|(x, y)| draft.tiles[y * draft.width + x].as_ref())
            .filter(|terrain| self.terrain_kind(terrain).is_walkable())
            .collect();
        let worth = |terrain: &String| {
            let dry = self.terrain_kind(terrain) == TerrainKind::Ground;
            (dry, grounds.iter().filter(|other| **other == terrain).count())
        };
        grounds.iter().rev().max_by_key(|terrain| worth(terrain)).map(|terrain| (*terrain).clone())
    }

    /// What a terrain is to a body; one that is not known is void.
    pub(super) fn terrain_kind(&self, terrain: &str) -> TerrainKind {
        self.library.catalog.terrains.get(terrain).map_or(TerrainKind::Void, |def| def.kind)
    }

    /// Whether a thing hangs on a wall's face rather than stands on a floor: furniture that stops nobody.
    fn hangs(&self, thing: &Thing) -> bool {
        let Thing::Prop { kind } = thing else { return false };
        self.library.catalog.props.get(kind).is_some_and(|def| def.footprint.is_none())
    }

    pub(super) fn tell_in_walls(&self, draft: &Draft<'_>) {
        for (placement, span) in &draft.placements {
            let tile = placement.at.y as usize * draft.width + placement.at.x as usize;
            let Some(terrain) = draft.tiles.get(tile).and_then(|tile| tile.as_deref()) else { continue };
            let kind = self.terrain_kind(terrain);
            if kind.is_walkable() || (kind == TerrainKind::Wall && self.hangs(&placement.thing)) {
                continue;
            }
            self.report(
                Diagnostic::new(
                    codes::IN_WALL,
                    *span,
                    format!("this stands in `{terrain}`, where nobody can be"),
                )
                .label("in a wall")
                .related(self.names.place(Sort::Terrain, terrain), "the terrain is defined here"),
            );
        }
    }
}
