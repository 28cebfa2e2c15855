//! The crosshair of whoever has a gun in hand: in the cursor's place while the mouse aims, a few steps ahead otherwise.
//! Its gap is how far a shot may go astray at its distance; an empty gun crosses it out; a ring fills while it is loaded.

use bevy::{math::ops, prelude::*};

use super::theme::at;
use crate::{
    app::flow::{Pause, Screen},
    content::gun::GunDef,
    input::devices::{Device, Devices},
    sim::{
        actor::{Actor, Facing, Hand, Seat, Velocity},
        mission::{Mission, Phase},
        stance::{Act, ReloadStage, Stance},
    },
    view::{
        ViewSystems,
        art::{Art, Picture, pixmap::Pixmap},
        camera::View,
        palette,
        people::PersonPicture,
        units::{CHEST, pixels_per_metre, to_pixels},
    },
};

/// Where the crosshair is without a mouse, in metres ahead.
const AHEAD: f32 = 4.0;
/// The gap in pixels, from the middle to a bar.
const GAP: (f32, f32) = (3.0, 46.0);
/// A bar in pixels, with the ink around it.
const BAR: (f32, f32) = (7.0, 3.0);
/// Before and over the fight, under menus and the cursor.
const DEPTH: i32 = 30;

/// Whether the crosshair stands in the cursor's place.
#[derive(Resource, Default)]
pub struct Crosshair {
    /// If so, there is no cursor.
    pub replaces_cursor: bool,
}

#[derive(Component)]
struct Cross;

/// A bar, 0 for east, then anticlockwise.
#[derive(Component)]
struct Bar(usize);

#[derive(Component)]
struct Middle;

#[derive(Component)]
struct Strike;

#[derive(Component)]
struct Ring;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Crosshair>();
    app.add_systems(OnEnter(Screen::Playing), make);
    app.add_systems(OnExit(Screen::Playing), give_back_the_cursor);
    app.add_systems(
        Update,
        aim.in_set(ViewSystems::Overlay)
            .run_if(in_state(Screen::Playing).and_then(resource_exists::<Mission>)),
    );
}

fn give_back_the_cursor(mut crosshair: ResMut<Crosshair>) {
    crosshair.replaces_cursor = false;
}

fn make(mut commands: Commands, mut images: ResMut<Assets<Image>>, old: Query<Entity, With<Cross>>) {
    old.iter().for_each(|old| commands.entity(old).try_despawn());
    let struck = images.add(cross().into_image());
    let root = (Cross, DespawnOnExit(Screen::Playing), at(0.0, 0.0), GlobalZIndex(DEPTH), Visibility::Hidden);
    commands.spawn(root).with_children(|root| {
        for number in 0..4 {
            let (width, height) = if number % 2 == 0 { BAR } else { (BAR.1, BAR.0) };
            let node = |left, top, width, height| Node {
                width: Val::Px(width),
                height: Val::Px(height),
                ..at(left, top)
            };
            let look = BackgroundColor(palette::INK);
            root.spawn((Bar(number), node(0.0, 0.0, width, height), look)).with_children(|bar| {
                let look = BackgroundColor(palette::SNOW);
                bar.spawn((node(1.0, 1.0, width - 2.0, height - 2.0), look));
                // The inner end is red, as a sight's is.
                let (left, top) = match number {
                    0 => (1.0, 1.0),
                    1 => (1.0, height - 2.0),
                    2 => (width - 2.0, 1.0),
                    _ => (1.0, 1.0),
                };
                bar.spawn((node(left, top, 1.0, 1.0), BackgroundColor(palette::BRIGHT_RED)));
            });
        }
        let dot = |left, size| Node { width: Val::Px(size), height: Val::Px(size), ..at(left, left) };
        root.spawn((Middle, dot(-1.0, 3.0), BackgroundColor(palette::INK))).with_children(|middle| {
            middle.spawn((dot(1.0, 1.0), BackgroundColor(palette::BRIGHT_RED)));
        });
        root.spawn((Strike, ImageNode { image: struck, ..default() }, at(-5.0, -5.0), Visibility::Hidden));
        root.spawn((Ring, ImageNode::default(), at(0.0, 0.0), Visibility::Hidden));
    });
}

