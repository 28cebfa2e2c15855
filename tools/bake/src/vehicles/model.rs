//! From a vehicle's source to the figure of one of its looks.

use crate::{
    palette,
    props::{
        build::assemble,
        source::{PartSource, Point},
    },
    sculpt::{Figure, Finish, RISE, sin_cos, vec3},
    vehicles::source::{State, Vehicle},
};

/// The vehicle in a look and frame, driving east.
pub fn figure(vehicle: &Vehicle, state: &State, frame: u32) -> Result<Figure, String> {
    let mut parts: Vec<PartSource> = Vec::new();
    for group in &vehicle.groups {
        let here = group.states.is_empty() || group.states.contains(&state.name);
        if here && (group.frames.is_empty() || group.frames.contains(&frame)) {
            parts.extend(group.parts.iter().cloned());
        }
    }
    for part in &mut parts {
        if let Some(dye) = state.dyes.get(&part.ramp).or_else(|| vehicle.dyes.get(&part.ramp)) {
            part.ramp.clone_from(dye);
        }
        if palette::ramp(&part.ramp).is_none() {
            return Err(format!("{:?} is neither a ramp nor one of the dyes", part.ramp));
        }
    }
    let mut figure = assemble(&parts, 0)?;
    for part in &mut figure.parts {
        part.rough = state.rough;
        if let Finish::Lit(bias) = part.finish {
            part.finish = Finish::Lit(bias + state.lit);
        }
        let (centre, radius) = part.shape.bound();
        let middle = part.place.outward(centre);
        for &((x, y, z), ball) in &state.bites {
            let bite = vec3(x, y, z);
            if (bite - middle).length() < ball + radius {
                *part = part.clone().bitten(bite, ball);
            }
        }
    }
    Ok(figure)
}

/// The room in pixels that a vehicle of that size takes at `scale` at any of those turns: left or right of its middle, up
/// and down.
pub fn room_of(
    (length, width, height): Point,
    turns: impl IntoIterator<Item = f32>,
    scale: f32,
) -> (u32, u32, u32) {
    let mut most = (0.0_f32, 0.0_f32);
    for turn in turns {
        let (sin, cos) = sin_cos(turn);
        most.0 = most.0.max(length * cos.abs() + width * sin.abs());
        most.1 = most.1.max(length * sin.abs() + width * cos.abs());
    }
    // Some pixels for the outline and for what rounding takes.
    let pixels = |metres: f32| (metres * scale).ceil() as u32 + 3;
    (pixels(most.0 * 0.5), pixels(most.1 * 0.5 + height * RISE), pixels(most.1 * 0.5))
}
