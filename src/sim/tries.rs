//! Which of the player's blows and shots met somebody, each counted once: a sweep that strikes three is one blow, and
//! all pellets of a barrel are one shot.

use bevy::ecs::resource::Resource;

use super::seats::SEATS;

/// How many shots are remembered: pellets of the last one may still fly when the next ones are fired.
const REMEMBERED: usize = 8;

/// What is under way. It does not outlast a restart.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    /// The players' blows, by seat.
    blows: [Blow; SEATS],
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
    pub fn begin_blow(&mut self, seat: u8) {
        self.replace(seat, Blow::Open);
    }

    /// It meets furniture.
    pub fn excuse_blow(&mut self, seat: u8) {
        if self.replace(seat, Blow::Excused) == Blow::None {
            self.replace(seat, Blow::None);
        }
    }

    /// It meets somebody. Whether that is to be counted.
    pub fn land_blow(&mut self, seat: u8) -> bool {
        self.replace(seat, Blow::None) != Blow::None
    }

    /// It is over and has met nobody. Whether that is to be counted.
    pub fn miss_blow(&mut self, seat: u8) -> bool {
        self.replace(seat, Blow::None) == Blow::Open
    }

    fn replace(&mut self, seat: u8, blow: Blow) -> Blow {
        self.blows.get_mut(usize::from(seat)).map_or(Blow::None, |held| std::mem::replace(held, blow))
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
        tries.begin_blow(0);
        assert_eq!([tries.land_blow(0), tries.land_blow(0), tries.miss_blow(0)], [true, false, false]);
        tries.begin_blow(0);
        assert!(!tries.land_blow(1), "another's");
        assert_eq!([tries.miss_blow(0), tries.land_blow(0)], [true, false]);
    }

    #[test]
    fn a_blow_on_furniture_is_no_failure_and_may_still_land() {
        let mut tries = Tries::default();
        tries.begin_blow(0);
        tries.excuse_blow(0);
        assert!(!tries.miss_blow(0));
        tries.begin_blow(0);
        tries.excuse_blow(0);
        assert!(tries.land_blow(0));
    }

    #[test]
    fn pellets_of_two_shots_are_two_hits_in_whatever_order_they_come() {
        let mut tries = Tries::default();
        let counted: Vec<bool> = [1, 2, 1, 2, 3].into_iter().map(|shot| tries.land_shot(shot)).collect();
        assert_eq!(counted, [true, true, false, false, true]);
    }
}
