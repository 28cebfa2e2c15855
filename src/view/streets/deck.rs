//! The elevated over a street: its deck lies over everything, and becomes clear while a player is under it.

use bevy::{
    platform::collections::{HashMap, hash_map::Entry},
    prelude::*,
    sprite::Anchor,
};

use super::{Drawn, StreetSystems, are_drawn};
use crate::{
    content::{driving::Scale, street_looks::DeckLook},
    view::{
        art::{Art, Picture, anchor_at, pixels::Pixels, pixmap::Pixmap},
        camera::View,
        layers,
        people::PersonPicture,
        stage::{self, Stage},
        units::{self, to_pixels},
    },
};

/// How clear the deck is while a player is under it or close to it, and how quickly it becomes so.
const CLEAR: f32 = 0.22;
const PACE: f32 = 2.5;
/// So close beside the deck a player counts as under it, in pixels.
const CLOSE: f32 = 46.0;
/// Depth of the deck and of its shadow.
const OVER: f32 = layers::LIGHT - 8.0;
const SHADOW: f32 = layers::SHADOWS - 2.0;

/// A piece of deck: which, and which of its piece.
type Key = (usize, i32);

#[derive(Resource, Default)]
struct Decks {
    look: Option<DeckLook>,
    there: HashMap<Key, [Entity; 2]>,
    /// What shows them, once it was found.
    sheets: Option<Sheets>,
    alpha: f32,
}

/// The pictures of the deck and its shadow.
#[derive(Clone, Debug)]
struct Sheets {
    /// From west to east.
    level: [Picture; 2],
    /// From south to north.
    upright: [Picture; 2],
}

impl Sheets {
    fn find(look: &DeckLook, art: &mut Art, images: &mut Assets<Image>) -> Option<Self> {
        let level = [art.sprite(images, &look.picture)?, art.sprite(images, &look.shadow)?];
        let upright = [turn(&level[0], look, images)?, turn(&level[1], look, images)?];
        Some(Self { level, upright })
    }
}

/// A picture that becomes clear with the deck.
#[derive(Component)]
struct Piece;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Decks>();
    app.add_systems(Update, forget.in_set(StreetSystems::LayOut));
    app.add_systems(
        Update,
        (come_and_go, clear).chain().in_set(StreetSystems::Come).run_if(are_drawn.and_then(stage::is_set)),
    );
}

fn forget(mut decks: ResMut<Decks>, drawn: Res<Drawn>) {
    let look = drawn.looks.as_ref().map(|looks| looks.deck.clone());
    *decks = Decks { look, alpha: 1.0, ..Decks::default() };
}

fn come_and_go(
    mut commands: Commands,
    mut decks: ResMut<Decks>,
    drawn: Res<Drawn>,
    (mut art, mut images): (ResMut<Art>, ResMut<Assets<Image>>),
    stage: Res<Stage>,
    view: Res<View>,
) {
    let Some(plan) = drawn.plan.as_ref().filter(|plan| !plan.decks.is_empty()) else { return };
    // The deck is baked for who drives.
    if units::scale() != Scale::Drive {
        return;
    }
    let decks = &mut *decks;
    let Some(look) = &decks.look else { return };
    if decks.sheets.is_none() {
        decks.sheets = Sheets::find(look, &mut art, &mut images);
    }
    let Some(sheets) = &decks.sheets else { return };
    let near = view.rect().inflate(look.piece * 2.0);
    decks.there.retain(|key, pieces| {
        let stays = near.inflate(look.piece).contains(look.middle(plan.decks[key.0], key.1));
        if !stays {
            pieces.iter().for_each(|piece| commands.entity(*piece).try_despawn());
        }
        stays
    });
    for (number, deck) in plan.decks.iter().enumerate() {
        let (from, to) = ends(*deck);
        let pieces = (from.distance(to) / look.piece).ceil() as i32;
        for piece in (0..pieces).filter(|piece| near.contains(look.middle(*deck, *piece))) {
            if let Entry::Vacant(place) = decks.there.entry((number, piece)) {
                let [over, shadow] = look.lay(*deck, piece, sheets);
                let over = commands.spawn((over, Piece, ChildOf(stage.root))).id();
                let shadow = commands.spawn((shadow, ChildOf(stage.root))).id();
                place.insert([over, shadow]);
            }
        }
    }
}

/// Where a deck begins and ends, in whole pixels, the lower end first.
fn ends((from, to): (Vec2, Vec2)) -> (Vec2, Vec2) {
    let (from, to) = (to_pixels(from, 0.0).round(), to_pixels(to, 0.0).round());
    if from.x + from.y <= to.x + to.y { (from, to) } else { (to, from) }
}

/// Whether a deck runs rather from west to east than from south to north.
fn is_level((from, to): (Vec2, Vec2)) -> bool {
    let way = (to - from).abs();
    way.x >= way.y
}

impl DeckLook {
    fn begin(&self, deck: (Vec2, Vec2), piece: i32) -> Vec2 {
        let (from, to) = ends(deck);
        let way = if is_level(deck) { Vec2::X } else { Vec2::Y };
        // A slanting deck goes up in steps.
        let along = piece as f32 * self.piece;
        let share = along / from.distance(to).max(1.0);
        let line = from + (to - from) * share;
        Vec2::select(way.cmpgt(Vec2::ZERO), from + way * along, line).round()
    }

