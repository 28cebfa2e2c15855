//! The stable codes of reports. What each one means, with an example, stands in `docs/codes.md`.
//!
//! A code is never given a second meaning; one that is no longer used stays free.

use super::diagnostic::Severity;

/// A code: `E204` for an error, `W401` for a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static str);

impl Code {
    /// "E204".
    pub fn name(self) -> &'static str {
        self.0
    }

    /// How bad it is: the code's letter says so.
    pub fn severity(self) -> Severity {
        if self.0.starts_with('W') { Severity::Warning } else { Severity::Error }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)+) => {
        $($(#[$doc])* pub const $name: Code = Code($code);)+
        /// Every code.
        pub const ALL: &[Code] = &[$($name),+];
    };
}

codes! {
    /// No such file.
    NOT_FOUND = "E001";
    /// A file that cannot be read.
    UNREADABLE = "E002";
    /// A file that is not UTF-8.
    NOT_UTF8 = "E003";
    /// A file over 1 MiB.
    TOO_LARGE = "E004";
    /// A byte-order mark.
    BYTE_ORDER_MARK = "W005";
    /// A file that is neither level, campaign nor data.
    UNKNOWN_FILE = "E006";
    /// A bracket that is never closed.
    UNCLOSED = "E010";
    /// A closing bracket that closes nothing.
    WRONG_BRACKET = "E011";
    /// A missing comma.
    NO_COMMA = "E012";
    /// A missing colon.
    NO_COLON = "E013";
    /// A missing value.
    NO_VALUE = "E014";
    /// A string, character or comment without its end.
    UNCLOSED_TEXT = "E015";
    /// Text that belongs to nothing.
    STRAY = "E016";
    /// Brackets over 64 deep.
    TOO_DEEP = "E017";
    /// A number, string or character that cannot be read.
    BAD_LITERAL = "E018";
    /// A field that does not exist.
    UNKNOWN_FIELD = "E101";
    /// A field that must be there and is not.
    MISSING_FIELD = "E102";
    /// A value of another type.
    WRONG_TYPE = "E103";
    /// A word that is not in a closed list.
    UNKNOWN_WORD = "E104";
    /// The same key twice in a map.
    DUPLICATE_KEY = "E105";
    /// The same field twice.
    DUPLICATE_FIELD = "E106";
    /// A name before a bracket that belongs to something else.
    WRONG_NAME = "E107";
    /// A format version that this game does not know.
    UNKNOWN_FORMAT = "E108";
    /// A tag that nobody and nothing has.
    UNKNOWN_TAG = "E201";
    /// An unknown zone.
    UNKNOWN_ZONE = "E202";
    /// A flag that is not declared.
    UNKNOWN_FLAG = "E203";
    /// An unknown kind of person.
    UNKNOWN_ACTOR = "E204";
    /// An unknown item.
    UNKNOWN_ITEM = "E205";
    /// An unknown prop.
    UNKNOWN_PROP = "E206";
    /// An unknown terrain.
    UNKNOWN_TERRAIN = "E207";
    /// An unknown legend.
    UNKNOWN_LEGEND = "E208";
    /// An unknown floor.
    UNKNOWN_FLOOR = "E209";
    /// An unknown objective.
    UNKNOWN_OBJECTIVE = "E210";
    /// An unknown scene.
    UNKNOWN_SCENE = "E211";
    /// An unknown mind.
    UNKNOWN_BRAIN = "E212";
    /// An unknown moveset.
    UNKNOWN_MOVESET = "E213";
    /// An unknown colour.
    UNKNOWN_COLOR = "E214";
    /// An unknown difficulty.
    UNKNOWN_DIFFICULTY = "E215";
    /// A timer that nothing starts.
    UNKNOWN_TIMER = "E216";
    /// An unknown level.
    UNKNOWN_LEVEL = "E217";
    /// An item that locks nothing and opens nothing is used as a key.
    NOT_A_KEY = "E218";
    /// An unknown kind of door.
    UNKNOWN_DOOR = "E219";
    /// The same id twice.
    DUPLICATE_ID = "E220";
    /// An id that is not well formed.
    BAD_ID = "E221";
    /// An unknown sound.
    UNKNOWN_SOUND = "E222";
    /// An unknown puzzle.
    UNKNOWN_PUZZLE = "E223";
    /// A step that the puzzle does not have.
    UNKNOWN_STEP = "E224";
    /// A feature that the puzzle does not have.
    UNKNOWN_FEATURE = "E225";
    /// An unknown kind of vehicle.
    UNKNOWN_VEHICLE = "E226";
    /// An unknown driver's mind.
    UNKNOWN_DRIVER = "E227";
    /// An unknown street.
    UNKNOWN_STREET = "E228";
    /// An unknown node of the streets.
    UNKNOWN_NODE = "E229";
    /// Unknown rails, or an unknown train.
    UNKNOWN_RAIL = "E230";
    /// A glyph that is not one printable character of single width.
    BAD_GLYPH = "E301";
    /// The same glyph twice in one set.
    DUPLICATE_GLYPH = "E302";
    /// A character of a map that no glyph explains.
    UNKNOWN_GLYPH = "E303";
    /// Rows of different length.
    RAGGED_MAP = "E304";
    /// A map that leaks.
    LEAKING_MAP = "E305";
    /// No start.
    NO_START = "E306";
    /// A map without tiles.
    EMPTY_MAP = "E307";
    /// A map over 256 by 256.
    HUGE_MAP = "E308";
    /// A thing in a wall.
    IN_WALL = "E309";
    /// A thing without ground under it.
    NO_GROUND = "E310";
    /// A place outside of the map.
    OUTSIDE = "E311";
    /// A glyph that no map uses.
    UNUSED_GLYPH = "W312";
    /// A street without length.
    SHORT_STREET = "E313";
    /// A node that no street uses.
    UNUSED_NODE = "W314";
    /// Two streets that lie on each other.
    STREETS_OVERLAP = "E315";
    /// A place that is not on the street.
    OFF_STREET = "E316";
    /// Rails that do not meet the street which they are to cross.
    NO_CROSSING = "E317";
    /// A vehicle without a place.
    NO_PLACE = "E318";
    /// Streets are missing, or do not fit to the maps.
    NO_ROADS = "E319";
    /// A map of tiles at the scale of who drives.
    MAP_AT_DRIVE = "E320";
    /// A flag that nothing sets.
    FLAG_NEVER_SET = "W401";
    /// A flag that nothing reads.
    FLAG_NEVER_READ = "W402";
    /// A trigger that cannot fire.
    DEAD_TRIGGER = "W403";
    /// Objectives that wait for each other.
    OBJECTIVE_CIRCLE = "E404";
    /// A scene that nothing plays.
    UNUSED_SCENE = "W405";
    /// A level that cannot be won.
    NO_GOAL = "E406";
    /// A puzzle of which nothing can be made.
    BAD_PUZZLE = "E407";
    /// A train that nothing starts.
    IDLE_TRAIN = "W408";
    /// A number that is not finite.
    NOT_FINITE = "E501";
    /// A number out of its range.
    OUT_OF_RANGE = "E502";
    /// More than 512 people.
    TOO_MANY_ACTORS = "E503";
    /// More than 256 triggers.
    TOO_MANY_TRIGGERS = "E504";
    /// More than 64 objectives.
    TOO_MANY_OBJECTIVES = "E505";
    /// More than 4,096 nodes, or more of something else beside the streets than the game takes.
    TOO_MANY_ROADS = "E506";
    /// An objective that cannot be reached.
    UNREACHABLE = "E601";
    /// A key behind its own door.
    KEY_BEHIND_DOOR = "E602";
    /// A message that a language does not have.
    NO_MESSAGE = "E701";
    /// A strings file that cannot be read.
    BAD_STRINGS = "E702";
    /// A message of a pack that one language does not have.
    NO_TRANSLATION = "W703";
    /// A folder of packs holds a folder without `pack.ron`.
    NO_PACK_FILE = "E801";
    /// A pack whose id is not the name of its folder.
    PACK_ID = "E802";
    /// A definition under a name that belongs to another.
    FOREIGN_ID = "E803";
    /// Two packs with one id.
    DUPLICATE_PACK = "E804";
    /// A path that leads out of a pack, or that no pack may have.
    BAD_PATH = "E805";
    /// A link in a pack.
    LINK = "E806";
    /// A pack, or a file of it, that is too large.
    PACK_TOO_LARGE = "E807";
    /// A picture that cannot be used.
    BAD_PICTURE = "E808";
    /// A pack that another one needs and that is not there, or is wrong.
    PACK_MISSING = "E809";
    /// Packs that need each other.
    PACK_CIRCLE = "E810";
    /// A message key that does not begin with its pack's id.
    FOREIGN_MESSAGE = "E811";
    /// A file in a place where the game reads none of that name.
    UNREAD_FILE = "W812";
    /// A picture that is not in the index.
    UNKNOWN_PICTURE = "E813";
    /// A level of a pack whose id is not that of its file.
    LEVEL_ID = "E814";
}

/// The code of that name, in any case.
pub fn find(name: &str) -> Option<Code> {
    ALL.iter().copied().find(|code| code.0.eq_ignore_ascii_case(name))
}

/// What the code means, with an example: its part of `docs/codes.md`.
pub fn explain(code: Code) -> Option<&'static str> {
    include_str!("../../docs/codes.md")
        .split("\n## ")
        .skip(1)
        .find(|part| part.starts_with(code.0))
        .map(str::trim_end)
}
