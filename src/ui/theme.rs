//! How the interface looks: fonts at their native sizes, posters' colours, and the few shapes that all screens share.

use std::path::Path;

use bevy::{
    prelude::*,
    text::{FontFeatureTag, FontFeatures, FontSize, FontSmoothing, LineHeight},
};

use crate::view::{
    art::Problems,
    canvas::{HEIGHT, WIDTH},
    palette,
    units::canvas_size,
};

/// How far a band or an edge reaches over a page's sides, in pixels: at least as far as any canvas does.
pub const WIDE: f32 = 160.0;

/// The fonts in use.
#[derive(Resource, Clone, Default)]
pub struct Theme {
    poster: Handle<Font>,
    body: Handle<Font>,
    small: Handle<Font>,
}

/// What a text is for; each has its font, at a size that falls on the pixels of the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A screen's title.
    Banner,
    /// Entries of menus, numbers, reports: letters of equal width.
    Poster,
    /// What is read.
    Body,
    /// Names and hints.
    Small,
}

impl Theme {
    /// Reads the fonts below that folder `assets`; what cannot be read is told and stays without letters.
    pub fn load(assets: &Path, fonts: &mut Assets<Font>) -> (Self, Vec<String>) {
        let mut problems = Vec::new();
        let mut read = |name: &str| {
            let path = assets.join("fonts").join(name);
            match crate::disk::read(&path) {
                Ok(bytes) => fonts.add(Font::from_bytes(bytes)),
                Err(error) => {
                    problems.push(format!("{}: {error}", path.display()));
                    Handle::default()
                }
            }
        };
        let theme = Self {
            poster: read("PressStart2P.ttf"),
            body: read("Galmuri11.ttf"),
            small: read("Galmuri9.ttf"),
        };
        (theme, problems)
    }

    /// Reads the fonts into the world; what is missing becomes a problem on the screen.
    pub fn open(world: &mut World, assets: &Path) {
        let (theme, problems) = Self::load(assets, &mut world.resource_mut::<Assets<Font>>());
        for problem in &problems {
            error!("{problem}");
        }
        world.resource_mut::<Problems>().0.extend(problems);
        world.insert_resource(theme);
    }

    /// Text of that role and colour.
    pub fn words(&self, role: Role, text: impl Into<String>, color: Color) -> impl Bundle {
        (Text::new(text), self.letters(role, color))
    }

    /// A piece of another colour that goes on where a text ends, as its child.
    pub fn more(&self, role: Role, text: impl Into<String>, color: Color) -> impl Bundle {
        (TextSpan::new(text), self.letters(role, color))
    }

    fn letters(&self, role: Role, color: Color) -> impl Bundle {
        let (font, size, line) = match role {
            Role::Banner => (&self.poster, 16.0, 20.0),
            Role::Poster => (&self.poster, 8.0, 10.0),
            Role::Body => (&self.body, 12.0, 14.0),
            Role::Small => (&self.small, 10.0, 12.0),
        };
        (
            TextFont {
                font: font.clone().into(),
                font_size: FontSize::Px(size),
                font_smoothing: FontSmoothing::None,
                // A joined "fi" would put a report's carets under the wrong letters.
                font_features: FontFeatures::builder()
                    .set(FontFeatureTag::STANDARD_LIGATURES, 0)
                    .set(FontFeatureTag::CONTEXTUAL_LIGATURES, 0)
                    .build(),
                ..default()
            },
            LineHeight::Px(line),
            TextColor(color),
        )
    }
}

/// A node at a fixed place of the canvas, from its upper left corner.
pub fn at(left: f32, top: f32) -> Node {
    Node { position_type: PositionType::Absolute, left: Val::Px(left), top: Val::Px(top), ..default() }
}

/// A node as large as the canvas.
pub fn full() -> Node {
    Node {
        position_type: PositionType::Absolute,
        width: Val::Percent(100.0),
        height: Val::Percent(100.0),
        ..default()
    }
}

/// A node as large as the canvas, in whose middle a page of the size of the usual canvas lies: what is laid into it counts
/// from that page's upper left corner. Who drives has a larger canvas; pages are not laid out anew for him.
pub fn page() -> Node {
    let aside = (canvas_size().as_vec2() - Vec2::new(WIDTH as f32, HEIGHT as f32)) / 2.0;
    Node { border: UiRect::axes(Val::Px(aside.x), Val::Px(aside.y)), ..full() }
}

/// A page with its ground, which covers all of the canvas: an engine's ground ends where a border begins.
pub fn page_on(ground: Color) -> impl Bundle {
    (page(), BackgroundColor(ground), BorderColor::all(ground))
}

/// A rectangle across the whole canvas, from one side to the other, on a page.
pub fn band(top: f32, height: f32, color: Color) -> impl Bundle {
    block(-WIDE, top, WIDTH as f32 + 2.0 * WIDE, height, color)
}

/// A plain rectangle.
pub fn block(left: f32, top: f32, width: f32, height: f32, color: Color) -> impl Bundle {
    (Node { width: Val::Px(width), height: Val::Px(height), ..at(left, top) }, BackgroundColor(color))
}

/// A sheet of ink with a red edge and a cream line within it: what words lie on over the fight.
pub fn panel(node: Node) -> impl Bundle {
    (
        Node { border: UiRect::all(Val::Px(1.0)), padding: UiRect::axes(Val::Px(6.0), Val::Px(4.0)), ..node },
        BackgroundColor(palette::INK),
        BorderColor::all(palette::RED),
    )
}

/// A key as it is pressed: its label in ink on a cream cap.
pub fn key_cap(parent: &mut ChildSpawnerCommands, theme: &Theme, label: &str) {
    let cap = Node {
        height: Val::Px(12.0),
        min_width: Val::Px(13.0),
        padding: UiRect { left: Val::Px(3.0), right: Val::Px(2.0), top: Val::Px(2.0), bottom: Val::Px(0.0) },
        justify_content: JustifyContent::Center,
        flex_shrink: 0.0,
        ..default()
    };
    parent.spawn((cap, BackgroundColor(palette::CREAM))).with_children(|cap| {
        // The arrows stand in another font than the letters of keys.
        let is_plain = label.is_ascii();
        cap.spawn(theme.words(if is_plain { Role::Poster } else { Role::Small }, label, palette::INK));
    });
}
