//! What is painted on a road: lines between lanes, stop lines, where people cross, and how worn all of it is.

use bevy::math::Vec2;

use super::strip::Strip;
use crate::content::street_looks::Paving;

/// Width of a line, in metres.
const LINE: f32 = 0.14;
/// Half the gap between the two lines in the middle.
const DOUBLE: f32 = 0.17;
/// Length of a dash between two lanes, and of a dash with its gap.
const DASH: (f32, f32) = (2.4, 6.4);
/// Where people cross, from the junction's edge on: how far off, how wide, how wide a bar with its gap is.
const ZEBRA: (f32, f32, f32) = (0.6, 3.0, 1.1);
/// From the junction, or from where people cross, to the line at which one stops, and how wide that is.
const STOP: (f32, f32) = (0.9, 0.45);

/// Paint on a road.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Between those who go along and those who come.
    Yellow,
    /// All other.
    White,
}

/// What is painted so far along a strip and so far to the right of its line.
pub fn painted(strip: &Strip, along: f32, right: f32) -> Option<Paint> {
    if strip.paving != Paving::Street {
        return None;
    }
    let from_end = [along, strip.length - along];
    for (far, end) in from_end.into_iter().zip(strip.ends) {
        if end.reach <= 0.0 || far > end.reach + 12.0 {
            continue;
        }
        let off = far - end.reach;
        if off < 0.0 {
            return None;
        }
        if end.zebra && on_zebra(strip, off, right) {
            return Some(Paint::White);
        }
        let stop = if end.zebra { ZEBRA.0 + ZEBRA.1 } else { 0.0 } + STOP.0;
        let begins = far == from_end[0];
        if off < stop + STOP.1 {
            let line = end.stops && off >= stop && ends_here(strip, right, begins);
            return line.then_some(Paint::White);
        }
    }
    between_lanes(strip, along, right)
}

/// Bars along the way, from kerb to kerb.
fn on_zebra(strip: &Strip, off: f32, right: f32) -> bool {
    (ZEBRA.0..ZEBRA.0 + ZEBRA.1).contains(&off)
        && right < strip.half.0 - 0.2
        && right > 0.2 - strip.half.1
        && right.rem_euclid(ZEBRA.2) < ZEBRA.2 * 0.5
}

/// Whether that half of the road holds lanes that end at the strip's beginning (`begins`) or at its end.
fn ends_here(strip: &Strip, right: f32, begins: bool) -> bool {
    let (along, against) = strip.lanes;
    let inside = right < strip.half.0 && right > -strip.half.1;
    let own = match (along, against) {
        (0, _) => begins,
        (_, 0) => !begins,
        _ => (right > DOUBLE) != begins && right.abs() > DOUBLE,
    };
    inside && own
}

fn between_lanes(strip: &Strip, along: f32, right: f32) -> Option<Paint> {
    let (ahead, against) = strip.lanes;
    let both = ahead > 0 && against > 0;
    let near = |line: f32| (right - line).abs() <= LINE / 2.0;
    if both && (near(DOUBLE) || near(-DOUBLE)) {
        return Some(Paint::Yellow);
    }
    // The strip where vehicles are parked begins at a fine line.
    let parked = |kerb: f32, half: f32| kerb - half > 0.5;
    if parked(strip.kerb.0, strip.half.0) && near(strip.half.0)
        || parked(strip.kerb.1, strip.half.1) && near(-strip.half.1)
    {
        return Some(Paint::White);
    }
    let dashed = along.rem_euclid(DASH.1) < DASH.0;
    let line = ((strip.half.0 - right) / strip.lane).round();
    let place = strip.half.0 - line * strip.lane;
    let inner = line >= 1.0 && place > 0.5 - strip.half.1;
    let middle = both && place.abs() < 0.5;
    (dashed && inner && !middle && near(place)).then_some(Paint::White)
}

/// How much a road is worn where wheels roll: over 1 polished, under 1 dark with oil.
pub fn worn(strip: &Strip, right: f32) -> f32 {
    if strip.paving != Paving::Street || right > strip.half.0 || right < -strip.half.1 {
        return 1.0;
    }
    let in_lane = (strip.half.0 - right).rem_euclid(strip.lane) - strip.lane / 2.0;
    match in_lane.abs() {
        oil if oil < 0.3 => 0.9,
        wheel if (0.62..1.02).contains(&wheel) => 1.07,
        _ => 1.0,
    }
}

/// The middle of the lane nearest to a place, to the right of the line; none off the lanes.
pub fn lane_middle(strip: &Strip, right: f32) -> Option<f32> {
    let number = ((strip.half.0 - right) / strip.lane).floor();
    let middle = strip.half.0 - (number + 0.5) * strip.lane;
    (middle < strip.half.0 && middle > -strip.half.1).then_some(middle)
}

/// Whether a lid of the sewers lies at that place of the strip: its own measure, from the lid's middle, in metres.
pub fn lid(strip: &Strip, along: f32, right: f32) -> Option<Vec2> {
    const EVERY: f32 = 43.0;
    let number = (along / EVERY).floor();
    let at = (number + 0.37) * EVERY;
    let lane = lane_middle(strip, right)?;
    let chosen = lane_middle(strip, strip.half.0 - 0.5 - (number.rem_euclid(2.0)) * strip.lane)?;
    (lane == chosen && at > 14.0 && at < strip.length - 14.0)
        .then(|| Vec2::new(along - at, right - lane))
        .filter(|off| off.length() < 0.6)
}

#[cfg(test)]
mod tests {
    use super::{super::strip::End, *};

    fn avenue() -> Strip {
        let end = End { reach: 8.0, stops: true, zebra: true };
        Strip {
            street: 0,
            at: Vec2::ZERO,
            way: Vec2::X,
            length: 200.0,
            beyond: (0.0, 0.0),
            half: (7.0, 7.0),
            kerb: (7.0, 9.2),
            wall: (10.0, 12.2),
            paving: Paving::Street,
            lanes: (2, 2),
            lane: 3.5,
            ends: [End::default(), end],
        }
    }

    #[test]
    fn lanes_are_parted_by_dashes_and_directions_by_two_yellow_lines() {
        let strip = avenue();
        assert_eq!(painted(&strip, 100.0, DOUBLE), Some(Paint::Yellow));
        assert_eq!(painted(&strip, 100.0, -DOUBLE), Some(Paint::Yellow));
        let row: Vec<bool> = (0..64)
            .map(|step| painted(&strip, 50.0 + step as f32 * 0.1, 3.5) == Some(Paint::White))
            .collect();
        assert!(row.iter().any(|on| *on) && row.iter().any(|on| !on));
        assert_eq!(painted(&strip, 100.0, 1.7), None, "the middle of a lane is bare");
        assert_eq!(painted(&strip, 100.0, -7.0), Some(Paint::White), "parked vehicles stand behind a line");
        assert_eq!(painted(&strip, 100.0, 7.0), None, "nobody parks on the right");
    }

    #[test]
    fn only_those_stop_at_a_line_who_come_to_it() {
        let strip = avenue();
        let line = 200.0 - 8.0 - ZEBRA.0 - ZEBRA.1 - STOP.0 - STOP.1 / 2.0;
        assert_eq!(painted(&strip, line, 5.0), Some(Paint::White));
        assert_eq!(painted(&strip, line, -5.0), None);
        assert_eq!(painted(&strip, 200.0 - 4.0, 5.0), None, "the junction itself is bare");
    }
}
