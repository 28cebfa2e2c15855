//! The canvas: the small picture that everything is drawn into, and its way to the window in whole steps.
//!
//! Nothing of the game is drawn into the window itself, unless that has just as many pixels, as on a page, which grows
//! them itself. The canvas has more pixels where one drives; it changes with the scale of the level at hand.

use bevy::{
    camera::{ClearColorConfig, RenderTarget, visibility::RenderLayers},
    prelude::*,
    render::render_resource::{Extent3d, TextureFormat},
    ui_render::UiAntiAlias,
    window::{PrimaryWindow, WindowRef},
};

use super::{ViewSystems, grow::GrowMaterial, palette, units::canvas_size};

/// Width of the canvas in pixels, for all but those who drive.
pub const WIDTH: u32 = 480;
/// Height of the canvas in pixels, for all but those who drive.
pub const HEIGHT: u32 = 270;
/// The canvas's own layer of the window; the world lies on the default one.
const WINDOW_LAYER: RenderLayers = RenderLayers::layer(1);

/// The canvas of this run.
#[derive(Resource, Clone)]
pub struct Canvas {
    /// The picture.
    pub image: Handle<Image>,
    /// The camera that draws into it.
    pub camera: Entity,
}

/// How the canvas grows to the window.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fit {
    /// By whole numbers only; what is left of the window stays black.
    #[default]
    Whole,
    /// As far as the window goes.
    Fill,
}

/// How much the picture looks as on an old tube, 0 to 1: it bulges, its lines part, its light runs a little.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Tube(pub f32);

/// How far the corners of a whole tube lie beyond the canvas's, as a share of half its width.
const BULGE: f32 = 0.045;

impl Tube {
    /// The place of the canvas that is seen at one of the window's rectangle; both from -1 to 1, beyond it nothing.
    /// The shader does the same.
    fn seen(self, at: Vec2) -> Vec2 {
        at * (1.0 + BULGE * self.0 * (at * at).yx())
    }
}

/// The camera that looks at the world and draws into the canvas.
#[derive(Component)]
pub struct WorldCamera;

/// The canvas as it lies in the window.
#[derive(Component)]
struct CanvasInWindow;

/// The camera that looks at the canvas and draws into the window.
#[derive(Component)]
struct WindowCamera;

pub(super) fn plugin(app: &mut App) {
    let world = app.world_mut();
    let mut picture = Image::new_target_texture(WIDTH, HEIGHT, TextureFormat::Rgba8UnormSrgb, None);
    // Linear only where the window's pixels lie across two of the canvas; see the shader.
    picture.sampler = bevy::image::ImageSampler::linear();
    picture.texture_descriptor.usage |= bevy::render::render_resource::TextureUsages::COPY_SRC;
    let image = world.resource_mut::<Assets<Image>>().add(picture);
    let camera = world
        .spawn((
            WorldCamera,
            Camera2d,
            Camera { order: -1, clear_color: ClearColorConfig::Custom(palette::INK), ..default() },
            RenderTarget::Image(image.clone().into()),
            Msaa::Off,
            UiAntiAlias::Off,
            IsDefaultUiCamera,
        ))
        .id();
    world.insert_resource(Canvas { image, camera });
    world.init_resource::<Fit>();
    world.init_resource::<Tube>();
    app.add_systems(Startup, show_canvas_in_window);
    app.add_systems(Update, suit_scale.after(ViewSystems::Stage).before(ViewSystems::Build));
    app.add_systems(Update, suit_tube.run_if(resource_changed::<Tube>));
    app.add_systems(
        PostUpdate,
        (choose_target, fit_window).chain().before(bevy::camera::CameraUpdateSystems),
    );
}

/// Gives the canvas as many pixels as the scale at hand wants.
fn suit_scale(
    canvas: Res<Canvas>,
    mut images: ResMut<Assets<Image>>,
    shown: Query<&MeshMaterial2d<GrowMaterial>>,
    mut materials: ResMut<Assets<GrowMaterial>>,
    mut windows: Query<&mut Window, With<PrimaryWindow>>,
) {
    let wanted = canvas_size();
    if images.get(&canvas.image).is_none_or(|image| image.size() == wanted) {
        return;
    }
    let size = Extent3d { width: wanted.x, height: wanted.y, depth_or_array_layers: 1 };
    if let Some(mut image) = images.get_mut(&canvas.image) {
        image.resize(size);
    }
    // What shows the canvas holds on to the old picture until it is made anew.
    for shown in &shown {
        let _ = materials.get_mut(shown.id());
    }
    for mut window in &mut windows {
        window.set_changed();
    }
}

