//! The house palette, as far as the window draws with it itself; sprites bring their own colours.

use bevy::color::Color;

/// `0xrrggbb` as a colour.
pub const fn rgb(hex: u32) -> Color {
    Color::srgb(
        ((hex >> 16) & 255) as f32 / 255.0,
        ((hex >> 8) & 255) as f32 / 255.0,
        (hex & 255) as f32 / 255.0,
    )
}

/// The darkest.
pub const INK: Color = rgb(0x0b_0d17);
/// A step over ink.
pub const NIGHT: Color = rgb(0x1a_1d2e);
/// Muted text and lines.
pub const SLATE: Color = rgb(0x5a_6378);
/// Small print on ink.
pub const STEEL: Color = rgb(0x8f_9bab);
/// Quiet text.
pub const FOG: Color = rgb(0xc9_d3d6);
/// Paper.
pub const CREAM: Color = rgb(0xe8_dcc0);
/// White that is not quite.
pub const SNOW: Color = rgb(0xf4_f1e4);
/// The red of posters.
pub const RED: Color = rgb(0xb5_1f2a);
/// The lit red.
pub const BRIGHT_RED: Color = rgb(0xe6_423a);
/// The poster's red in the shade: gold and white are read on it.
pub const DEEP_RED: Color = rgb(0x74_121f);
/// The red of shadows.
pub const DARK_RED: Color = rgb(0x3a_0a17);
/// Gold.
pub const GOLD: Color = rgb(0xf2_c14e);
