//! Numbers that all driving shares (`assets/data/driving.ron`).
//!
//! Times are ticks of 1/60 s, lengths metres, speeds metres a second, impulses newton seconds.

use serde::Deserialize;

/// How far the camera and the players' eyes reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Scale {
    /// As far as one who walks needs it.
    #[default]
    Foot,
    /// As far as one who drives needs it.
    Drive,
}

/// Which side of a street, as one drives along its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Side {
    /// On the right.
    Right,
    /// On the left.
    Left,
}

/// What holds for every vehicle, street and driver.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DriveRules {
    /// Id of the terrain that streets are made of where a level says nothing.
    pub ground: String,
    /// Whatever drives, walks or stands by itself within this distance of a player is there…
    pub active: f32,
    /// …and goes again beyond this one.
    pub passive: f32,
    /// Nothing comes out of thin air nearer than this to a player.
    pub unseen: f32,
    /// Most vehicles of the traffic at once.
    pub most_traffic: u32,
    /// Most people on the sidewalks at once.
    pub most_walkers: u32,
    /// What a player's hands and keys do at the wheel.
    pub wheel: WheelRules,
    /// What vehicles do to people.
    pub people: PeopleRules,
    /// What all minds at the wheel share.
    pub mind: DriverRules,
    /// What crashes do to those inside, and what is on rails to whatever it meets.
    pub crash: CrashRules,
    /// How a player's aim out of a vehicle is drawn to an enemy's.
    pub lean: LeanRules,
    /// How near to a node counts as there.
    pub node_reach: f32,
    /// Slower than this one gets in and out.
    pub board_speed: f32,
    /// From how near a door one gets in, between the edge of the body and the door.
    pub board_reach: f32,
    /// A knock of less is not told.
    pub told_from: f32,
    /// Slides sideways of more than this let tyres squeal.
    pub squeals: f32,
    /// What passes a player's vehicle so closely and faster than `near_miss_speed` without touching is a near miss.
    pub near_miss: f32,
    /// See `near_miss`.
    pub near_miss_speed: f32,
    /// Ticks before a vehicle hoots again.
    pub honk_every: u32,
    /// Share of the engine that a shove adds when the strike is pressed at the wheel.
    pub shove: f32,
    /// Ticks that a shove lasts.
    pub shove_ticks: u32,
    /// Ticks before the next.
    pub shove_rest: u32,
    /// Speed of the shove sideways into whoever drives beside, in metres a second.
    pub shove_side: f32,
    /// Whoever is nearer than this from side to side drives beside.
    pub beside: f32,
    /// Faster than this a vehicle breaks furniture that is about to be met.
    pub gentle: f32,
    /// Slower than this a vehicle stops those who lie or roll, too.
    pub crawl: f32,
    /// How far a horn is heard by those who walk.
    pub horn_reach: f32,
    /// How far a crash is heard.
    pub crash_noise: f32,
    /// Share of an item of furniture's toughness that a metre a second of a ton of vehicle breaks.
    pub breaks: f32,
}

impl Default for DriveRules {
    fn default() -> Self {
        Self {
            ground: String::new(),
            active: 130.0,
            passive: 165.0,
            unseen: 60.0,
            most_traffic: 36,
            most_walkers: 30,
            wheel: WheelRules::default(),
            people: PeopleRules::default(),
            mind: DriverRules::default(),
            crash: CrashRules::default(),
            lean: LeanRules::default(),
            node_reach: 14.0,
            board_speed: 1.5,
            board_reach: 0.9,
            told_from: 400.0,
            squeals: 2.0,
            near_miss: 1.2,
            near_miss_speed: 8.0,
            honk_every: 90,
            shove: 0.6,
            shove_ticks: 24,
            shove_rest: 100,
            shove_side: 2.2,
            beside: 5.0,
            gentle: 2.0,
            crawl: 2.0,
            horn_reach: 25.0,
            crash_noise: 40.0,
            breaks: 6.0,
        }
    }
}