fn suit_tube(
    tube: Res<Tube>,
    shown: Query<&MeshMaterial2d<GrowMaterial>>,
    mut materials: ResMut<Assets<GrowMaterial>>,
) {
    for shown in &shown {
        if let Some(mut material) = materials.get_mut(shown.id()) {
            material.tube = tube_uniform(*tube);
        }
    }
}

/// What the shader is told of the tube: how much of it, and how far it bulges.
fn tube_uniform(tube: Tube) -> Vec4 {
    Vec4::new(tube.0, BULGE * tube.0, 0.0, 0.0)
}

fn show_canvas_in_window(
    mut commands: Commands,
    (canvas, tube): (Res<Canvas>, Res<Tube>),
    windows: Query<(), With<PrimaryWindow>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<GrowMaterial>>,
) {
    // Without a window the canvas is all there is: it is read back from where it lies.
    if windows.is_empty() {
        return;
    }
    commands.spawn((
        CanvasInWindow,
        Mesh2d(meshes.add(Rectangle::from_length(1.0))),
        MeshMaterial2d(
            materials.add(GrowMaterial { canvas: canvas.image.clone(), tube: tube_uniform(*tube) }),
        ),
        WINDOW_LAYER,
    ));
    commands.spawn((
        WindowCamera,
        Camera2d,
        Camera { clear_color: ClearColorConfig::Custom(Color::BLACK), ..default() },
        Msaa::Off,
        WINDOW_LAYER,
    ));
}

/// Whether a window of so many pixels is the canvas, with nothing to be done between them.
fn is_canvas(window: UVec2, tube: Tube) -> bool {
    window == canvas_size() && tube.0 <= 0.0
}

/// Lets the world be drawn into the window itself where that is the canvas: two passes fewer over all of it.
fn choose_target(
    canvas: Res<Canvas>,
    tube: Res<Tube>,
    windows: Query<&Window, With<PrimaryWindow>>,
    mut world: Query<&mut RenderTarget, With<WorldCamera>>,
    mut between: Query<&mut Camera, With<WindowCamera>>,
) {
    let (Ok(window), Ok(mut target), Ok(mut between)) =
        (windows.single(), world.single_mut(), between.single_mut())
    else {
        return;
    };
    let direct = is_canvas(window.physical_size(), *tube);
    if direct != between.is_active {
        return;
    }
    between.is_active = !direct;
    *target = if direct {
        RenderTarget::Window(WindowRef::Primary)
    } else {
        RenderTarget::Image(canvas.image.clone().into())
    };
}

/// How many physical pixels of a window of that size one pixel of the canvas takes; none where nothing can be seen.
fn scale_for(width: f32, height: f32, fit: Fit) -> Option<f32> {
    let canvas = canvas_size().as_vec2();
    let share = (width / canvas.x).min(height / canvas.y);
    let scale = if share >= 1.0 && fit == Fit::Whole { share.floor() } else { share };
    (scale > 0.0).then_some(scale)
}

fn fit_window(
    windows: Query<Ref<Window>, With<PrimaryWindow>>,
    fit: Res<Fit>,
    mut shown: Query<&mut Transform, With<CanvasInWindow>>,
) {
    let (Ok(window), Ok(mut transform)) = (windows.single(), shown.single_mut()) else { return };
    if !window.is_changed() && !fit.is_changed() {
        return;
    }
    let (width, height) = (window.physical_width(), window.physical_height());
    let Some(scale) = scale_for(width as f32, height as f32, *fit) else { return };
    let size = canvas_size().as_vec2() * scale / window.scale_factor();
    // In a window of odd size the middle lies on half a pixel.
    let half = Vec2::new((width % 2) as f32, (height % 2) as f32) * 0.5 / window.scale_factor();
    transform.set_if_neq(Transform::from_translation(half.extend(0.0)).with_scale(size.extend(1.0)));
}

