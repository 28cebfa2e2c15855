//! Who stands so close to others that the picture must part them, and where heads are that nothing may cover.

use bevy::prelude::*;

use super::PersonPicture;
use crate::view::units::to_pixels;

/// Feet of two who overlap on the canvas are no further apart, in pixels: east to west, south to north.
const OVERLAP: Vec2 = Vec2::new(17.0, 30.0);
/// Others within this of the player are a throng, in pixels.
const THRONG: Vec2 = Vec2::new(34.0, 40.0);
/// By how much the picture of the held is moved from the holder's, in pixels, and aside where one would hide the other.
const APART: Vec2 = Vec2::new(5.0, 3.0);
const ASIDE: f32 = 7.0;
/// Where a head is over the feet, in pixels: half its width, its lowest and its highest row.
const HEAD: (f32, f32, f32) = (6.0, 24.0, 40.0);
/// The same of a whole body that stands, and of one that lies.
const STANDING: (f32, f32, f32) = (9.0, -2.0, 40.0);
const LYING: (f32, f32, f32) = (18.0, -8.0, 16.0);

/// Somebody on the canvas. Places in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Someone {
    /// Whose picture.
    pub body: Entity,
    /// Where his feet are.
    pub foot: Vec2,
    /// Whether he stands.
    pub stands: bool,
    /// Whether he is the player.
    pub is_player: bool,
    /// Where the picture's middle is of one who lies for good and whose place is found.
    pub rests: Option<Vec2>,
}

/// Whether the picture has to part `one` from others: the player where anybody stands close, the others where somebody
/// stands in front of them.
pub fn is_near(one: &Someone, all: &[Someone]) -> bool {
    let others = || all.iter().filter(|other| other.body != one.body && other.stands);
    if one.is_player {
        return others().any(|other| (other.foot - one.foot).abs().cmple(THRONG).all());
    }
    one.stands
        && others().any(|other| {
            let off = one.foot - other.foot;
            off.x.abs() <= OVERLAP.x && off.y > 0.0 && off.y <= OVERLAP.y
        })
}

/// By how many pixels the picture of one who is held is moved, so that both are seen; both places in pixels.
pub fn apart(held: Vec2, holder: Vec2) -> Vec2 {
    let way = (held - holder).normalize_or(Vec2::X);
    // Where one stands straight before the other they would cover each other.
    let aside = if way.x.abs() < 0.5 { ASIDE.copysign(way.x) } else { 0.0 };
    (way * APART + Vec2::X * aside).round()
}

/// The heads of all who stand, in pixels of the world.
pub fn heads<'a>(people: impl Iterator<Item = &'a PersonPicture>) -> Vec<(Entity, Rect)> {
    let head = |person: &PersonPicture| {
        let foot = to_pixels(person.at, person.height);
        let (half, low, high) = HEAD;
        (person.body, Rect::new(foot.x - half, foot.y + low, foot.x + half, foot.y + high))
    };
    people.filter(|person| !person.lies).map(head).collect()
}

/// The bodies of all, also of those who lie, in pixels of the world.
pub fn bodies<'a>(people: impl Iterator<Item = &'a PersonPicture>) -> Vec<(Entity, Rect)> {
    let body = |person: &PersonPicture| {
        let foot = to_pixels(person.at, person.height) + person.aside;
        let (half, low, high) = if person.lies { LYING } else { STANDING };
        (person.body, Rect::new(foot.x - half, foot.y + low, foot.x + half, foot.y + high))
    };
    people.map(body).collect()
}

/// How many pixels of those rectangles a picture there would cover.
pub fn covered(picture: Rect, rects: &[(Entity, Rect)]) -> f32 {
    rects
        .iter()
        .map(|(_, rect)| picture.intersect(*rect))
        .filter(|common| !common.is_empty())
        .map(|common| common.width() * common.height())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn someone(number: u32, x: f32, y: f32) -> Someone {
        let body = Entity::from_raw_u32(number).unwrap_or(Entity::PLACEHOLDER);
        Someone { body, foot: Vec2::new(x, y), stands: true, is_player: number == 0, rests: None }
    }

    #[test]
    fn who_is_behind_steps_back_and_who_is_in_front_does_not() {
        let (front, behind) = (someone(1, 0.0, 0.0), someone(2, 6.0, 12.0));
        let all = [front, behind];
        assert!(is_near(&behind, &all) && !is_near(&front, &all));
        let far = someone(3, 60.0, 12.0);
        assert!(!is_near(&far, &[front, far]));
    }

    #[test]
    fn the_player_shines_wherever_somebody_stands_close() {
        let player = someone(0, 0.0, 0.0);
        assert!(is_near(&player, &[player, someone(1, 10.0, 20.0)]));
        assert!(is_near(&player, &[player, someone(1, 10.0, -20.0)]));
        assert!(!is_near(&player, &[player, someone(1, 90.0, 0.0)]));
    }

    #[test]
    fn who_is_held_straight_ahead_is_seen_beside_the_holder() {
        assert!(apart(Vec2::new(0.0, 10.0), Vec2::ZERO).x.abs() >= 5.0);
        assert_eq!(apart(Vec2::new(10.0, 0.0), Vec2::ZERO), Vec2::new(5.0, 0.0));
    }

    #[test]
    fn a_word_beside_a_head_covers_none_of_it() {
        let heads = [(Entity::PLACEHOLDER, Rect::new(-6.0, 24.0, 6.0, 40.0))];
        assert_eq!(covered(Rect::new(8.0, 20.0, 40.0, 44.0), &heads), 0.0);
        assert!(covered(Rect::new(-20.0, 30.0, 20.0, 50.0), &heads) > 0.0);
    }
}
