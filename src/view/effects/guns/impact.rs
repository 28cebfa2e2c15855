//! What a bullet does where it strikes, by what it strikes; and the draught of one that has just missed.

use bevy::prelude::*;

use super::{
    super::{
        Effects,
        debris::{self, Marks},
        once::Once,
    },
    hole::{Strikes, Struck},
    tracer::Tracks,
    turned,
};
use crate::{
    sim::{
        actor::{Cover, Position},
        outcome::SimOutcome,
        thing::Prop,
    },
    view::{
        Comfort, ViewSystems,
        art::{Picture, pixmap::Pixmap},
        camera::View,
        layers,
        people::{PersonPicture, Pictures},
        stage::{self, Stage},
        units::{CHEST, to_pixels},
    },
};

/// Strikes shown in one frame, at the most: a crowd with shotguns has more pellets than an eye can follow.
const MOST: usize = 24;
/// How high bullets strike who ducks, or what is lower than a chest, as a share of its height.
const LOW: f32 = 0.75;
/// How far a chest is from a muzzle's height where somebody is struck, in metres.
const BODY: f32 = 1.15;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, strike.in_set(ViewSystems::Answer).run_if(stage::is_set));
}

/// What flies off a material.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// Splinters.
    Wood,
    /// Dust: plaster, stone, brick, tiles.
    Dust,
    /// Sparks.
    Metal,
    /// Shards.
    Glass,
    /// Feathers and fluff.
    Cloth,
    /// Snow, leaves: what takes a bullet without a sound.
    Soft,
    /// Spray.
    Water,
    /// A person's coat.
    Flesh,
}

impl Matter {
    /// Of a material of the data.
    pub fn of(material: &str) -> Self {
        match material {
            "wood" => Self::Wood,
            "iron" | "metal" | "steel" => Self::Metal,
            "glass" => Self::Glass,
            "cloth" => Self::Cloth,
            "snow" | "leaves" => Self::Soft,
            "water" => Self::Water,
            "flesh" => Self::Flesh,
            _ => Self::Dust,
        }
    }
}

/// A puff of a coat's dust, in five frames.
pub fn draw_cloth(images: &mut Assets<Image>) -> Picture {
    const EDGE: i32 = 16;
    const FRAMES: i32 = 5;
    let mut sheet = Pixmap::new((EDGE * FRAMES) as u32, EDGE as u32);
    for frame in 0..FRAMES {
        let age = frame as f32 / (FRAMES - 1) as f32;
        for (x, y) in (0..EDGE).flat_map(|x| (0..EDGE).map(move |y| (x, y))) {
            let place = Vec2::new(x as f32, y as f32) + 0.5 - EDGE as f32 / 2.0;
            let reach = 2.2 + 4.6 * age;
            let dither = if (x + y) % 2 == 0 { 0.16 } else { -0.16 };
            let thick = 1.0 - place.length() / reach - 0.75 * age * age + dither;
            let tone = match thick {
                thick if thick > 0.45 => [0xf4, 0xf1, 0xe4, 255],
                thick if thick > 0.2 => [0xc9, 0xd3, 0xd6, 255],
                thick if thick > 0.05 => [0x8f, 0x9b, 0xab, 255],
                _ => continue,
            };
            sheet.put(IVec2::new(x + frame * EDGE, y), tone);
        }
    }
    let rects = (0..FRAMES as u32).map(|frame| {
        let left = frame * EDGE as u32;
        URect::new(left, 0, left + EDGE as u32, EDGE as u32)
    });
    Picture {
        image: images.add(sheet.into_image()),
        rects: rects.collect(),
        pivot: IVec2::splat(EDGE / 2),
        ticks: 3,
    }
}

/// What answering needs.
struct Answer<'a, 'w, 's> {
    commands: Commands<'w, 's>,
    effects: &'a mut Effects,
    marks: &'a mut Marks,
    stage: &'a Stage,
    blood: bool,
}

pub(super) fn strike(
    mut outcomes: MessageReader<SimOutcome>,
    commands: Commands,
    mut effects: ResMut<Effects>,
    (mut marks, mut strikes, mut view): (ResMut<Marks>, ResMut<Strikes>, ResMut<View>),
    (stage, tracks, comfort): (Res<Stage>, Res<Tracks>, Res<Comfort>),
    (known, pictures): (Res<Pictures>, Query<&PersonPicture>),
    bodies: Query<(&Position, &Cover)>,
    props: Query<(&Prop, &Position)>,
) {
    let mut answer =
        Answer { commands, effects: &mut effects, marks: &mut marks, stage: &stage, blood: comfort.blood };
    let seen = view.rect().inflate(40.0);
    let mut room = MOST;
    for outcome in outcomes.read() {
        match outcome {
            SimOutcome::BulletStruck { at, direction, actor, thing, material, through } => {
                let near = seen.contains(to_pixels(*at, CHEST));
                if !near || room == 0 {
                    continue;
                }
                room -= 1;
                let matter = Matter::of(material);
                let height = match (actor, thing) {
                    (Some(_), _) => BODY,
                    (None, Some(thing)) => {
                        props.get(*thing).map_or(CHEST, |(prop, _)| CHEST.min(prop.def.height * LOW))
                    }
                    (None, None) => CHEST,
                };
                answer.hit(*at, *direction, height, matter, *through);
                if actor.is_none() && !matches!(matter, Matter::Water | Matter::Soft | Matter::Flesh) {
                    let struck = Struck { at: *at, direction: *direction, height, thing: *thing, matter };
                    strikes.0.push(struck);
                }
            }
            SimOutcome::BulletPassed { actor, .. } => {
                let person = known.of(*actor).and_then(|picture| pictures.get(picture).ok());
                let Some(person) = person.filter(|person| person.is_player) else { continue };
                let Ok((at, _)) = bodies.get(*actor) else { continue };
                if let Some(way) = tracks.near(at.0) {
                    answer.passes(to_pixels(person.at, CHEST + 0.25), way);
                }
                view.add_trauma(0.06);
            }
            _ => {}
        }
    }
}

