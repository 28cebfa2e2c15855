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
    /// Black leather with a hard shine.
    LEATHER_BLACK = "leather_black" [0x08090d, 0x15171f, 0x262a35, 0x444b5a, 0x8b96a5];
    /// Black hair with a warm shine.
    HAIR_DARK = "hair_dark" [0x0a0808, 0x161211, 0x261e1b, 0x3d302b, 0x62514a];
    /// Charcoal cloth.
    CHARCOAL = "charcoal" [0x14151b, 0x272931, 0x3f424b, 0x60656e, 0x8d9398];
    /// The blue-grey of a greatcoat.
    GREATCOAT = "greatcoat" [0x141b2a, 0x26334a, 0x3e526c, 0x637992, 0x93a8b8];
    /// The grey of an off-the-peg suit.
    SUIT_GREY = "suit_grey" [0x24262e, 0x40444e, 0x646970, 0x8d9193, 0xb9bab4];
    /// Washed denim.
    DENIM = "denim" [0x141d33, 0x263a5c, 0x3d5985, 0x6484ad, 0x9ab4cc];
    /// Faded rose: wallpaper, a dressing gown.
    ROSE = "rose" [0x4a2033, 0x84405a, 0xb96b80, 0xdf9da6, 0xf7d0cd];
    /// Camel hair, sacking, cork.
    CAMEL = "camel" [0x33261a, 0x5c442c, 0x8a6a45, 0xb59467, 0xd9c095];
    /// Wine-red cloth and carpet.
    BURGUNDY = "burgundy" [0x24070f, 0x47101c, 0x701a29, 0x9b3038, 0xc75a55];
    /// An American patrolman's blue.
    POLICE_BLUE = "police_blue" [0x0c1226, 0x18244a, 0x28406e, 0x456094, 0x7b93bd];
    /// Dark polished hotel wood.
    MAHOGANY = "mahogany" [0x1c0c0a, 0x3b1811, 0x602b1b, 0x8a482c, 0xbd7a50];
    /// Blued steel.
    GUNMETAL = "gunmetal" [0x0d0f16, 0x252a36, 0x454e5d, 0x76828f, 0xc0cad0];
    /// Nickel and chrome.
    NICKEL = "nickel" [0x2a303c, 0x5a6576, 0x94a0ae, 0xcfd8da, 0xffffff];
    /// A window pane at night: the sky in it.
    GLASS = "glass" [0x0b0d17, 0x131a33, 0x21375f, 0x3f6f9f, 0xa9d3e6];
    /// A tyre, wet.
    TYRE = "tyre" [0x05060a, 0x0d0f17, 0x1a1d2e, 0x2c3144, 0x4a5269];
    /// What fire leaves of paint.
    CHAR = "char" [0x060608, 0x12110f, 0x25201d, 0x413730, 0x6b5a4c];
    /// Iron that has rusted through.
    RUST = "rust" [0x1d0f0c, 0x3f1d14, 0x6b3019, 0x97491f, 0xc07238];
    /// Enamel of a city bus, cream once.
    BUS_CREAM = "bus_cream" [0x3d3a3a, 0x6d665c, 0xa49a84, 0xd3c9ac, 0xf1ead2];
    /// Windows of a lit room or bus, seen from the street.
    WARM_PANE = "warm_pane" [0x2c1a14, 0x6a3f1c, 0xb4752a, 0xe8b54e, 0xfff0a8];
    /// The enamel of a patrol car's doors.
    WHITE_PAINT = "white_paint" [0x363c4c, 0x646f82, 0x9ba7b4, 0xced6da, 0xf4f1e4];
    /// Maroon enamel.
    MAROON = "maroon" [0x1c0a12, 0x3d1420, 0x662233, 0x934048, 0xc97b74];
    /// Dark green enamel.
    BOTTLE = "bottle" [0x0a1618, 0x13292a, 0x1f443f, 0x35695a, 0x6ba085];
    /// Beige enamel.
    BEIGE = "beige" [0x3a2f2a, 0x675545, 0x988066, 0xc5ad8a, 0xe9d8b6];
    /// Brick, sooty.
    BRICK = "brick" [0x1f1014, 0x3d1f1e, 0x64332b, 0x8a4d3b, 0xb3765a];
    /// Ballast between sleepers, and gravel.
    BALLAST = "ballast" [0x15151b, 0x292a31, 0x42434a, 0x5f5f63, 0x83827f];
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