    fn middle(&self, deck: (Vec2, Vec2), piece: i32) -> Vec2 {
        self.begin(deck, piece) + self.piece / 2.0
    }

    /// The pictures of a piece and of its shadow, in their places.
    fn lay(&self, deck: (Vec2, Vec2), piece: i32, sheets: &Sheets) -> [(Sprite, Anchor, Transform); 2] {
        let begin = self.begin(deck, piece);
        let (aside, up, pictures) = if is_level(deck) {
            (Vec2::Y, self.high, &sheets.level)
        } else {
            (Vec2::X, self.high + self.girder, &sheets.upright)
        };
        let corner = begin - aside * self.breadth / 2.0;
        let lay = |picture: &Picture, at: Vec2, z: f32| {
            let (sprite, _) = picture.sprite(piece as usize);
            let rect = picture.rect(piece as usize).size().as_vec2();
            let anchor = anchor_at(Vec2::new(0.0, rect.y), rect);
            let z = z + layers::unique(Entity::PLACEHOLDER) + (piece % 64) as f32 * 1e-3;
            (sprite, anchor, Transform::from_translation(at.round().extend(z)))
        };
        let [over, shadow] = pictures;
        [lay(over, corner + Vec2::Y * up, OVER), lay(shadow, corner + Vec2::new(6.0, -5.0), SHADOW)]
    }

    /// Whether a place (in pixels) is hidden by a deck, or nearly.
    fn is_over(&self, deck: (Vec2, Vec2), place: Vec2) -> bool {
        let (from, to) = ends(deck);
        let (from, to) = (from + Vec2::Y * self.high / 2.0, to + Vec2::Y * self.high / 2.0);
        let way = (to - from).normalize_or_zero();
        let off = place - from;
        let along = off.dot(way);
        let inside = along > -CLOSE && along < from.distance(to) + CLOSE;
        inside && way.perp_dot(off).abs() < self.breadth / 2.0 + CLOSE
    }
}

/// A picture with its rows and columns exchanged: what ran from west to east runs from south to north.
fn turn(picture: &Picture, look: &DeckLook, images: &mut Assets<Image>) -> Option<Picture> {
    // The girder's face looks south, and is not seen of a deck that runs north.
    let size = UVec2::new(picture.rect(0).width(), picture.rect(0).height().min(look.breadth as u32));
    let count = picture.rects.len() as u32;
    let source = Pixels::of(images, picture)?;
    let mut sheet = Pixmap::new(size.y * count, size.x);
    for (number, rect) in (0..).zip(&picture.rects) {
        for (x, y) in (0..size.x).flat_map(|x| (0..size.y).map(move |y| (x, y))) {
            let at = rect.min + UVec2::new(x, y);
            if let Some(color) = source.at(at) {
                sheet.set(IVec2::new((number * size.y + y) as i32, (size.x - 1 - x) as i32), color);
            }
        }
    }
    let image = images.add(sheet.into_image());
    let rect = |number: u32| URect::new(number * size.y, 0, (number + 1) * size.y, size.x);
    Some(Picture { image, rects: (0..count).map(rect).collect(), pivot: IVec2::ZERO, ticks: 0 })
}

/// Whoever plays is never hidden: the deck becomes clear over him.
fn clear(
    mut decks: ResMut<Decks>,
    mut pieces: Query<&mut Sprite, With<Piece>>,
    people: Query<&PersonPicture>,
    drawn: Res<Drawn>,
    time: Res<Time>,
) {
    let (Some(plan), Some(look)) = (&drawn.plan, &decks.look) else { return };
    let mut players = people.iter().filter(|person| person.is_player);
    let is_over = |place: Vec2| plan.decks.iter().any(|deck| look.is_over(*deck, place));
    let under = players.any(|player| is_over(to_pixels(player.at, 0.0)));
    let wanted = if under { CLEAR } else { 1.0 };
    let step = PACE * time.delta_secs();
    decks.alpha += (wanted - decks.alpha).clamp(-step, step);
    for mut sprite in &mut pieces {
        if sprite.color.alpha() != decks.alpha {
            sprite.color.set_alpha(decks.alpha);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deck() -> DeckLook {
        super::super::plan::tests::looks().deck.clone()
    }

    #[test]
    fn who_is_under_the_deck_or_beside_it_is_seen_through_it() {
        let (look, deck) = (deck(), (Vec2::ZERO, Vec2::new(60.0, 0.0)));
        let is_over = |x, y| look.is_over(deck, Vec2::new(x, y));
        assert!(is_over(300.0, 10.0) && is_over(300.0, -40.0));
        assert!(!is_over(300.0, -140.0) && !is_over(1600.0, 0.0));
    }

    #[test]
    fn pieces_of_a_deck_join_without_a_gap() {
        let (look, deck) = (deck(), (Vec2::new(60.0, 3.0), Vec2::ZERO));
        assert_eq!(look.begin(deck, 1).x - look.begin(deck, 0).x, look.piece);
    }
}
