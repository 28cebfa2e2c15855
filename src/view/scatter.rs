//! Numbers that look like chance and are the same for the same place in each run: pictures are scattered and made lively
//! with them, and nothing else is.

/// A number for each place; each `salt` has its own.
pub fn scatter(x: i32, y: i32, salt: u32) -> u32 {
    let mut h = (x as u32).wrapping_mul(0x9e37_79b1) ^ (y as u32).wrapping_mul(0x85eb_ca77) ^ salt;
    h ^= h >> 15;
    h = h.wrapping_mul(0x2c1b_3c6d);
    h ^= h >> 12;
    h = h.wrapping_mul(0x297a_2d39);
    h ^ (h >> 15)
}

/// Noise from about -1 to 1 that changes over `cell` pixels; `at` gives the number of each column and row of cells.
pub fn smooth(x: i32, y: i32, cell: i32, at: impl Fn(i32, i32) -> u32) -> f32 {
    let (i, j) = (x.div_euclid(cell), y.div_euclid(cell));
    let ease = |t: i32| {
        let t = (t as f32 + 0.5) / cell as f32;
        t * t * (3.0 - 2.0 * t)
    };
    let (s, t) = (ease(x.rem_euclid(cell)), ease(y.rem_euclid(cell)));
    let value = |dx: i32, dy: i32| (at(i + dx, j + dy) & 0xffff) as f32 / 32767.5 - 1.0;
    let row = |dy: i32| value(0, dy) * (1.0 - s) + value(1, dy) * s;
    row(0) * (1.0 - t) + row(1) * t
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_has_no_jumps_and_each_salt_its_own() {
        let at = |x: i32, salt: u32| smooth(x, 5, 16, |i, j| scatter(i, j, salt));
        assert!((-40..40).all(|x| (at(x, 1) - at(x + 1, 1)).abs() < 0.25));
        assert!((-40..40).any(|x| (at(x, 1) - at(x, 2)).abs() > 0.3));
    }
}
