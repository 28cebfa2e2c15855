//! The puzzle as it is heard: paper, pencil, what is right and what is wrong.

use bevy::prelude::*;

use super::{
    SoundSystems,
    desk::is_open,
    happening::{Event, Happening},
};
use crate::sim::outcome::{PencilDeed, SimOutcome};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, listen.in_set(SoundSystems::Hear).run_if(is_open));
}

fn listen(mut outcomes: MessageReader<SimOutcome>, mut happenings: MessageWriter<Happening>) {
    happenings.write_batch(outcomes.read().filter_map(tell));
}

fn tell(outcome: &SimOutcome) -> Option<Happening> {
    use SimOutcome as O;
    Some(match outcome {
        O::PuzzleOpened { .. } => Happening::of(Event::Paper),
        O::PuzzleClosed { .. } => Happening::of(Event::PaperShut),
        O::PencilUsed { deed } => match deed {
            PencilDeed::Moved => Happening::of(Event::Pencil),
            PencilDeed::Circled => Happening::of(Event::Pencil).heavy(true),
            PencilDeed::StruckOut => Happening::of(Event::Pencilled).heavy(true),
            PencilDeed::Restored => Happening::of(Event::Pencilled),
        },
        O::HintTaken { .. } => Happening::of(Event::Hint),
        O::PuzzleSolved { step, last, .. } => Happening::of(Event::Right).heavy(*last).with(step),
        O::WrongAnswer { .. } => Happening::of(Event::Wrong),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::cues::tests::shipped;

    #[test]
    fn what_the_pencil_does_sounds_like_a_pencil() {
        let cues = shipped();
        let heard = |outcome: &SimOutcome| -> Vec<String> {
            let happening = tell(outcome).expect("it is heard");
            let case = cues.choose(&happening).expect("a case");
            case.sounds(&happening).map(str::to_owned).collect()
        };
        let deed = |deed| heard(&SimOutcome::PencilUsed { deed });
        assert_eq!(deed(PencilDeed::StruckOut), ["pencil_stroke"]);
        assert!(deed(PencilDeed::Circled).contains(&"pencil_stroke".to_owned()));
        assert_ne!(deed(PencilDeed::Moved), deed(PencilDeed::StruckOut));
        let puzzle = || "key".to_owned();
        assert_eq!(heard(&SimOutcome::PuzzleOpened { puzzle: puzzle() }), ["page_turn"]);
        assert_eq!(heard(&SimOutcome::WrongAnswer { puzzle: puzzle(), step: puzzle() }), ["answer_wrong"]);
        let solved = |last| heard(&SimOutcome::PuzzleSolved { puzzle: puzzle(), step: puzzle(), last });
        assert!(solved(false).contains(&"answer_right".to_owned()));
        let blank = SimOutcome::PuzzleSolved { puzzle: puzzle(), step: "blank".to_owned(), last: false };
        assert_eq!(heard(&blank), ["answer_right", "key_cut"], "the key is cut from it");
    }
}
