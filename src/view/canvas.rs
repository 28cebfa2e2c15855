//! The canvas: the small picture that everything is drawn into, and its way to the window in whole steps.
//!
//! Nothing of the game is drawn into the window itself.

use bevy::{
    camera::{ClearColorConfig, RenderTarget, visibility::RenderLayers},
    prelude::*,
    render::render_resource::TextureFormat,
    ui_render::UiAntiAlias,
    window::PrimaryWindow,
};

use super::palette;

/// Width of the canvas in pixels.
pub const WIDTH: u32 = 480;
/// Height of the canvas in pixels.
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

/// The camera that looks at the world and draws into the canvas.
#[derive(Component)]
pub struct WorldCamera;

/// The canvas as it lies in the window.
#[derive(Component)]
struct CanvasInWindow;

pub(super) fn plugin(app: &mut App) {
    let world = app.world_mut();
    let mut picture = Image::new_target_texture(WIDTH, HEIGHT, TextureFormat::Rgba8UnormSrgb, None);
    picture.sampler = bevy::image::ImageSampler::nearest();
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
    app.add_systems(Startup, show_canvas_in_window);
    app.add_systems(PostUpdate, fit_window.before(bevy::camera::CameraUpdateSystems));
}

fn show_canvas_in_window(
    mut commands: Commands,
    canvas: Res<Canvas>,
    windows: Query<(), With<PrimaryWindow>>,
) {
    // Without a window the canvas is all there is: it is read back from where it lies.
    if windows.is_empty() {
        return;
    }
    commands.spawn((CanvasInWindow, Sprite::from_image(canvas.image.clone()), WINDOW_LAYER));
    commands.spawn((
        Camera2d,
        Camera { clear_color: ClearColorConfig::Custom(Color::BLACK), ..default() },
        Msaa::Off,
        WINDOW_LAYER,
    ));
}

/// How many physical pixels of a window of that size one pixel of the canvas takes.
fn scale_for(width: f32, height: f32) -> f32 {
    let share = (width / WIDTH as f32).min(height / HEIGHT as f32);
    if share >= 1.0 { share.floor() } else { share.max(0.01) }
}

fn fit_window(
    windows: Query<Ref<Window>, With<PrimaryWindow>>,
    mut shown: Query<(&mut Sprite, &mut Transform), With<CanvasInWindow>>,
) {
    let (Ok(window), Ok((mut sprite, mut transform))) = (windows.single(), shown.single_mut()) else {
        return;
    };
    if !window.is_changed() && sprite.custom_size.is_some() {
        return;
    }
    let (width, height) = (window.physical_width(), window.physical_height());
    let scale = scale_for(width as f32, height as f32) / window.scale_factor();
    let size = Some(Vec2::new(WIDTH as f32, HEIGHT as f32) * scale);
    if sprite.custom_size != size {
        sprite.custom_size = size;
        // In a window of odd size the middle lies on half a pixel, where nearest sampling has to guess.
        let half = Vec2::new((width % 2) as f32, (height % 2) as f32) * 0.5 / window.scale_factor();
        transform.translation = half.extend(0.0);
    }
}

/// Where a point of the window (logical, from its upper left corner) lies on the canvas (pixels from its upper left
/// corner). Points beside the canvas are brought to its edge.
pub fn window_to_canvas(window: &Window, point: Vec2) -> Vec2 {
    let physical = Vec2::new(window.physical_width() as f32, window.physical_height() as f32);
    let scale = scale_for(physical.x, physical.y);
    let size = Vec2::new(WIDTH as f32, HEIGHT as f32);
    let corner = (physical - size * scale) / 2.0;
    ((point * window.scale_factor() - corner) / scale).clamp(Vec2::ZERO, size - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_canvas_grows_by_whole_numbers_only() {
        assert_eq!(scale_for(960.0, 540.0), 2.0);
        assert_eq!(scale_for(1439.0, 900.0), 2.0);
        assert_eq!(scale_for(1920.0, 1080.0), 4.0);
        assert!(scale_for(240.0, 270.0) < 1.0);
    }

    #[test]
    fn the_cursor_finds_its_pixel() {
        let window = Window { resolution: (1000, 540).into(), ..default() };
        assert_eq!(window_to_canvas(&window, Vec2::new(20.0, 0.0)), Vec2::ZERO);
        assert_eq!(window_to_canvas(&window, Vec2::new(500.0, 270.0)), Vec2::new(240.0, 135.0));
    }
}
