//! Whether a mission was played with assists: told with its score, and of no matter to it.

use bevy::prelude::*;

use super::flow::{FlowSystems, Pause, Screen};
use crate::{settings::Settings, sim::mission::Mission};

/// Whether an assist was on at any moment of the present mission.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Helped(pub bool);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Helped>();
    app.add_systems(Update, note.after(FlowSystems));
}

fn note(
    mission: Option<Res<Mission>>,
    settings: Res<Settings>,
    (screen, pause): (Res<State<Screen>>, Res<State<Pause>>),
    mut helped: ResMut<Helped>,
) {
    let Some(mission) = mission else { return };
    let plays = *screen.get() == Screen::Playing && *pause.get() == Pause::Off;
    let before = helped.0 && mission.tick > 0;
    helped.set_if_neq(Helped(before || (plays && settings.is_helped())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{desk::Desk, shelf::Shelf},
        sim,
    };

    #[test]
    fn what_was_on_for_a_moment_is_told_until_the_next_mission() {
        let mut desk = Desk::new(|app| {
            app.add_plugins((sim::SimPlugin::default(), plugin));
        });
        let shelf = Shelf::default();
        let campaign =
            shelf.content().and_then(|content| content.campaign().map_err(|report| report.to_string()));
        let first = campaign.expect("a campaign").levels.first().expect("a level").id.clone();
        let setup = || shelf.setup(&first, 1, "normal").expect("the level");
        let begin = |desk: &mut Desk| {
            sim::start(desk.app.world_mut(), setup()).expect("a mission");
            desk.app.world_mut().resource_mut::<NextState<Screen>>().set(Screen::Playing);
            desk.wait(5);
        };
        let helped = |desk: &Desk| desk.app.world().resource::<Helped>().0;
        begin(&mut desk);
        assert!(!helped(&desk), "a gamepad's mild aim is no assist to tell of");
        desk.app.world_mut().resource_mut::<Settings>().telegraph = 150;
        desk.wait(2);
        desk.app.world_mut().resource_mut::<Settings>().telegraph = 100;
        desk.wait(2);
        assert!(helped(&desk));
        sim::stop(desk.app.world_mut());
        desk.wait(2);
        assert!(helped(&desk), "the score is still to be shown");
        sim::start(desk.app.world_mut(), setup()).expect("a mission");
        // The mission stands ready while its briefing is read.
        desk.app.world_mut().resource_mut::<NextState<Screen>>().set(Screen::Briefing);
        desk.wait(2);
        assert!(!helped(&desk));
    }
}