/// The cross of an empty gun: red on ink, 11 pixels wide.
fn cross() -> Pixmap {
    let mut cross = Pixmap::new(11, 11);
    let lines = |inset: i32| (inset..11 - inset).flat_map(|x| [IVec2::new(x, x), IVec2::new(x, 10 - x)]);
    for at in lines(0) {
        for aside in [IVec2::X, IVec2::NEG_X, IVec2::Y, IVec2::NEG_Y] {
            cross.put(at + aside, [0x0b, 0x0d, 0x17, 255]);
        }
    }
    for at in lines(1) {
        cross.put(at, [0xe6, 0x42, 0x3a, 255]);
    }
    cross
}

/// From the middle to a bar, in pixels, for shots that may go so many degrees astray so many pixels away.
pub fn gap(degrees: f32, distance: f32) -> f32 {
    (ops::tan(degrees.clamp(0.0, 60.0).to_radians()) * distance).clamp(GAP.0, GAP.1).round()
}

/// How far loading has come, 0 to 1; none of those who do not load.
fn loading(stance: &Stance, gun: &GunDef, rounds: u32) -> Option<f32> {
    let Act::Reload(stage) = stance.act else { return None };
    let reload = gun.reload;
    let along = |ticks: u32| (stance.tick as f32 / ticks.max(1) as f32).min(1.0);
    // Round by round each is counted; else the three parts lie one after the other.
    let inserts = if reload.singly { reload.insert * gun.rounds } else { reload.insert };
    let whole = (reload.open + inserts + reload.close).max(1) as f32;
    let done = match stage {
        ReloadStage::Open => along(reload.open) * reload.open as f32,
        ReloadStage::Insert if reload.singly => {
            reload.open as f32 + (rounds as f32 + along(reload.insert)) * reload.insert as f32
        }
        ReloadStage::Insert => reload.open as f32 + along(reload.insert) * inserts as f32,
        ReloadStage::Close => (reload.open + inserts) as f32 + along(reload.close) * reload.close as f32,
    };
    Some((done / whole).clamp(0.0, 1.0))
}

