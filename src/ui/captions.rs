//! Captions: sounds out of sight as a few words at the edge of the canvas, on the side from which they come.

use bevy::prelude::*;

use super::theme::{Role, Theme};
use crate::{
    app::{flow::Screen, shelf::Words},
    sound::captions::{Captioned, Captions},
    view::{
        ViewSystems,
        camera::View,
        palette,
        units::{canvas_size, to_pixels},
    },
};

/// Captions at once.
const MOST: usize = 3;
/// Seconds that one stays.
const STAYS: f32 = 1.5;
/// From the canvas's edge to a caption, in pixels.
const MARGIN: f32 = 5.0;
/// Room at the upper and lower edge that other words take, in pixels.
const ABOVE: f32 = 48.0;
const BELOW: f32 = 62.0;
/// Height of a caption in pixels.
const TALL: f32 = 13.0;

/// A caption on the canvas.
#[derive(Component)]
struct Caption {
    told: Captioned,
    left: f32,
}

/// The arrow of a caption.
#[derive(Component)]
struct Arrow;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (tell, place)
            .chain()
            .in_set(ViewSystems::Overlay)
            .run_if(in_state(Screen::Playing).and_then(resource_exists::<Words>)),
    );
}

fn tell(
    mut commands: Commands,
    mut told: MessageReader<Captioned>,
    mut shown: Query<(Entity, &mut Caption)>,
    captions: Res<Captions>,
    (theme, words): (Res<Theme>, Res<Words>),
) {
    // Five who shout are one shout to read: the last of them.
    let mut news: Vec<&Captioned> = Vec::new();
    for told in told.read().filter(|_| captions.0) {
        news.retain(|other| other.text != told.text);
        news.push(told);
    }
    let mut count = shown.iter().len();
    for told in news {
        if let Some((_, mut caption)) = shown.iter_mut().find(|(_, caption)| caption.told.text == told.text) {
            *caption = Caption { told: told.clone(), left: STAYS };
        } else if count < MOST {
            count += 1;
            spawn(&mut commands, &theme, &words, told);
        }
    }
}

fn spawn(commands: &mut Commands, theme: &Theme, words: &Words, told: &Captioned) {
    let node = Node {
        position_type: PositionType::Absolute,
        height: Val::Px(TALL),
        column_gap: Val::Px(4.0),
        padding: UiRect::horizontal(Val::Px(4.0)),
        align_items: AlignItems::Center,
        ..default()
    };
    let caption = Caption { told: told.clone(), left: STAYS };
    let root = (
        caption,
        DespawnOnExit(Screen::Playing),
        node,
        BackgroundColor(palette::INK.with_alpha(0.8)),
        GlobalZIndex(45),
        // Its place is known only when its width is.
        Visibility::Hidden,
    );
    commands.spawn(root).with_children(|caption| {
        caption.spawn((Arrow, theme.words(Role::Small, "", palette::GOLD)));
        caption.spawn(theme.words(Role::Small, words.get(&told.text), palette::CREAM));
    });
}

fn place(
    mut commands: Commands,
    mut shown: Query<(Entity, &mut Caption, &mut Node, &mut Visibility, &ComputedNode, &Children)>,
    mut arrows: Query<&mut Text, With<Arrow>>,
    view: Res<View>,
    time: Res<Time<Virtual>>,
) {
    let mut taken: Vec<Rect> = Vec::new();
    for (entity, mut caption, mut node, mut visibility, size, children) in &mut shown {
        caption.left -= time.delta_secs();
        if caption.left <= 0.0 {
            commands.entity(entity).try_despawn();
            continue;
        }
        let from = view.canvas_of(to_pixels(caption.told.at, 1.0));
        let sign = arrow(from - canvas_size().as_vec2() / 2.0);
        for child in children {
            if let Ok(mut text) = arrows.get_mut(*child)
                && text.0 != sign
            {
                sign.clone_into(&mut text.0);
            }
        }
        if size.size().x < 1.0 {
            continue;
        }
        let spot = free_spot(from, Vec2::new(size.size().x, TALL), &taken);
        taken.push(spot);
        (node.left, node.top) = (Val::Px(spot.min.x), Val::Px(spot.min.y));
        visibility.set_if_neq(Visibility::Inherited);
    }
}

/// The arrow that points along a way of the canvas (down is positive).
fn arrow(way: Vec2) -> &'static str {
    // The pixel fonts have no slanting arrows; the canvas is wider than high.
    let canvas = canvas_size().as_vec2();
    let slant = way.y * (canvas.x / canvas.y);
    match (way.x.abs() > slant.abs(), way.x > 0.0, way.y > 0.0) {
        (true, true, _) => "→",
        (true, false, _) => "←",
        (false, _, true) => "↓",
        (false, _, false) => "↑",
    }
}

/// Where a caption of that size stands for a sound at `from`: as near to it as the canvas allows, under others.
fn free_spot(from: Vec2, size: Vec2, taken: &[Rect]) -> Rect {
    let low = Vec2::new(MARGIN, ABOVE);
    let canvas = canvas_size().as_vec2();
    let high = canvas - Vec2::new(MARGIN, BELOW) - size;
    let mut corner = (from - size / 2.0).clamp(low, high.max(low)).round();
    let at = |corner: Vec2| Rect::from_corners(corner, corner + size);
    let overlaps = |spot: Rect| taken.iter().any(|other| !other.intersect(spot).is_empty());
    let down = if corner.y + size.y < canvas.y / 2.0 { 1.0 } else { -1.0 };
    for _ in 0..MOST {
        if !overlaps(at(corner)) {
            break;
        }
        corner.y += (size.y + 1.0) * down;
    }
    at(corner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_point_to_where_the_sound_is() {
        assert_eq!(arrow(Vec2::new(100.0, 3.0)), "→");
        assert_eq!(arrow(Vec2::new(-100.0, -4.0)), "←");
        assert_eq!(arrow(Vec2::new(0.0, 90.0)), "↓");
        assert_eq!(arrow(Vec2::new(50.0, -50.0)), "↑", "over the upper edge before the side");
        assert_eq!(arrow(Vec2::new(-100.0, 50.0)), "←");
    }

    #[test]
    fn captions_stay_on_the_canvas_and_beside_one_another() {
        let size = Vec2::new(80.0, TALL);
        let right = free_spot(Vec2::new(900.0, 100.0), size, &[]);
        assert_eq!(right.max.x, canvas_size().x as f32 - MARGIN);
        let second = free_spot(Vec2::new(900.0, 102.0), size, &[right]);
        assert!(second.intersect(right).is_empty());
        let low = free_spot(Vec2::new(200.0, 700.0), size, &[]);
        assert!(low.max.y <= canvas_size().y as f32 - BELOW);
    }
}