impl Answer<'_, '_, '_> {
    /// A little in front of what was struck.
    fn depth(&self, at: Vec2) -> f32 {
        layers::standing(to_pixels(at, 0.0).y - 4.0, self.stage.north_at(at), Entity::PLACEHOLDER)
    }

    fn once(&mut self, name: &str, at: Vec2, depth: f32, velocity: Vec2) {
        if let Some(picture) = self.effects.picture(name) {
            Once::new(picture, at, depth).moving(velocity).spawn(&mut self.commands, self.stage.root);
        }
    }

    fn throw(&mut self, name: &str, at: Vec2, direction: Vec2, count: usize) {
        debris::throw(&mut self.commands, self.effects, self.stage, name, at, direction, count);
    }

    fn hit(&mut self, at: Vec2, direction: Vec2, height: f32, matter: Matter, through: bool) {
        let pixels = to_pixels(at, height);
        let depth = self.depth(at);
        let back = if through { direction } else { -direction };
        match matter {
            Matter::Wood => {
                self.once("fx/hit_wood", pixels, depth, Vec2::ZERO);
                self.throw("fx/splinter", at, back * 0.8, 2);
            }
            Matter::Dust => {
                self.once("fx/hit_plaster", pixels, depth, back * 10.0);
                self.throw("fx/chip", at, back * 0.8, 1);
            }
            Matter::Metal => {
                self.once("fx/hit_metal", pixels, layers::SHINING - 3.0, Vec2::ZERO);
                if !through {
                    self.ricochets(pixels, back);
                }
            }
            Matter::Glass => {
                self.once("fx/hit_glass", pixels, depth, direction * 12.0);
                self.throw("fx/shard", at, direction * 0.9, 3);
            }
            Matter::Cloth => {
                self.once("fx/hit_pillow", pixels, depth, Vec2::ZERO);
                self.throw("fx/feather", at, back * 0.5, 2);
            }
            Matter::Soft => self.once("fx/snow_puff", pixels, depth, back * 8.0),
            Matter::Water => {
                self.once("fx/splash", to_pixels(at, 0.0), depth, Vec2::ZERO);
                self.once("fx/ripple", to_pixels(at, 0.0), layers::RIPPLES, Vec2::ZERO);
            }
            Matter::Flesh => self.body(at, pixels, direction),
        }
    }

    /// Off metal a bullet goes on somewhere else.
    fn ricochets(&mut self, at: Vec2, back: Vec2) {
        let aside = self.effects.either_way();
        let way = (back + back.perp() * aside * 1.2).normalize_or(back);
        if let Some(picture) = self.effects.picture("fx/ricochet") {
            Once::new(turned(&picture, way), at, layers::SHINING - 2.0)
                .spawn(&mut self.commands, self.stage.root);
        }
    }

    /// A coat gives dust on the side on which the bullet comes in; blood is a matter of taste.
    fn body(&mut self, at: Vec2, pixels: Vec2, direction: Vec2) {
        let depth = self.depth(at - Vec2::Y * 0.3);
        self.once("drawn/cloth", pixels, depth, -direction * 18.0);
        if self.blood {
            self.throw("drawn/blood", at, direction * 1.4, 4);
            if let Some(picture) = self.effects.picture("drawn/blood") {
                let place = to_pixels(at + direction * 0.4, 0.0);
                self.marks.leave(&mut self.commands, self.stage.root, &picture, 0, place, 1.0);
            }
        }
    }

    /// The draught of a bullet that went by.
    fn passes(&mut self, at: Vec2, way: Vec2) {
        let Some(picture) = self.effects.picture("drawn/streak") else { return };
        let number = super::streak::number(way, 30.0);
        let side = way.perp() * if self.effects.either_way() > 0.0 { 7.0 } else { -7.0 };
        Once::new(picture, at + side + way * 13.0, layers::SHINING - 3.0)
            .moving(way * 60.0)
            .drifting(number, 0.14, 0.5)
            .spawn(&mut self.commands, self.stage.root);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::loader::Content;

    #[test]
    fn whatever_stops_bullets_is_seen_to_be_struck() {
        let catalog = Content::open(None).unwrap().catalog();
        let listed = catalog.rules.gun.materials.keys().map(String::as_str);
        let plain: Vec<&str> = listed.filter(|material| Matter::of(material) == Matter::Dust).collect();
        assert_eq!(plain, ["plaster"], "all others have a look of their own");
        assert_eq!(Matter::of("never heard of"), Matter::Dust);
    }
}
