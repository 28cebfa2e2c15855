//! Which piece plays, and how much of it.

use std::collections::BTreeSet;

use bevy::prelude::*;

use super::{
    SoundSystems,
    desk::{Desk, is_open},
    index::Index,
    intensity::{Gauge, Intensity, Moment},
};
use crate::{
    app::flow::Screen,
    sim::{
        actor::{Actor, Faction, Health, Position, Seat},
        brain::Brain,
        mission::{Mission, Phase},
        outcome::SimOutcome,
        stance::Stance,
    },
    view::art::Problems,
};

/// The piece that plays and the fight it follows.
#[derive(Resource, Default)]
struct Score {
    piece: Option<String>,
    layers: usize,
    gauge: Gauge,
    /// Names that were told to be unknown.
    told: BTreeSet<String>,
}

impl Score {
    /// The piece, if it was baked; and for one that was not, told once, what to say of it.
    fn know(&mut self, wanted: Option<String>, index: &Index) -> (Option<String>, Option<String>) {
        let Some(piece) = wanted else { return (None, None) };
        if index.music.contains_key(&piece) {
            return (Some(piece), None);
        }
        // An index that could not be read has been told already.
        let is_news = !index.sounds.is_empty() && self.told.insert(piece.clone());
        let problem = is_news.then(|| format!("music `{piece}` is missing from sounds/index.ron"));
        (None, problem)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Score>();
    app.add_systems(
        PostUpdate,
        (choose_piece, follow_fight).chain().in_set(SoundSystems::Mix).run_if(is_open),
    );
}

/// The mission's piece while it is played and over its score, the title's everywhere else. Beginning again changes
/// nothing where it is the same piece.
fn choose_piece(
    mut desk: ResMut<Desk>,
    mut score: ResMut<Score>,
    mut problems: ResMut<Problems>,
    screen: Res<State<Screen>>,
    mission: Option<Res<Mission>>,
) {
    let in_mission = matches!(screen.get(), Screen::Playing | Screen::Won | Screen::Lost);
    let wanted = match mission.filter(|_| in_mission) {
        Some(mission) => mission.music.clone(),
        None => Some(desk.cues.music.title.clone()),
    };
    let (known, problem) = score.know(wanted, &desk.index);
    if let Some(problem) = problem {
        warn!("{problem}");
        problems.0.push(problem);
    }
    if known != score.piece {
        let cross = desk.cues.music.cross;
        desk.trace(|| format!("music {}", known.as_deref().unwrap_or("none")));
        desk.speaker.set_piece(known.as_deref(), cross);
        score.piece = known;
        score.layers = 0;
        score.gauge = Gauge::default();
    }
}

fn follow_fight(
    mut desk: ResMut<Desk>,
    mut score: ResMut<Score>,
    mut outcomes: MessageReader<SimOutcome>,
    players: Query<(&Seat, &Position, &Health)>,
    minds: Query<(&Position, &Actor, &Brain, &Stance)>,
    mission: Option<Res<Mission>>,
    (screen, time): (Res<State<Screen>>, Res<Time<Virtual>>),
) {
    let blows = outcomes.read().filter(|outcome| is_blow(outcome)).count();
    let Some(piece) = score.piece.clone() else { return };
    let of = desk.index.music.get(&piece).map_or(0, |piece| piece.layers.len());
    let level = match (mission, players.iter().min_by_key(|(seat, ..)| **seat)) {
        (Some(mission), Some((_, at, health))) if *screen.get() == Screen::Playing => {
            let rules = &desk.cues.music;
            let hunts = |(place, actor, mind, stance): &(&Position, &Actor, &Brain, &Stance)| {
                actor.faction == Faction::Gang
                    && mind.is_engaged()
                    && stance.act.is_upright()
                    && place.0.distance(at.0) < rules.near
            };
            let moment = Moment {
                hunters: minds.iter().filter(hunts).count(),
                blows,
                health: health.share(),
                secs: time.delta_secs(),
            };
            let over = matches!(mission.phase, Phase::Won | Phase::Lost);
            if over { Intensity::Calm } else { score.gauge.feel(moment, rules) }
        }
        (_, _) if matches!(screen.get(), Screen::Title | Screen::Credits) => Intensity::Peak,
        _ => Intensity::Calm,
    };
    let layers = level.layers(of);
    if layers != score.layers {
        score.layers = layers;
        desk.trace(|| format!("music {level:?}: {layers} layers of {piece}"));
        desk.speaker.set_layers(layers);
    }
}

fn is_blow(outcome: &SimOutcome) -> bool {
    matches!(
        outcome,
        SimOutcome::BlowLanded { .. }
            | SimOutcome::Slammed { .. }
            | SimOutcome::Bowled { .. }
            | SimOutcome::Finished { .. }
            | SimOutcome::Threw { .. }
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{
        content::{level::Level, loader::Content, scene::Step, trigger::Action},
        sound::cues::tests::{contract, shipped},
    };

    #[test]
    fn an_unknown_piece_is_silence_and_told_once_by_its_name() {
        let (mut score, index) = (Score::default(), contract());
        let wanted = || Some("jazz".to_owned());
        let problem = "music `jazz` is missing from sounds/index.ron".to_owned();
        assert_eq!(score.know(wanted(), &index), (None, Some(problem)));
        assert_eq!(score.know(wanted(), &index), (None, None));
        assert_eq!(score.know(None, &index), (None, None));
    }

    /// Pieces that a level changes to.
    fn later_music(level: &Level) -> Vec<String> {
        let scenes = level.scenes.values().flat_map(|scene| &scene.steps);
        let told = scenes.filter_map(|step| if let Step::Do(action) = step { Some(action) } else { None });
        let all = level.triggers.iter().flat_map(|trigger| &trigger.then).chain(told);
        all.filter_map(|action| if let Action::Music(piece) = action { Some(piece.clone()) } else { None })
            .collect()
    }

    #[test]
    fn the_titles_piece_and_those_of_the_levels_were_baked() {
        let index = contract();
        let content = Content::open(Some(Path::new(env!("CARGO_MANIFEST_DIR")))).expect("the data");
        let campaign = content.campaign().expect("the campaign");
        let levels: Vec<_> = campaign.all().map(|entry| content.level(&entry.id).expect("a level")).collect();
        let later = levels.iter().flat_map(|level| later_music(level));
        let first = levels.iter().filter_map(|level| level.music.clone());
        for piece in first.chain(later).chain([shipped().music.title]) {
            let baked = index.music.get(&piece).unwrap_or_else(|| panic!("{piece} was not baked"));
            assert_eq!(baked.layers.len(), 4);
            let bars = baked.secs / baked.bar_secs();
            assert!((bars - bars.round()).abs() < 0.01, "{piece} ends within a bar");
        }
    }
}
