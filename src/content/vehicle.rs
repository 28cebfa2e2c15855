//! What drives: buses, cars, trucks, and what runs on rails.
//!
//! Lengths are metres, masses kilograms, forces newtons, impulses newton seconds, speeds metres a second.

use serde::Deserialize;

/// One kind of vehicle ("core/city_bus").
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VehicleDef {
    /// Message key of the name shown.
    pub name: String,
    /// The baked sprite ("vehicle/bus").
    pub sprite: String,
    /// What it runs on.
    #[serde(default)]
    pub runs: Runs,
    /// From bumper to bumper.
    pub length: f32,
    /// From side to side.
    pub width: f32,
    /// From the ground to the roof: from 1.2 on it stops sight.
    pub height: f32,
    /// How heavy it is: what it meets feels that.
    pub mass: f32,
    /// The most that the engine pushes.
    pub engine: f32,
    /// The most that the brakes hold.
    pub brake: f32,
    /// How fast it gets, forwards.
    pub top_speed: f32,
    /// How fast it gets, backwards.
    #[serde(default = "reverse_speed")]
    pub reverse_speed: f32,
    /// What rolling takes of its speed, in metres a second squared.
    #[serde(default = "roll")]
    pub roll: f32,
    /// What the air takes of it, in newtons at a metre a second; it grows with the square.
    #[serde(default)]
    pub air: f32,
    /// How firmly the tyres hold the road, in metres a second squared; more than that, and they slide.
    #[serde(default = "grip")]
    pub grip: f32,
    /// Share of that grip which the rear has: over 1 the front slides first, as a bus's does; under 1 the tail comes
    /// round.
    #[serde(default = "rear")]
    pub rear: f32,
    /// Share of the rear's grip that the handbrake leaves (0 to 1).
    #[serde(default = "handbrake")]
    pub handbrake: f32,
    /// From axle to axle.
    #[serde(default)]
    pub wheelbase: f32,
    /// How far the front wheels turn, in degrees.
    #[serde(default = "steer")]
    pub steer: f32,
    /// How quickly they turn, in degrees a second.
    #[serde(default = "steer_rate")]
    pub steer_rate: f32,
    /// At this speed they turn only half as far.
    #[serde(default = "steer_falloff")]
    pub steer_falloff: f32,
    /// Crashes and bullets are counted against this.
    pub health: f32,
    /// Under this share of its health it smokes (0 to 1).
    #[serde(default = "smokes")]
    pub smokes: f32,
    /// A blow so hard breaks the panes of its side; 0 has none.
    #[serde(default)]
    pub glass: f32,
    /// What a crash does.
    #[serde(default)]
    pub crash: CrashDef,
    /// Share of a bullet's damage that the metal keeps from those who sit inside (0 to 1).
    #[serde(default = "shelter")]
    pub shelter: f32,
    /// Share of a bullet's damage that its health takes (0 to 1).
    #[serde(default = "bullets")]
    pub bullets: f32,
    /// Where one gets in and out, from its middle: forwards and to the left. None: nobody does.
    #[serde(default)]
    pub doors: Vec<(f32, f32)>,
    /// Where people sit, from its middle: forwards and to the left. The first drives.
    #[serde(default)]
    pub seats: Vec<(f32, f32)>,
    /// What it is made of, for bullets ("iron").
    #[serde(default = "iron")]
    pub material: String,
    /// What it sounds like.
    #[serde(default)]
    pub sounds: VehicleSounds,
    /// Whether it has headlights.
    #[serde(default = "yes")]
    pub lights: bool,
    /// Whether it has a siren and a light that turns.
    #[serde(default)]
    pub siren: bool,
}

/// What a vehicle runs on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Runs {
    /// On wheels, wherever the driver steers.
    #[default]
    Wheels,
    /// On rails: nothing stops it, and what it meets is wrecked.
    Rails,
}

/// What a crash does.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CrashDef {
    /// A knock of less does nothing.
    pub from: f32,
    /// Health that each 1,000 newton seconds above it take.
    pub damage: f32,
    /// Health that each metre a second which the knock changes takes from those who sit inside, from 4 on.
    pub riders: f32,
    /// Share of it that a knock on the front takes: a bumper is made for it (0 to 1).
    pub bumper: f32,
    /// Health that a wreck takes from those who sit inside.
    pub wreck: f32,
}

impl Default for CrashDef {
    fn default() -> Self {
        Self { from: 2500.0, damage: 5.0, riders: 1.5, bumper: 1.0, wreck: 30.0 }
    }
}

/// What a vehicle sounds like: ids of sounds of `assets/sounds/index.ron`; silent where it names none.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VehicleSounds {
    /// The engine, looped: from the sound at rest to the one at full speed. One is led over into the next as it turns
    /// faster.
    pub engine: Vec<String>,
    /// So many gears on the way to its top speed are heard.
    pub gears: u32,
    /// A gear that the player changes.
    pub shift: Option<String>,
    /// The engine, as the player takes the wheel.
    pub start: Option<String>,
    /// The horn; a train gives it by itself.
    pub horn: Option<String>,
    /// A train's horn from afar.
    pub horn_far: Option<String>,
    /// Tyres that begin to slide.
    pub skid: Option<String>,
    /// Tyres that go on sliding, looped.
    pub tyres: Option<String>,
    /// It has come to a stand on its brakes.
    pub brakes: Option<String>,
    /// A hard knock.
    pub crash: Option<String>,
    /// Panes that break.
    pub glass: Option<String>,
    /// The siren, looped.
    pub siren: Option<String>,
    /// A door.
    pub door: Option<String>,
}

impl Default for VehicleSounds {
    fn default() -> Self {
        Self {
            engine: Vec::new(),
            gears: 1,
            shift: None,
            start: None,
            horn: None,
            horn_far: None,
            skid: None,
            tyres: None,
            brakes: None,
            crash: None,
            glass: None,
            siren: None,
            door: None,
        }
    }
}

impl VehicleDef {
    /// Half its length and half its width.
    pub fn half(&self) -> (f32, f32) {
        (self.length / 2.0, self.width / 2.0)
    }

    /// How hard it is to turn, in kilogram square metres.
    pub fn inertia(&self) -> f32 {
        self.mass * (self.length * self.length + self.width * self.width) / 12.0
    }

    /// From axle to axle; where nothing is said, three fifths of its length.
    pub fn axles(&self) -> f32 {
        if self.wheelbase > 0.0 { self.wheelbase } else { self.length * 0.6 }
    }

    /// Whether it runs on rails.
    pub fn is_railed(&self) -> bool {
        self.runs == Runs::Rails
    }
}

fn reverse_speed() -> f32 {
    5.0
}

fn roll() -> f32 {
    0.25
}

fn grip() -> f32 {
    8.0
}

fn rear() -> f32 {
    1.05
}

fn handbrake() -> f32 {
    0.35
}

fn steer() -> f32 {
    36.0
}

fn steer_rate() -> f32 {
    140.0
}

fn steer_falloff() -> f32 {
    10.0
}

fn smokes() -> f32 {
    0.35
}

fn shelter() -> f32 {
    0.7
}

fn bullets() -> f32 {
    0.25
}

fn iron() -> String {
    "iron".to_owned()
}

fn yes() -> bool {
    true
}
