//! The house palette: every colour that a baked picture may hold, as ramps from dark to light.
//!
//! Nothing here knows how a picture is made; sculptors and painters ask for a step of a ramp.

/// An opaque colour, 8 bits a channel.
pub type Rgb = [u8; 3];

/// A ramp of colours from the darkest to the lightest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ramp(pub &'static [Rgb]);

impl Ramp {
    /// The colour of step `index`, counted from the darkest; past the end it is the lightest.
    pub fn step(self, index: usize) -> Rgb {
        self.0[index.min(self.0.len() - 1)]
    }
}

const fn rgb(hex: u32) -> Rgb {
    [(hex >> 16) as u8, (hex >> 8) as u8, hex as u8]
}

macro_rules! ramps {
    ($($(#[$doc:meta])* $name:ident = $key:literal [$($hex:literal),+];)+) => {
        $($(#[$doc])* pub const $name: Ramp = Ramp(&[$(rgb($hex)),+]);)+
        /// Every ramp with the name by which sources in `art/` call it.
        pub const RAMPS: &[(&str, Ramp)] = &[$(($key, $name)),+];
    };
}

ramps! {
    /// Night, shadow, outline.
    INK = "ink" [0x0b0d17, 0x1a1d2e, 0x32384d, 0x5a6378, 0x8f9bab];
    /// Metal, slate, grey cloth.
    STEEL = "steel" [0x1a1d2e, 0x32384d, 0x5a6378, 0x8f9bab, 0xc9d3d6];
    /// Linen, snow, paper.
    CREAM = "cream" [0x5a6378, 0x8f9bab, 0xc9d3d6, 0xf4f1e4, 0xffffff];
    /// Flags, blood, neon warmth.
    RED = "red" [0x3a0a17, 0x74121f, 0xb51f2a, 0xe6423a, 0xff8a5c];
    /// Brass, lamplight, straw.
    GOLD = "gold" [0x4a2b14, 0x8a5420, 0xc98a2b, 0xf2c14e, 0xfff0a8];
    /// Uniform green, old tile.
    OLIVE = "olive" [0x10181a, 0x17241f, 0x2f4537, 0x55714f, 0x8ea86b];
    /// Night light, denim, water.
    BLUE = "blue" [0x101b3a, 0x1f3a6b, 0x2f6aa8, 0x55a9d6, 0xa9e3ee];
    /// Bare skin.
    SKIN = "skin" [0x4b2a2a, 0x7d4a3c, 0xb57a58, 0xe0b088, 0xf6d7b0];
    /// Tanned or darker skin.
    SKIN_DARK = "skin_dark" [0x2a1410, 0x4b2a2a, 0x7d4a3c, 0xb57a58, 0xe0b088];
    /// Skin that has seen sun: lies between `skin` and `skin_dark`.
    SKIN_TAN = "skin_tan" [0x401d1c, 0x76412e, 0xb06e45, 0xd99b66, 0xf3c992];
    /// Pale skin of men who live by lamplight.
    SKIN_PALE = "skin_pale" [0x573438, 0x91625a, 0xc99478, 0xecc5a2, 0xfbe6cc];
    /// Skin flushed by steam.
    SKIN_RUDDY = "skin_ruddy" [0x4b2028, 0x883f3a, 0xc26e58, 0xe8a083, 0xf9d0b0];
    /// Fair hair, straw.
    HAIR_FAIR = "hair_fair" [0x3a2418, 0x7d5632, 0xb98a3e, 0xe3bd62, 0xfbe6a0];
    /// Black hair with a cool shine.
    HAIR_BLACK = "hair_black" [0x07080f, 0x10121d, 0x1d2233, 0x2f3850, 0x4a5675];
    /// Red and ginger hair.
    HAIR_RED = "hair_red" [0x2a1410, 0x5c2413, 0x94411c, 0xc86a2a, 0xf0a050];
    /// The shadow of hair on a shaved skull.
    STUBBLE = "stubble" [0x241c20, 0x41353a, 0x665254, 0x8c726c, 0xb39a8c];
    /// Unbleached sheets and felt.
    LINEN = "linen" [0x4f4334, 0x84745a, 0xb8a683, 0xe2d4ae, 0xfaf2d6];
    /// Worn leather.
    LEATHER = "leather" [0x1f100c, 0x3b2014, 0x5e361e, 0x85532c, 0xb07e45];
    /// Ink under the skin.
    TATTOO = "tattoo" [0x141c30, 0x1d2a44, 0x2b3c5c, 0x3d5274, 0x55708f];
    /// Wood and leather.
    BROWN = "brown" [0x2a1410, 0x4a2b14, 0x7d4a3c, 0x8a5420, 0xc98a2b];
    /// Dark hair.
    HAIR = "hair" [0x0b0d17, 0x1d1412, 0x3a2418, 0x5a3a22, 0x7d5632];
    /// Green bath tile and bronze patina: the bathhouse's own ramp.
    PATINA = "patina" [0x0c1a1c, 0x143032, 0x1f4a48, 0x33706a, 0x6aa893];
    /// Pool water.
    WATER = "water" [0x0a1f2b, 0x0f3440, 0x17535a, 0x2a8078, 0x6ad0b0];
    /// Embers and fire.
    EMBER = "ember" [0x3a0a17, 0x8a1c14, 0xe6423a, 0xff8a5c, 0xfff0a8];
    /// Wet stone floor, cool.
    STONE = "stone" [0x14171f, 0x232a33, 0x36404a, 0x4d5a62, 0x6c7b80];
    /// Wet stone floor, warm.
    STONE_WARM = "stone_warm" [0x1a1616, 0x2d2724, 0x443b34, 0x5e5246, 0x7d6f5e];
    /// Snow under a night sky: blue in its hollows, never quite white but at its crest.
    SNOW = "snow" [0x44587f, 0x7388ab, 0xa2b3c8, 0xc9d3d6, 0xf4f1e4];
    /// Ice: clear, with dark water behind it.
    FROST = "frost" [0x1f3a6b, 0x44699a, 0x7aa2c4, 0xa9cfe3, 0xe6f4f2];
    /// Needles of a fir in the cold.
    FIR = "fir" [0x0b1519, 0x12262a, 0x1c3c3a, 0x2f5a4c, 0x557f62];
    /// The bark of a birch.
    BIRCH = "birch" [0x1d1a1c, 0x4c4644, 0x8a8178, 0xc4bbac, 0xf0e9d8];
    /// Blue enamel of a works van.
    BLUE_PAINT = "blue_paint" [0x101b3a, 0x1d3358, 0x2f527c, 0x4d78a0, 0x7ba4c0];
    /// Cream enamel, gone grey.
    CREAM_PAINT = "cream_paint" [0x4b4a4e, 0x77726a, 0xa59c88, 0xcdc2a4, 0xe9dfc4];
    /// Neon magenta.
    NEON_PINK = "neon_pink" [0x3a0a2a, 0x7a1a56, 0xd6338f, 0xf07ac0, 0xffd0ee];
    /// Neon cyan.
    NEON_CYAN = "neon_cyan" [0x07302d, 0x12706a, 0x2ee6c5, 0x8ff5e2, 0xe0fff9];
}

/// The ramp that sources call `name`.
pub fn ramp(name: &str) -> Option<Ramp> {
    RAMPS.iter().find(|(key, _)| *key == name).map(|(_, ramp)| *ramp)
}

/// The colour of every outline.
pub const OUTLINE: Rgb = rgb(0x0b0d17);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_past_the_ramp_is_its_lightest() {
        assert_eq!(INK.step(9), INK.step(4));
        assert_eq!(ramp("ink"), Some(INK));
        assert_eq!(ramp("no such"), None);
    }
}