/// Where a point of the window (logical, from its upper left corner) lies on the canvas (pixels from its upper left
/// corner). Points beside the canvas are brought to its edge; in a window without a size there are none.
pub fn window_to_canvas(window: &Window, fit: Fit, tube: Tube, point: Vec2) -> Option<Vec2> {
    let physical = Vec2::new(window.physical_width() as f32, window.physical_height() as f32);
    let scale = scale_for(physical.x, physical.y, fit)?;
    let size = canvas_size().as_vec2();
    let from_middle = (point * window.scale_factor() - physical / 2.0) / (size * scale / 2.0);
    let seen = tube.seen(from_middle) / 2.0 + 0.5;
    Some((seen * size).clamp(Vec2::ZERO, size - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_canvas_grows_by_whole_numbers_only() {
        let whole = |width, height| scale_for(width, height, Fit::Whole);
        assert_eq!(whole(960.0, 540.0), Some(2.0));
        assert_eq!(whole(1439.0, 900.0), Some(2.0));
        assert_eq!(whole(3840.0, 2160.0), Some(8.0));
        assert_eq!(whole(800.0, 600.0), Some(1.0));
        assert_eq!(whole(240.0, 270.0), Some(0.5));
    }

    #[test]
    fn a_window_is_the_canvas_where_each_has_the_others_pixels() {
        assert!(is_canvas(UVec2::new(WIDTH, HEIGHT), Tube(0.0)));
        assert!(!is_canvas(UVec2::new(WIDTH, HEIGHT), Tube(0.5)), "the tube is drawn on the way");
        assert!(!is_canvas(UVec2::new(WIDTH * 2, HEIGHT * 2), Tube(0.0)));
        assert!(!is_canvas(UVec2::new(WIDTH + 1, HEIGHT), Tube(0.0)));
    }

    #[test]
    fn where_it_is_wanted_the_canvas_fills_the_window() {
        assert_eq!(scale_for(720.0, 600.0, Fit::Fill), Some(1.5));
        assert_eq!(scale_for(960.0, 540.0, Fit::Fill), Some(2.0));
    }

    #[test]
    fn a_minimised_window_shows_nothing_and_has_no_points() {
        let window = Window { resolution: (0, 0).into(), ..default() };
        for fit in [Fit::Whole, Fit::Fill] {
            assert_eq!(scale_for(0.0, 0.0, fit), None);
            assert_eq!(scale_for(640.0, 0.0, fit), None);
            assert_eq!(window_to_canvas(&window, fit, Tube::default(), Vec2::ONE), None);
        }
    }

    #[test]
    fn the_cursor_finds_its_pixel() {
        let at = |size: (u32, u32), fit, point: (f32, f32)| {
            let window = Window { resolution: size.into(), ..default() };
            let found = window_to_canvas(&window, fit, Tube::default(), point.into());
            found.map(|at| at.round().into())
        };
        assert_eq!(at((1000, 540), Fit::Whole, (20.0, 0.0)), Some((0.0, 0.0)));
        assert_eq!(at((1000, 540), Fit::Whole, (500.0, 270.0)), Some((240.0, 135.0)));
        assert_eq!(at((720, 600), Fit::Fill, (360.0, 300.0)), Some((240.0, 135.0)));
        assert_eq!(at((720, 600), Fit::Fill, (0.0, 0.0)), Some((0.0, 0.0)), "beside the canvas");
        assert_eq!(at((720, 600), Fit::Fill, (719.0, 599.0)), Some((479.0, 269.0)));
    }

    #[test]
    fn on_a_tube_the_cursor_finds_the_pixel_that_is_seen_under_it() {
        let window = Window { resolution: (960, 540).into(), ..default() };
        let at = |x: f32, y: f32| window_to_canvas(&window, Fit::Whole, Tube(1.0), Vec2::new(x, y)).unwrap();
        assert_eq!(at(480.0, 270.0), Vec2::new(240.0, 135.0), "the middle stays");
        assert_eq!(at(0.0, 270.0), Vec2::new(0.0, 135.0), "so do the middles of the edges");
        let near_corner = at(96.0, 54.0);
        assert!((near_corner - Vec2::new(42.5, 23.9)).length() < 0.5, "{near_corner}");
    }
}
