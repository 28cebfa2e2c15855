//! One picture of a running mission or of a menu, or a row of them, without a window or a display.

use std::path::{Path, PathBuf};

use bevy::{
    asset::RenderAssetUsages,
    prelude::*,
    render::{
        render_resource::{Extent3d, TextureDimension},
        view::window::screenshot::{Screenshot, ScreenshotCaptured},
    },
    time::TimeUpdateStrategy,
};

use super::{Options, build, flow, shelf};
use crate::{
    input::devices::Devices,
    settings,
    sim::{self, brain::bot::Bot},
    view::canvas::Canvas,
};

/// Frames that the renderer may take to answer before it is given up.
const PATIENCE: u32 = 600;

/// Frames in which a menu comes to rest.
const SETTLES: u32 = 90;

/// What is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Seen {
    /// The mission itself.
    #[default]
    Mission,
    /// The title, behind which a mission of its own runs; the tick counts from when it appears.
    Title,
    /// What is read before the mission begins.
    Briefing,
    /// The menu in which the mission stands still.
    Pause,
    /// The settings over that menu.
    Settings,
}

/// What is to be pictured.
#[derive(Clone, Debug)]
pub struct Shot {
    /// Folder and language.
    pub options: Options,
    /// Id or path of the level.
    pub level: String,
    /// Seed of all chance.
    pub seed: u64,
    /// Tick of the mission that is pictured.
    pub tick: u64,
    /// What is seen of it.
    pub seen: Seen,
    /// The picture's file.
    pub out: PathBuf,
    /// How many pixels of the picture one pixel of the canvas takes.
    pub scale: u32,
    /// How many pictures; of more than one each has its number before the file's ending.
    pub frames: u32,
    /// From one picture to the next, in ticks.
    pub every: u32,
}

impl Shot {
    /// The file of that picture, counted from 0.
    fn file(&self, frame: u32) -> PathBuf {
        if self.frames <= 1 {
            return self.out.clone();
        }
        let stem = self.out.file_stem().unwrap_or_default().to_string_lossy();
        let ending = self.out.extension().unwrap_or_default().to_string_lossy();
        self.out.with_file_name(format!("{stem}_{frame:04}.{ending}"))
    }
}

/// Plays without a window until the tick and writes the picture.
///
/// # Errors
/// In one sentence, why there is no picture.
pub fn shoot(shot: &Shot) -> Result<(), String> {
    let mut app = build(None)?;
    app.insert_resource(TimeUpdateStrategy::FixedTimesteps(1));
    app.finish();
    app.cleanup();
    shelf::open(app.world_mut(), &shot.options);
    let setup = app.world().resource::<shelf::Shelf>().setup(&shot.level, shot.seed, settings::DIFFICULTY)?;
    app.update();
    if shot.seen == Seen::Title {
        for _ in 0..shot.tick {
            app.update();
        }
        return take(&mut app, shot, 0);
    }
    sim::start(app.world_mut(), setup).map_err(|error| error.to_string())?;
    if shot.seen == Seen::Briefing {
        go(&mut app, flow::Screen::Briefing);
        settle(&mut app);
        return take(&mut app, shot, 0);
    }
    go(&mut app, flow::Screen::Playing);
    let camera = app.world().resource::<Canvas>().camera;
    let mut bot = Bot::new(shot.seed);
    for tick in 0..shot.tick {
        // Pictures that nobody sees cost most of the time; the last ones warm the renderer up.
        let seen = shot.tick - tick < 8;
        if let Some(mut camera) = app.world_mut().get_mut::<Camera>(camera) {
            camera.is_active = seen;
        }
        play_tick(&mut app, &mut bot);
    }
    if matches!(shot.seen, Seen::Pause | Seen::Settings) {
        go(&mut app, flow::Pause::On);
        settle(&mut app);
    }
    if shot.seen == Seen::Settings {
        go(&mut app, flow::Over::Settings);
        settle(&mut app);
    }
    take(&mut app, shot, 0)?;
    for frame in 1..shot.frames {
        for _ in 0..shot.every.max(1) {
            play_tick(&mut app, &mut bot);
        }
        take(&mut app, shot, frame)?;
    }
    Ok(())
}

fn play_tick(app: &mut App, bot: &mut Bot) {
    let command = bot.command(app.world_mut(), 0);
    app.world_mut().resource_mut::<Devices>().pilot = Some(command);
    app.update();
}

fn go<S: States + bevy::state::state::FreelyMutableState>(app: &mut App, state: S) {
    app.world_mut().resource_mut::<NextState<S>>().set(state);
}

fn settle(app: &mut App) {
    for _ in 0..SETTLES {
        app.update();
    }
}

/// The picture, once the renderer has handed it over.
#[derive(Resource, Default)]
struct Taken(Option<Image>);

fn take(app: &mut App, shot: &Shot, frame: u32) -> Result<(), String> {
    app.init_resource::<Taken>();
    let image = app.world().resource::<Canvas>().image.clone();
    // Time stands still while the renderer works.
    app.insert_resource(TimeUpdateStrategy::ManualDuration(std::time::Duration::ZERO));
    app.world_mut().spawn(Screenshot::image(image)).observe(
        |captured: On<ScreenshotCaptured>, mut taken: ResMut<Taken>| taken.0 = Some(captured.image.clone()),
    );
    for _ in 0..PATIENCE {
        app.update();
        if let Some(image) = app.world_mut().resource_mut::<Taken>().0.take() {
            app.insert_resource(TimeUpdateStrategy::FixedTimesteps(1));
            return write(&image, shot.scale, &shot.file(frame));
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    Err("the renderer gave no picture".into())
}

fn write(image: &Image, scale: u32, file: &Path) -> Result<(), String> {
    let picture = enlarged(image, scale.max(1)).ok_or("the renderer gave an empty picture")?;
    let picture = picture.try_into_dynamic().map_err(|error| error.to_string())?.to_rgb8();
    picture.save(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// The picture with each pixel so many wide and high.
fn enlarged(image: &Image, scale: u32) -> Option<Image> {
    let data = image.data.as_ref()?;
    let (width, height) = (image.width(), image.height());
    let mut large = Vec::with_capacity(data.len() * (scale * scale) as usize);
    for y in 0..height * scale {
        for x in 0..width * scale {
            let here = ((y / scale) * width + x / scale) as usize * 4;
            large.extend_from_slice(data.get(here..here + 4)?);
        }
    }
    let size = Extent3d { width: width * scale, height: height * scale, depth_or_array_layers: 1 };
    let format = image.texture_descriptor.format;
    Some(Image::new(size, TextureDimension::D2, large, format, RenderAssetUsages::MAIN_WORLD))
}
