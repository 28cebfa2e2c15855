//! Portraits: the same characters face to face, with the features that a figure of forty pixels has no room for.

use super::{
    Person,
    body::{Body, limb},
    character::Character,
    pose::Pose,
    rig::{Rig, SIDES},
};
use crate::{
    Job,
    ground::{atlas::Atlas, canvas::Canvas},
    index::Index,
    palette::{CREAM, INK, RED, Rgb},
    sculpt::{self, Figure, Part, View, leant, render, vec3},
};

/// Edge of a portrait in pixels.
const EDGE: u32 = 64;
/// Pixels to the metre.
const SCALE: f32 = 106.0;
/// Where the middle of the head lies, in pixels.
const HEAD_AT: (i32, i32) = (32, 29);
/// A standing figure leant back by so much is seen face to face (radians); a little less looks down on it.
const LEAN: f32 = 0.97;
/// What the slanting rays make too tall.
const ROWS: f32 = 0.85;
/// Body and face turn towards the words on their right (radians): 0 is east, a quarter turn less is the camera.
const BODY_TURN: f32 = -1.02;
/// The head turns so much back to the camera, degrees.
const HEAD_TURN: f32 = -16.0;

/// Bakes everybody's portrait into one picture and enters them into `index` as `portrait/NAME`.
pub fn bake(job: &Job, people: &[Person], index: &mut Index) -> Result<(), String> {
    let mut atlas = Atlas::new("art/portraits.png", 4 * EDGE as i32, 0);
    for Person { name, character, .. } in people {
        atlas.still(format!("portrait/{name}"), draw(character), (0, 0));
    }
    atlas.bake(job, index)
}

/// One portrait before its backdrop.
pub fn draw(character: &Character) -> Canvas {
    let build = character.build();
    let pose = Pose {
        head: vec3(HEAD_TURN, 8.0, 0.0),
        chest: vec3(0.0, 2.0, 0.0),
        hands: [vec3(0.05, 0.42, 0.7), vec3(0.05, -0.42, 0.7)],
        ..Pose::default()
    };
    let body = Body { who: character, rig: Rig::new(&build, &pose), k: build.scale() };
    let mut figure = Figure::new();
    for garment in &character.wear {
        figure.parts.extend(body.garment(garment));
    }
    figure.parts.extend(features(&body));
    figure.parts.extend(body.flesh());
    figure.parts.extend(body.grown());
    let head = leant(body.rig.head.origin.yawed(BODY_TURN), LEAN);
    let figure = figure.yawed(BODY_TURN).leant(LEAN);
    let (u, v) = sculpt::canvas(head);
    let pivot = (HEAD_AT.0 - (u * SCALE).round() as i32, HEAD_AT.1 + (v * SCALE * ROWS).round() as i32);
    let view = View {
        scale: SCALE,
        rows: ROWS,
        crease: 0.06,
        light: vec3(-0.62, 0.22, 0.75),
        ..View::new(EDGE, EDGE, pivot)
    };
    let seen = render(&figure, &view).picture;
    Canvas::from_fn(EDGE as i32, EDGE as i32, |x, y| {
        let pixel = seen.get(x, y);
        if pixel[3] > 0 { pixel } else { opaque(backdrop(x, y)) }
    })
}

fn opaque([r, g, b]: Rgb) -> [u8; 4] {
    [r, g, b, 255]
}

/// Night with a wedge of light from the upper left, a red one under it.
fn backdrop(x: i32, y: i32) -> Rgb {
    let edge = EDGE as i32;
    let fall = x + y * 2;
    let dither = (x + y) % 2;
    if fall < edge / 2 + 4 * dither {
        INK.step(3)
    } else if fall < edge + 6 * dither {
        INK.step(2)
    } else if y - x / 3 > edge / 2 + 6 {
        RED.step(usize::from(y - x / 3 <= edge / 2 + 8))
    } else {
        INK.step(1)
    }
}

