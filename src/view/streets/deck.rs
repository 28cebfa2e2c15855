//! The elevated over a street: its deck lies over everything, and becomes clear while a player is under it.

use bevy::{platform::collections::HashMap, prelude::*};

use super::{Drawn, StreetSystems, are_drawn};
use crate::content::street_looks::DeckLook;
use crate::view::{
    art::{Art, Picture, anchor_at, pixmap::Pixmap},
    camera::View,
    layers,
    people::PersonPicture,
    stage::{self, Stage},
    units::{pixels_per_metre, to_pixels},
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
    /// The deck and its shadow from south to north, turned once.
    turned: Option<[Picture; 2]>,
    alpha: f32,
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
    decks.look = drawn.looks.as_ref().map(|looks| looks.deck.clone());
    decks.there.clear();
    decks.alpha = 1.0;
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
    if pixels_per_metre() > 12.0 {
        return;
    }
    let decks = &mut *decks;
    let Some(look) = &decks.look else { return };
    let near = view.rect().inflate(look.piece * 2.0);
    decks.there.retain(|key, pieces| {
        let stays = near.inflate(look.piece).contains(look.middle(plan.decks[key.0], key.1));
        if !stays {
            pieces.iter().for_each(|piece| commands.entity(*piece).try_despawn());
        }
        stays
    });
    let flat = art.sprite(&mut images, &look.picture).zip(art.sprite(&mut images, &look.shadow));
    let Some(flat) = flat else { return };
    for (number, deck) in plan.decks.iter().enumerate() {
        let (from, to) = ends(*deck);
        let way = (to - from).abs();
        let level = way.x >= way.y;
        let pieces = (from.distance(to) / look.piece).ceil() as i32;
        for piece in (0..pieces).filter(|piece| near.contains(look.middle(*deck, *piece))) {
            let key = (number, piece);
            if decks.there.contains_key(&key) {
                continue;
            }
            let pictures = if level {
                [flat.0.clone(), flat.1.clone()]
            } else {
                let turned = decks.turned.get_or_insert_with(|| {
                    [&flat.0, &flat.1].map(|picture| turn(picture, look, &mut images))
                });
                turned.clone()
            };
            let begin = look.begin(*deck, piece);
            let corner = if level {
                begin - Vec2::Y * look.breadth / 2.0
            } else {
                begin - Vec2::X * look.breadth / 2.0
            };
            let lays = |commands: &mut Commands, picture: &Picture, at: Vec2, z: f32| {
                let (sprite, _) = picture.sprite(piece as usize);
                let rect = picture.rect(piece as usize).size().as_vec2();
                let anchor = anchor_at(Vec2::new(0.0, rect.y), rect);
                let z = z + layers::unique(Entity::PLACEHOLDER) + (piece % 64) as f32 * 1e-3;
                let at = Transform::from_translation(at.round().extend(z));
                commands.spawn((sprite, anchor, at, ChildOf(stage.root))).id()
            };
            let over = lays(
                &mut commands,
                &pictures[0],
                corner + Vec2::Y * (look.high + if level { 0.0 } else { look.girder }),
                OVER,
            );
            let shadow = lays(&mut commands, &pictures[1], corner + Vec2::new(6.0, -5.0), SHADOW);
            commands.entity(over).insert(Piece);
            decks.there.insert(key, [over, shadow]);
        }
    }
}

/// Where a deck begins and ends, in whole pixels, the lower end first.
fn ends((from, to): (Vec2, Vec2)) -> (Vec2, Vec2) {
    let (from, to) = (to_pixels(from, 0.0).round(), to_pixels(to, 0.0).round());
    if from.x + from.y <= to.x + to.y { (from, to) } else { (to, from) }
}

impl DeckLook {
    fn begin(&self, deck: (Vec2, Vec2), piece: i32) -> Vec2 {
        let (from, to) = ends(deck);
        let way = if (to - from).abs().x >= (to - from).abs().y { Vec2::X } else { Vec2::Y };
        // A slanting deck goes up in steps.
        let along = piece as f32 * self.piece;
        let share = along / from.distance(to).max(1.0);
        let line = from + (to - from) * share;
        Vec2::select(way.cmpgt(Vec2::ZERO), from + way * along, line).round()
    }

    fn middle(&self, deck: (Vec2, Vec2), piece: i32) -> Vec2 {
        self.begin(deck, piece) + self.piece / 2.0
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
fn turn(picture: &Picture, look: &DeckLook, images: &mut Assets<Image>) -> Picture {
    // The girder's face looks south, and is not seen of a deck that runs north.
    let size = UVec2::new(picture.rect(0).width(), picture.rect(0).height().min(look.breadth as u32));
    let count = picture.rects.len() as u32;
    let mut sheet = Pixmap::new(size.y * count, size.x);
    for (number, rect) in (0..).zip(&picture.rects) {
        for (x, y) in (0..size.x).flat_map(|x| (0..size.y).map(move |y| (x, y))) {
            let at = rect.min + UVec2::new(x, y);
            if let Some(color) = super::field::pixel(images, picture, at) {
                sheet.set(IVec2::new((number * size.y + y) as i32, (size.x - 1 - x) as i32), color);
            }
        }
    }
    let image = images.add(sheet.into_image());
    let rect = |number: u32| URect::new(number * size.y, 0, (number + 1) * size.y, size.x);
    Picture { image, rects: (0..count).map(rect).collect(), pivot: IVec2::ZERO, ticks: 0 }
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
