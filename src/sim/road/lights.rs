//! Lights: which way is green at which tick. They need no state, only the time.

use super::Streets;
use crate::content::roads::Control;

/// What a light shows to those who come by a piece of street.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// Go.
    Green,
    /// Stop if you can.
    Amber,
    /// Stop.
    Red,
}

impl Streets {
    /// What the light at a node shows to those who come by that piece; none where there is no light.
    pub fn light(&self, node: usize, segment: usize, tick: u64) -> Option<Light> {
        let Control::Lights { green, amber, shift } = self.roads.nodes.get(node)?.control else {
            return None;
        };
        let way = self.roads.segments.get(segment)?.way;
        // Those from the east and west have the first half.
        let first = way.0.abs() >= way.1.abs();
        let half = u64::from(green + amber);
        let now = (tick + u64::from(shift)) % (half * 2);
        let own = if first { now } else { (now + half) % (half * 2) };
        Some(match own {
            own if own < u64::from(green) => Light::Green,
            own if own < half => Light::Amber,
            _ => Light::Red,
        })
    }
}
