//! Happenings become sounds, and words for those who do not hear.

use bevy::prelude::*;

use super::{
    SoundSystems,
    captions::Captioned,
    desk::{Desk, is_open},
    happening::Happening,
    space::{Ears, Heard, Listener, is_seen, is_walled},
};

/// How much farther than it is heard a sound is told in words.
const TOLD_FARTHER: f32 = 1.25;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, answer.in_set(SoundSystems::Answer).run_if(is_open));
}

/// A sound that a happening asks for.
struct Cry<'h> {
    happening: &'h Happening,
    sound: String,
    /// Added to it by its case.
    decibels: f32,
    /// How its place is heard; none for what has no place.
    place: Option<Heard>,
}

impl Cry<'_> {
    fn loudness(&self) -> f32 {
        self.decibels + self.place.map_or(0.0, |heard| heard.decibels)
    }
}

fn answer(
    mut happenings: MessageReader<Happening>,
    mut captions: MessageWriter<Captioned>,
    mut desk: ResMut<Desk>,
    listener: Listener,
) {
    let ears = listener.ears();
    let mut cries = Vec::new();
    for happening in happenings.read() {
        let Some(case) = desk.cues.choose(happening) else {
            desk.trace(|| format!("{:?} unanswered", happening.event));
            continue;
        };
        if let Some(caption) = caption(&desk, case, happening, &listener, &ears) {
            captions.write(caption);
        }
        for sound in case.sounds(happening) {
            let reach = desk.cues.rules(sound).reach;
            let hear = |at| ears.hear(&desk.cues.space, at, reach, listener.map.as_deref());
            let place = happening.at.map(hear);
            if let Some(None) = place {
                desk.trace(|| format!("{:?} too far for {sound}", happening.event));
                continue;
            }
            let decibels = case.db + happening.decibels;
            cries.push(Cry { happening, sound: sound.to_owned(), decibels, place: place.flatten() });
        }
    }
    // Of several in one frame the loudest is heard, and the others rest.
    cries.sort_by(|a, b| b.loudness().total_cmp(&a.loudness()));
    for cry in &cries {
        let shot = desk.play(&cry.sound, cry.decibels, cry.place);
        desk.trace(|| trace(cry, shot.is_some()));
    }
}

fn trace(cry: &Cry, played: bool) -> String {
    let Cry { happening, sound, place, .. } = cry;
    let how = if played { "plays" } else { "rests" };
    let heavy = if happening.heavy { " heavy" } else { "" };
    let what = happening.material.as_ref().or(happening.floor.as_ref());
    let what = what.map(|what| format!(" {what}")).unwrap_or_default();
    let far = place.map(|heard| format!(" {:+.1} dB", heard.decibels)).unwrap_or_default();
    let wall = if place.is_some_and(|heard| heard.walled) { " through a wall" } else { "" };
    format!("{:?}{heavy}{what} {how} {sound}{far}{wall}", happening.event)
}

/// The words for a happening out of sight that is near enough to matter.
fn caption(
    desk: &Desk,
    case: &super::cues::Case,
    happening: &Happening,
    listener: &Listener,
    ears: &Ears,
) -> Option<Captioned> {
    let (text, at) = (case.caption.clone()?, happening.at?);
    let reach = case.sounds(happening).map(|sound| desk.cues.rules(sound).reach).fold(0.0, f32::max);
    let near = ears.at.distance(at) < case.told.unwrap_or(reach * TOLD_FARTHER);
    let hidden = !is_seen(&listener.view, at)
        || listener.map.as_deref().is_some_and(|map| is_walled(map, ears.at, at));
    (near && hidden).then_some(Captioned { text, at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        sound::{
            cues::tests::{contract, shipped},
            happening::{Event, Size},
            tests::Notes,
        },
        view::camera::View,
    };

    fn app() -> (App, Notes) {
        let notes = Notes::default();
        let mut app = App::new();
        app.add_message::<Happening>().add_message::<Captioned>();
        app.insert_resource(View::default());
        app.insert_resource(Desk::new(shipped(), contract(), Box::new(notes.clone())));
        app.configure_sets(PostUpdate, SoundSystems::Answer);
        app.add_plugins(plugin);
        (app, notes)
    }

    #[test]
    fn a_near_step_is_heard_a_far_one_is_not() {
        let (mut app, notes) = app();
        let step = |x: f32| Happening::of(Event::Step).at(Vec2::new(x, 0.0)).on_floor("tile");
        app.world_mut().write_message(step(60.0));
        app.update();
        assert!(notes.shots().is_empty());
        app.world_mut().write_message(step(2.0));
        app.update();
        let heard = notes.shots();
        assert_eq!(heard.len(), 1);
        assert_eq!(heard[0].sound, "step_tile");
        assert!(heard[0].panning > 0.0 && (0.96..=1.04).contains(&heard[0].rate));
    }

    #[test]
    fn what_a_scene_names_is_heard_as_far_as_it_reaches() {
        let (mut app, notes) = app();
        let bell = |x: f32| Happening::of(Event::Scene).with("phone_ring").at(Vec2::X * x);
        app.world_mut().write_message(bell(80.0));
        app.update();
        assert!(notes.shots().is_empty());
        app.world_mut().write_message(bell(3.0));
        app.update();
        assert_eq!(notes.shots().iter().map(|shot| shot.sound.as_str()).collect::<Vec<_>>(), ["phone_ring"]);
    }

    #[test]
    fn of_two_shouts_in_one_frame_the_nearer_is_heard() {
        let (mut app, notes) = app();
        for x in [-16.0, 1.0] {
            app.world_mut().write_message(Happening::of(Event::Alert).by(Size::Man).at(Vec2::X * x));
        }
        app.update();
        let heard = notes.shots();
        assert_eq!(heard.len(), 1);
        assert!(heard[0].panning > 0.0);
    }

    #[test]
    fn a_voice_is_not_heard_twice_within_its_rest() {
        let (mut app, notes) = app();
        for now in [1.0, 1.1, 1.25, 1.5] {
            app.world_mut().resource_mut::<Desk>().now = now;
            app.world_mut().write_message(Happening::of(Event::Hurt).by(Size::Man).at(Vec2::ZERO));
            app.update();
        }
        assert_eq!(notes.shots().len(), 2);
    }

    #[test]
    fn a_shout_out_of_sight_is_told_in_words_one_in_sight_is_not() {
        let (mut app, _) = app();
        let shout = |at: Vec2| Happening::of(Event::Alert).by(Size::Man).at(at);
        app.world_mut().write_message(shout(Vec2::new(1.0, 0.0)));
        app.world_mut().write_message(shout(Vec2::new(14.0, 0.0)));
        app.update();
        let told: Vec<Captioned> = app.world_mut().resource_mut::<Messages<Captioned>>().drain().collect();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].at, Vec2::new(14.0, 0.0));
    }
}