fn aim(
    mut crosses: Query<(&mut Node, &mut Visibility), With<Cross>>,
    mut bars: Query<(&Bar, &mut Node, &mut Visibility), (Without<Cross>, Without<Strike>, Without<Ring>)>,
    mut strikes: Query<&mut Visibility, (With<Strike>, Without<Cross>, Without<Bar>)>,
    mut rings: Query<
        (&mut ImageNode, &mut Node, &mut Visibility),
        (With<Ring>, Without<Cross>, Without<Bar>, Without<Strike>),
    >,
    players: Query<(Entity, &Seat, &Actor, &Hand, &Stance, &Velocity, &Facing)>,
    people: Query<&PersonPicture>,
    (mission, pause): (Res<Mission>, Res<State<Pause>>),
    (devices, view): (Res<Devices>, Res<View>),
    (mut art, mut images): (ResMut<Art>, ResMut<Assets<Image>>),
    mut crosshair: ResMut<Crosshair>,
    mut filling: Local<Option<Picture>>,
) {
    let (Ok((mut node, mut visibility)), Ok(mut strike), Ok((mut ring, mut ring_node, mut ring_seen))) =
        (crosses.single_mut(), strikes.single_mut(), rings.single_mut())
    else {
        return;
    };
    let plays = mission.phase == Phase::Playing && *pause.get() == Pause::Off;
    // The mouse and the cross are the first player's.
    let player = players.iter().min_by_key(|(_, seat, ..)| **seat).filter(|_| plays);
    let armed = player.and_then(|player| Some((player, player.3.gun()?)));
    let person = people.iter().find(|person| player.is_some_and(|player| player.0 == person.body));
    let by_mouse = devices.in_hand == Device::Mouse;
    crosshair.replaces_cursor = armed.is_some() && by_mouse;
    let Some((((_, _, actor, hand, stance, velocity, facing), gun), person)) = armed.zip(person) else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    visibility.set_if_neq(Visibility::Inherited);
    let chest = view.canvas_of(to_pixels(person.at, CHEST));
    let place = if by_mouse {
        devices.cursor
    } else {
        let ahead = facing.direction() * (AHEAD * pixels_per_metre());
        chest + Vec2::new(ahead.x, -ahead.y)
    };
    let place = place.floor();
    if node.left != Val::Px(place.x) || node.top != Val::Px(place.y) {
        (node.left, node.top) = (Val::Px(place.x), Val::Px(place.y));
    }
    let pace = velocity.0.length() / actor.def.run.max(0.1);
    let bloom = hand.item.as_ref().map_or(0.0, |held| held.load.bloom);
    let gap = gap(gun.spread.at(pace, bloom) + gun.pellet_arc / 2.0, place.distance(chest));
    let share = loading(stance, gun, hand.rounds());
    let empty = hand.rounds() == 0 && share.is_none();
    for (bar, mut node, mut seen) in &mut bars {
        // The dark edge of a bar lies in the gap.
        let (long, half) = (BAR.0, (BAR.1 - 1.0) / 2.0);
        let (left, top) = match bar.0 {
            0 => (gap, -half),
            1 => (-half, -gap - long + 1.0),
            2 => (-gap - long + 1.0, -half),
            _ => (-half, gap),
        };
        if node.left != Val::Px(left) || node.top != Val::Px(top) {
            (node.left, node.top) = (Val::Px(left), Val::Px(top));
        }
        seen.set_if_neq(if share.is_some() { Visibility::Hidden } else { Visibility::Inherited });
    }
    strike.set_if_neq(if empty { Visibility::Inherited } else { Visibility::Hidden });
    let Some(share) = share else {
        ring_seen.set_if_neq(Visibility::Hidden);
        return;
    };
    if filling.is_none() {
        *filling = art.sprite(&mut images, "ui/reload");
    }
    let Some(picture) = filling.as_ref() else { return };
    let step = (share * (picture.rects.len() - 1) as f32) as usize;
    ring.image = picture.image.clone();
    ring.rect = Some(picture.rect(step).as_rect());
    (ring_node.left, ring_node.top) = (Val::Px(-picture.pivot.x as f32), Val::Px(-picture.pivot.y as f32));
    ring_seen.set_if_neq(Visibility::Inherited);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::loader::Content;

    #[test]
    fn the_gap_is_how_far_a_shot_may_go_astray_there() {
        assert_eq!(gap(0.3, 40.0), GAP.0, "never closed");
        let far = gap(6.0, 200.0);
        assert!((far - 200.0 * ops::tan(6.0_f32.to_radians())).abs() <= 0.5);
        assert!(gap(6.0, 100.0) < far && gap(9.0, 200.0) > far);
        assert_eq!(gap(80.0, 400.0), GAP.1);
    }

    #[test]
    fn the_ring_fills_from_the_first_part_of_loading_to_the_last() {
        let catalog = Content::open(None).unwrap().catalog();
        for gun in catalog.items.values().filter_map(|item| item.kind.gun()) {
            let share = |stage, tick, rounds| {
                let stance = Stance { act: Act::Reload(stage), tick, ..Stance::default() };
                loading(&stance, gun, rounds).unwrap()
            };
            let mut shares =
                vec![share(ReloadStage::Open, 0, 0), share(ReloadStage::Open, gun.reload.open, 0)];
            let rounds = if gun.reload.singly { gun.rounds } else { 1 };
            for round in 0..rounds {
                shares.extend([0, gun.reload.insert].map(|tick| share(ReloadStage::Insert, tick, round)));
            }
            shares.extend([0, gun.reload.close].map(|tick| share(ReloadStage::Close, tick, gun.rounds)));
            assert!(shares.windows(2).all(|pair| pair[0] <= pair[1] + 1e-5), "{shares:?}");
            assert!(shares[0] == 0.0 && shares.last().unwrap() > &0.99);
        }
        assert_eq!(
            loading(&Stance::default(), catalog.items.values().find_map(|i| i.kind.gun()).unwrap(), 0),
            None
        );
    }
}