/// Skull, jaw, ears, nose, eyes, brows and mouth.
fn features(body: &Body) -> Vec<Part> {
    let (skin, hair) = (body.who.skin.0, body.who.hair_colour.0);
    let mut parts = eyes(body);
    let soft = body.who.soft;
    let heavy = (body.who.muscle * 0.5 + body.who.shoulders * 0.5) * if soft { 0.8 } else { 1.0 };
    let (lip, lips) = if soft { (RED, 1.1) } else { (skin, 1.0) };
    let brow = if soft { 0.6 } else { 1.0 };
    parts.extend([
        // Nose: its bridge, its tip.
        body.strand(vec3(0.132, 0.0, 0.03), vec3(0.162, 0.0, -0.028), 0.014, 0.021, skin).lit(0.1),
        body.knob(vec3(0.15, 0.0, -0.036), vec3(0.02, 0.03, 0.016), skin).lit(-0.04),
        // Mouth: a shut line, the lower lip under it.
        body.strand(vec3(0.134, 0.036, -0.086), vec3(0.134, -0.036, -0.086), 0.0075, 0.0075, skin).lit(-0.55),
        body.strand(vec3(0.13, 0.024, -0.102), vec3(0.13, -0.024, -0.102), 0.012 * lips, 0.012 * lips, lip)
            .lit(if soft { -0.2 } else { 0.02 }),
        // Skull, cheeks, chin.
        body.knob(vec3(0.0, 0.0, 0.02), vec3(0.138, 0.136, 0.145), skin),
        body.knob(vec3(0.035, 0.0, -0.07), vec3(0.098, 0.104, 0.1), skin),
        body.knob(vec3(0.088, 0.0, -0.145), vec3(0.036, 0.045 * heavy, 0.03), skin).lit(0.05),
    ]);
    for side in SIDES {
        parts.push(body.knob(vec3(0.025, 0.078 * side, -0.105), vec3(0.05, 0.035 * heavy, 0.05), skin));
        parts.push(body.knob(vec3(0.092, 0.068 * side, -0.03), vec3(0.036, 0.036, 0.03), skin).lit(0.05));
        parts.push(body.knob(vec3(-0.01, 0.138 * side, -0.012), vec3(0.03, 0.022, 0.05), skin));
        parts.push(
            body.strand(
                vec3(0.139, 0.02 * side, 0.041),
                vec3(0.106, 0.088 * side, 0.05),
                0.0135 * brow,
                0.0085 * brow,
                if body.who.hair_colour.0 == skin { INK } else { hair },
            )
            .lit(-0.12),
        );
    }
    let nape = body.rig.chest.outward(vec3(-0.02, 0.0, 0.2) * body.k);
    let throat = body.rig.head.outward(vec3(-0.02, 0.0, -0.06) * body.head_scale());
    let neck = 0.078 * (0.4 + 0.6 * body.who.muscle) * body.k;
    parts.push(limb(nape, throat, neck * 1.15, neck, skin).lit(-0.16));
    parts
}

/// Whites, irises and lids; the lids shade the upper half.
fn eyes(body: &Body) -> Vec<Part> {
    let skin = body.who.skin.0;
    SIDES
        .into_iter()
        .flat_map(|side| {
            [
                body.knob(vec3(0.131, 0.05 * side, 0.006), vec3(0.0115, 0.0115, 0.0125), INK).lit(-0.3),
                body.knob(vec3(0.117, 0.051 * side, 0.006), vec3(0.02, 0.026, 0.0125), CREAM).lit(0.02),
                body.strand(
                    vec3(0.134, 0.026 * side, 0.021),
                    vec3(0.112, 0.08 * side, 0.019),
                    0.0085,
                    0.0075,
                    skin,
                )
                .lit(-0.5),
                body.knob(vec3(0.112, 0.052 * side, -0.016), vec3(0.022, 0.03, 0.012), skin).lit(-0.1),
            ]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn a_face_has_two_eyes_and_fills_its_frame() {
        let path = Path::new("../../art/people/danko_towel.ron");
        let (character, _) = Character::load(path).expect("the source is sound");
        let portrait = draw(&character);
        let white = |x: i32, y: i32| {
            let [r, g, b, _] = portrait.get(x, y);
            CREAM.0[2..].contains(&[r, g, b])
        };
        let rows = 18..34;
        let columns: Vec<i32> = (12..52).filter(|x| rows.clone().any(|y| white(*x, y))).collect();
        let gap = columns.windows(2).any(|pair| pair[1] - pair[0] > 2);
        assert!(columns.len() >= 4 && gap, "white of eyes in the columns {columns:?}");
    }
}
