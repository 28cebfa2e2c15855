//! Settings are read once, before there is a window, and written when they have rested for a moment, and at the end.

use std::time::Duration;

use bevy::prelude::*;

use super::{
    Settings,
    form::{FORM, Wrong, read, written},
};
use crate::{
    app::notices::{Notice, Notices},
    store::Store,
};

/// The file's name.
const FILE: &str = "settings.ron";

/// How long settings rest before they are written: a slider that is drawn changes them sixty times a second.
const REST: Duration = Duration::from_millis(500);

/// Reads the settings, and what is to be told of them.
pub(crate) fn load(store: &mut Store) -> (Settings, Vec<Notice>) {
    let kept = store.read(FILE, FORM, read);
    let (settings, wrong) = kept.value.unwrap_or_default();
    let wrong = wrong.into_iter().map(|Wrong { field, expected }| Notice {
        key: "settings-wrong",
        log: format!("{FILE}: `{field}` should be {expected}"),
        values: vec![("field", field)],
    });
    (settings, kept.troubles.into_iter().map(Notice::from).chain(wrong).collect())
}

/// What was last written or read, and how long the present ones have rested.
struct Rested {
    kept: Settings,
    left: Option<Duration>,
}

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Settings>();
    app.add_systems(Last, keep.run_if(resource_exists::<Store>));
}

fn keep(
    settings: Res<Settings>,
    mut rested: Local<Option<Rested>>,
    mut store: ResMut<Store>,
    mut notices: ResMut<Notices>,
    time: Res<Time<Real>>,
    exits: Option<Res<Messages<AppExit>>>,
) {
    let rested = rested.get_or_insert_with(|| Rested { kept: settings.clone(), left: None });
    if settings.is_changed() {
        rested.left = (*settings != rested.kept).then_some(REST);
    } else if let Some(left) = &mut rested.left {
        *left = left.saturating_sub(time.delta());
    }
    let ends = exits.is_some_and(|exits| !exits.is_empty());
    if rested.left.is_some_and(|left| ends || left.is_zero()) {
        rested.left = None;
        rested.kept = settings.clone();
        notices.add(store.write(FILE, FORM, &written(&settings)).map(Notice::from));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Folder;

    /// An app that keeps settings in a folder of that test, and the folder.
    fn app(test: &str) -> (App, std::path::PathBuf) {
        let home = std::env::temp_dir().join(format!("red-heat-settings-{}-{test}", std::process::id()));
        let _ = std::fs::remove_dir_all(&home);
        let mut app = App::new();
        app.init_resource::<Notices>().init_resource::<Time<Real>>().add_message::<AppExit>();
        app.insert_resource(Store::new(Folder::new(&home)));
        app.add_plugins(plugin);
        app.update();
        (app, home)
    }

    fn pass(app: &mut App, time: Duration) {
        app.world_mut().resource_mut::<Time<Real>>().advance_by(time);
        app.update();
    }

    fn kept(home: &std::path::Path) -> Option<Settings> {
        home.exists().then(|| load(&mut Store::new(Folder::new(home))).0)
    }

    #[test]
    fn changes_are_written_once_they_have_rested() {
        let (mut app, home) = app("rest");
        pass(&mut app, REST);
        assert_eq!(kept(&home), None, "nothing was changed");
        app.world_mut().resource_mut::<Settings>().music = 10;
        pass(&mut app, Duration::ZERO);
        pass(&mut app, REST / 2);
        app.world_mut().resource_mut::<Settings>().music = 11;
        pass(&mut app, REST / 2);
        pass(&mut app, REST / 2);
        assert_eq!(kept(&home), None, "not rested");
        pass(&mut app, REST / 2);
        assert_eq!(kept(&home).map(|settings| settings.music), Some(11));
        let _ = std::fs::remove_dir_all(home);
    }

    #[test]
    fn at_the_end_they_are_written_at_once() {
        let (mut app, home) = app("end");
        app.world_mut().resource_mut::<Settings>().blood = true;
        app.world_mut().write_message(AppExit::Success);
        pass(&mut app, Duration::ZERO);
        assert_eq!(kept(&home).map(|settings| settings.blood), Some(true));
        let _ = std::fs::remove_dir_all(home);
    }

    #[test]
    fn a_wrong_entry_becomes_a_notice() {
        let home = std::env::temp_dir().join(format!("red-heat-settings-{}-wrong", std::process::id()));
        std::fs::create_dir_all(&home).unwrap();
        std::fs::write(home.join(FILE), "// Red Heat, form 1, sum none\n{\"music\": -1, \"voices\": 3}")
            .unwrap();
        let (settings, notices) = load(&mut Store::new(Folder::new(&home)));
        assert_eq!((settings.music, settings.voices), (70, 3));
        let notice = Notice {
            key: "settings-wrong",
            values: vec![("field", "music".into())],
            log: "settings.ron: `music` should be a number from 0 to 100".into(),
        };
        assert_eq!(notices, [notice]);
        let _ = std::fs::remove_dir_all(home);
    }
}