/// What a player's hands and keys do at the wheel.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WheelRules {
    /// Whether the keys name the direction in which the vehicle is to go; otherwise up is throttle, down the brake,
    /// left and right the wheel.
    pub assist: bool,
    /// With the assist: how much of the angle between where it goes and where it is to go the wheel takes up.
    pub gain: f32,
    /// With the assist: how much a turn is damped, in seconds.
    pub damp: f32,
    /// With the assist: within this angle in degrees of the street's own direction the keys mean the street.
    pub street: f32,
    /// With the assist: keys within this angle in degrees of the street's own direction, and not within `street`, mean
    /// the street still, and that one wants to get to its other side.
    pub aside: f32,
    /// With the assist: at this angle in degrees to the street one gets to its other side.
    pub drift: f32,
    /// With the assist: how far ahead in seconds the wheel looks along the lane.
    pub ahead: f32,
    /// With the assist: keys against the vehicle's direction, from this angle in degrees on, brake, and then go back.
    pub back: f32,
    /// With the assist: share of the brakes that holds where no key is pressed.
    pub coast: f32,
    /// With the assist: slower than this one turns on the spot rather than change lanes.
    pub rolls: f32,
    /// While the driver leans out, whoever steers for him means the street within this angle in degrees.
    pub blind: f32,
}

impl Default for WheelRules {
    fn default() -> Self {
        Self {
            assist: true,
            gain: 1.6,
            damp: 0.25,
            street: 34.0,
            aside: 64.0,
            drift: 13.0,
            ahead: 0.9,
            back: 120.0,
            coast: 0.25,
            rolls: 4.0,
            blind: 80.0,
        }
    }
}

/// What vehicles do to people.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PeopleRules {
    /// Slower than this a vehicle only pushes.
    pub from: f32,
    /// Health that each metre a second takes.
    pub damage: f32,
    /// Health that whatever runs on rails takes.
    pub rails: f32,
    /// Share of the vehicle's speed that a struck body gets.
    pub knock: f32,
    /// People see a vehicle coming so many ticks before it is there.
    pub sees: u32,
    /// Within so many ticks of the bumper they roll rather than run.
    pub at_once: u32,
    /// Beside its hull a vehicle strikes whoever is so near.
    pub skin: f32,
    /// Ticks until they jump, at least…
    pub startles: u32,
    /// …and how far beside the vehicle's way they feel safe.
    pub clear: f32,
    /// How fast those on the sidewalk walk, as a share of their own speed.
    pub stroll: f32,
}

impl Default for PeopleRules {
    fn default() -> Self {
        Self {
            from: 3.0,
            damage: 7.0,
            rails: 10_000.0,
            knock: 0.8,
            sees: 75,
            at_once: 24,
            skin: 0.08,
            startles: 12,
            clear: 0.7,
            stroll: 0.35,
        }
    }
}

/// What all minds at the wheel share.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DriverRules {
    /// How hard one brakes for what is seen in time, in metres a second squared.
    pub easy: f32,
    /// Whoever needs more than this to brake goes on at amber, in metres a second squared.
    pub hard: f32,
    /// Ticks that one stands at a stop sign.
    pub stands: u32,
    /// Seconds before one who has the right of way within which one waits for him.
    pub waits_for: f32,
    /// The same where nothing but his coming from the right gives him that right.
    pub waits_right: f32,
    /// Ticks that a driver who is stuck goes back.
    pub backs: u32,
    /// How far one looks ahead.
    pub sight: f32,
    /// How quickly one leaves the middle of the lane, in metres a second.
    pub swerve: f32,
    /// How quickly one who flees or rams changes his line, in metres a second.
    pub quick: f32,
    /// Further than this from his lane a driver looks for the nearest one anew.
    pub lost: f32,
    /// So far before the end of a street that leads nowhere one stops.
    pub end: f32,
    /// Half the width of whatever runs on rails, and a little more: so much one keeps off them.
    pub rails: f32,
}

impl Default for DriverRules {
    fn default() -> Self {
        Self {
            easy: 3.2,
            hard: 4.5,
            stands: 40,
            waits_for: 3.2,
            waits_right: 2.6,
            backs: 70,
            sight: 45.0,
            swerve: 2.6,
            quick: 4.5,
            lost: 14.0,
            end: 5.0,
            rails: 1.7,
        }
    }
}

/// What crashes do to those inside, and what is on rails to whatever it meets.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CrashRules {
    /// Those inside feel a change of so many metres a second and more.
    pub felt: f32,
    /// Whatever on rails is faster than this wrecks what it meets.
    pub deadly: f32,
}

impl Default for CrashRules {
    fn default() -> Self {
        Self { felt: 4.0, deadly: 4.0 }
    }
}

/// How a player's aim out of a vehicle is drawn to an enemy's.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LeanRules {
    /// Within this angle of where the vehicle goes, to either side in degrees.
    pub arc: f32,
    /// How far.
    pub reach: f32,
}

impl Default for LeanRules {
    fn default() -> Self {
        Self { arc: 115.0, reach: 45.0 }
    }
}
