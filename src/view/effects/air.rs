//! What hangs in the air of a place: steam over hot things, embers, flames on what burns.

use bevy::prelude::*;

use super::{Effects, once::Once};
use crate::{
    sim::{
        actor::{Burning, Position},
        thing::Prop,
    },
    view::{
        ViewSystems,
        camera::View,
        ground::Grounds,
        layers,
        people::PersonPicture,
        stage::{self, Stage},
        units::to_pixels,
    },
};

/// Seconds between two puffs of one hot thing.
const PUFF_EVERY: f32 = 0.22;
/// Seconds between two embers of one fire.
const EMBER_EVERY: f32 = 0.35;
/// Seconds between two flames of one who burns.
const FLAME_EVERY: f32 = 0.14;
/// How far around a hot thing its steam rises, in metres.
const HOT_AROUND: Vec2 = Vec2::new(3.8, 2.6);
/// How far from people on their feet a puff rises at least, in metres.
const CLEAR_OF: f32 = 1.9;

#[derive(Default)]
struct Clocks {
    puff: f32,
    ember: f32,
    flame: f32,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, breathe.in_set(ViewSystems::Answer).run_if(stage::is_set));
}

fn breathe(
    mut commands: Commands,
    mut effects: ResMut<Effects>,
    mut clocks: Local<Clocks>,
    props: Query<(&Prop, &Position)>,
    people: Query<&PersonPicture>,
    burning: Query<&Burning>,
    view: Res<View>,
    (stage, grounds): (Res<Stage>, Res<Grounds>),
    time: Res<Time<Virtual>>,
) {
    let passed = time.delta_secs();
    let due = |clock: &mut f32, every: f32| {
        *clock += passed;
        let due = *clock >= every;
        if due {
            *clock -= every;
        }
        due
    };
    let (puff, ember, flame) = (
        due(&mut clocks.puff, PUFF_EVERY),
        due(&mut clocks.ember, EMBER_EVERY),
        due(&mut clocks.flame, FLAME_EVERY),
    );
    let seen = view.rect().inflate(60.0);
    let hot = props.iter().filter(|(prop, _)| prop.def.heat.is_some());
    for (_, at) in hot.filter(|(_, at)| seen.contains(to_pixels(at.0, 0.0))) {
        // In the frost a fire smokes, but no room holds its steam.
        if puff && !grounds.frost_at(to_pixels(at.0, 0.0)) {
            steam(&mut commands, &mut effects, &stage, at.0, &people);
        }
        if ember && let Some(picture) = effects.picture("fx/ember") {
            let side = Vec2::new(effects.either_way() * 9.0, 10.0);
            let drift = Vec2::new(effects.either_way() * 6.0, 16.0 + effects.chance() * 10.0);
            let frame = (effects.chance() * 8.0) as usize;
            Once::new(picture, to_pixels(at.0, 0.3) + side, layers::SHINING)
                .moving(drift)
                .drifting(frame, 1.4, 1.0)
                .spawn(&mut commands, stage.root);
        }
    }
    if !flame {
        return;
    }
    let Some(picture) = effects.picture("fx/flame") else { return };
    for person in people.iter().filter(|person| burning.get(person.body).is_ok_and(|burns| burns.0 > 0)) {
        let side = Vec2::new((effects.either_way() * 7.0).round(), (effects.chance() * 16.0).round());
        let at = to_pixels(person.at, person.height) + side;
        Once::new(picture.clone(), at, layers::SHINING - 4.0)
            .moving(Vec2::Y * 10.0)
            .spawn(&mut commands, stage.root);
    }
}

fn steam(
    commands: &mut Commands,
    effects: &mut Effects,
    stage: &Stage,
    at: Vec2,
    people: &Query<&PersonPicture>,
) {
    let Some(picture) = effects.picture("fx/steam") else { return };
    let around = Vec2::new(effects.either_way(), effects.either_way()) * HOT_AROUND;
    let place = at + around;
    // Steam is for the room, not for the fight: it keeps away from whoever is on his feet.
    if people.iter().any(|person| !person.lies && person.at.distance(place) < CLEAR_OF) {
        return;
    }
    let frame = (effects.chance() * 64.0) as usize;
    let drift = Vec2::new(effects.either_way() * 5.0, 6.0 + effects.chance() * 6.0);
    let depth = layers::standing(to_pixels(place, 0.0).y - 30.0, stage.north_at(place), Entity::PLACEHOLDER);
    Once::new(picture, to_pixels(place, 0.4), depth)
        .moving(drift)
        .drifting(frame, 3.2 + effects.chance() * 1.6, 0.5)
        .veiling()
        .spawn(commands, stage.root);
}
