//! Points and lines in the plane, without an engine.

/// A place or a way: x to the east, y to the north.
pub type Point = (f32, f32);

/// Both together.
pub fn add(a: Point, b: Point) -> Point {
    (a.0 + b.0, a.1 + b.1)
}

/// The way from `b` to `a`.
pub fn minus(a: Point, b: Point) -> Point {
    (a.0 - b.0, a.1 - b.1)
}

/// So many times as long.
pub fn scale(a: Point, times: f32) -> Point {
    (a.0 * times, a.1 * times)
}

/// The dot product.
pub fn dot(a: Point, b: Point) -> f32 {
    a.0 * b.0 + a.1 * b.1
}

/// The cross product: positive where `b` points to the left of `a`.
pub fn cross(a: Point, b: Point) -> f32 {
    a.0 * b.1 - a.1 * b.0
}

/// A quarter turn to the left.
pub fn left_of(a: Point) -> Point {
    (-a.1, a.0)
}

/// The unit vector of that direction and its length; east where it has none.
pub fn unit(a: Point) -> (Point, f32) {
    let length = dot(a, a).sqrt();
    if length < 1e-6 { ((1.0, 0.0), 0.0) } else { (scale(a, 1.0 / length), length) }
}

/// Where two lines from beginning to end come nearest: the shares of each, 0 to 1, and how far apart they are.
pub fn near_points(a: (Point, Point), b: (Point, Point)) -> (f32, f32, f32) {
    let (u, v, w) = (minus(a.1, a.0), minus(b.1, b.0), minus(a.0, b.0));
    let (uu, vv, turn) = (dot(u, u), dot(v, v), cross(u, v));
    if turn.abs() > 1e-6 {
        let (s, t) = (-cross(w, v) / turn, -cross(w, u) / turn);
        if (0.0..=1.0).contains(&s) && (0.0..=1.0).contains(&t) {
            return (s, t, 0.0);
        }
    }
    let on = |from: Point, way: Point, square: f32, point: Point| {
        if square < 1e-9 { 0.0 } else { (dot(minus(point, from), way) / square).clamp(0.0, 1.0) }
    };
    let far = |s: f32, t: f32| unit(minus(add(a.0, scale(u, s)), add(b.0, scale(v, t)))).1;
    let ends = [
        (0.0, on(b.0, v, vv, a.0)),
        (1.0, on(b.0, v, vv, a.1)),
        (on(a.0, u, uu, b.0), 0.0),
        (on(a.0, u, uu, b.1), 1.0),
    ];
    let best = ends.into_iter().map(|(s, t)| (s, t, far(s, t)));
    best.min_by(|one, other| one.2.total_cmp(&other.2)).unwrap_or((0.0, 0.0, f32::INFINITY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_cross_meet_at_the_crossing() {
        let (s, t, far) = near_points(((0.0, 0.0), (10.0, 0.0)), ((4.0, -2.0), (4.0, 6.0)));
        assert!((s - 0.4).abs() < 1e-6 && (t - 0.25).abs() < 1e-6 && far == 0.0);
    }

    #[test]
    fn lines_side_by_side_are_as_far_apart_as_they_look() {
        let (.., far) = near_points(((0.0, 0.0), (10.0, 0.0)), ((12.0, 3.0), (20.0, 3.0)));
        assert!((far - 13.0_f32.sqrt()).abs() < 1e-5);
    }
}
