//! Drivers who are after the player's vehicle, or away from it: pace, blocking, ramming.

use super::{Driver, View, Voice, lane::Path, toward};
use crate::{
    content::driver::PaceDef,
    sim::{physics::TICK, vehicle::Seen},
};

impl Driver {
    /// Whether it chooses its line for the player's sake.
    pub(super) fn is_wild(&self) -> bool {
        self.ram.1 > 0 || self.ram.2 > 0 || (self.def.block.is_some() && self.aside != 0.0)
    }
}

/// The speed that keeps the player's vehicle in sight: his fastest while it is near, his slowest where it is far.
pub fn pace(pace: &PaceDef, view: &View) -> f32 {
    let Some(player) = view.fleet.player() else { return pace.most * view.difficulty.flight };
    let way = view.seen.at - player.at;
    // One who is behind the player does not wait for him.
    let gap = if way.dot(view.seen.forward) < -view.seen.half.x { 0.0 } else { way.length() };
    let share = ((gap - pace.near) / (pace.far - pace.near).max(1.0)).clamp(0.0, 1.0);
    (pace.most + (pace.least - pace.most) * share) * view.difficulty.flight
}

/// Gets in the way, draws away, pushes. The speed that this leaves, where it matters.
pub fn interfere(driver: &mut Driver, view: &View, path: &Path, voice: &mut Voice) -> Option<f32> {
    let player = *view.fleet.player()?;
    if let Some(speed) = ram(driver, view, &player, voice) {
        return Some(speed);
    }
    block(driver, view, path, &player);
    None
}

fn block(driver: &mut Driver, view: &View, path: &Path, player: &Seen) {
    let Some(block) = driver.def.block else { return };
    let way = view.streets.way(path.lane);
    let back = (view.seen.at - player.at).dot(way) - view.seen.half.x - player.half.x;
    let comes = (0.0..block.within).contains(&back) && player.velocity.dot(way) > 3.0;
    let wanted = if comes {
        let metres = view.streets.metres(path.lane, player.at);
        let on = view.streets.on_lane(path.lane, metres);
        way.perp_dot(player.at - on).clamp(-block.aside, block.aside)
    } else {
        0.0
    };
    driver.aside = toward(driver.aside, wanted, view.rules.quick * 0.6);
    if !comes && driver.aside.abs() < view.rules.quick * TICK {
        driver.aside = 0.0;
    }
}

/// One try to ram: first away from the other, which shows, then into him.
fn ram(driver: &mut Driver, view: &View, player: &Seen, voice: &mut Voice) -> Option<f32> {
    let def = driver.def.ram?;
    let every = (def.every as f32 * view.difficulty.attack_every) as u32;
    let ahead = ((def.warns as f32 * view.difficulty.wind_up) as u32).max(1);
    let (rest, warns, pushes, side) = driver.ram;
    let local = view.seen.local(player.at);
    let gap = local.y.abs() - view.seen.half.y - player.half.y;
    let level = local.x.abs() < view.seen.half.x + player.half.x * 0.6;
    if warns > 0 {
        driver.ram = (rest, warns - 1, if warns == 1 { def.ticks } else { 0 }, side);
        driver.aside = toward(driver.aside, driver.aside - side, 1.6);
        return None;
    }
    if pushes > 0 {
        driver.ram.2 -= 1;
        driver.aside = toward(driver.aside, driver.aside + side * def.over, view.rules.quick);
        // Side by side: as fast as the other.
        return Some((player.speed() + local.x * 0.3).max(4.0));
    }
    driver.ram.0 = rest.saturating_sub(1);
    if driver.ram.0 == 0 && level && gap < def.within && player.speed() > 4.0 {
        driver.ram = (every, ahead, 0, local.y.signum());
        voice.threatens = Some(ahead);
    } else if driver.aside != 0.0 && driver.def.block.is_none() {
        driver.aside = toward(driver.aside, 0.0, 1.5);
    }
    None
}
