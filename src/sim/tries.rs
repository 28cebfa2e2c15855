//! Which of the player's blows and shots met somebody, each counted once: a sweep that strikes three is one blow, and
//! all pellets of a barrel are one shot.

use bevy::ecs::resource::Resource;

/// How many shots are remembered: pellets of the last one may still fly when the next ones are fired.
const REMEMBERED: usize = 8;

/// What is under way. It does not outlast a restart.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    blow: Blow,
    /// The last shots that met somebody, by their numbers.
    shots: Vec<u32>,
}

/// The player's blow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Blow {
    /// There is none that has not been counted.
    #[default]
    None,
    /// It has met nothing yet.
    Open,
    /// It met furniture: no success, and no failure either.
    Excused,
}

impl Tries {
    /// A blow begins.
    pub fn begin_blow(&mut self) {
        self.blow = Blow::Open;
    }

    /// It meets furniture.
    pub fn excuse_blow(&mut self) {
        if self.blow == Blow::Open {
            self.blow = Blow::Excused;
        }
    }

    /// It meets somebody. Whether that is to be counted.
    pub fn land_blow(&mut self) -> bool {
        std::mem::take(&mut self.blow) != Blow::None
    }

    /// It is over and has met nobody. Whether that is to be counted.
    pub fn miss_blow(&mut self) -> bool {
        std::mem::take(&mut self.blow) == Blow::Open
    }

    /// A bullet of that shot meets somebody. Whether it is the shot's first.
    pub fn land_shot(&mut self, shot: u32) -> bool {
        let first = !self.shots.contains(&shot);
        if first {
            self.shots.push(shot);
            let over = self.shots.len().saturating_sub(REMEMBERED);
            self.shots.drain(..over);
        }
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blow_is_counted_once() {
        let mut tries = Tries::default();
        tries.begin_blow();
        assert_eq!([tries.land_blow(), tries.land_blow(), tries.miss_blow()], [true, false, false]);
        tries.begin_blow();
        assert_eq!([tries.miss_blow(), tries.land_blow()], [true, false]);
    }

    #[test]
    fn a_blow_on_furniture_is_no_failure_and_may_still_land() {
        let mut tries = Tries::default();
        tries.begin_blow();
        tries.excuse_blow();
        assert!(!tries.miss_blow());
        tries.begin_blow();
        tries.excuse_blow();
        assert!(tries.land_blow());
    }

    #[test]
    fn pellets_of_two_shots_are_two_hits_in_whatever_order_they_come() {
        let mut tries = Tries::default();
        let counted: Vec<bool> = [1, 2, 1, 2, 3].into_iter().map(|shot| tries.land_shot(shot)).collect();
        assert_eq!(counted, [true, true, false, false, true]);
    }
}
