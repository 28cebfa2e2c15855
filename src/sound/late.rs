//! The sound card that comes later: it is opened, and what the game needs of its sounds decoded, on a thread beside it.

use std::{
    path::Path,
    sync::{
        Mutex,
        mpsc::{self, Receiver, Sender, TryRecvError},
    },
};

use bevy::log::{error, info};
use kira::backend::cpal::{CpalBackend, CpalBackendSettings};

use super::{
    device::Kira,
    index::Index,
    library::Stock,
    load,
    speaker::{Bus, Level, LoopId, Shot, Silence, Speaker, VoiceId},
    tape::Tape,
};

/// The sound card that is being opened; what is asked of it meanwhile it does when it is there.
struct Late {
    card: Option<Box<dyn Speaker>>,
    news: Mutex<Receiver<News>>,
    wishes: Vec<Wish>,
}

/// What comes from the thread that opens the sound card.
enum News {
    Open(Box<dyn Speaker>),
    Problem(String),
}

type Wish = Box<dyn Fn(&mut dyn Speaker) + Send + Sync>;

/// Begins to open the sound card beside the game. Where `RED_HEAT_SOUND_FILE` names a file, that is the card.
pub fn open(root: &Path, index: &Index) -> Box<dyn Speaker> {
    let (to, news) = mpsc::channel();
    let (root, index) = (root.to_owned(), index.clone());
    let work = move || open_here(&root, &index, &to);
    if let Err(error) = std::thread::Builder::new().name("sound".into()).spawn(work) {
        error!("no thread for the sound: {error}");
    }
    Box::new(Late { card: None, news: Mutex::new(news), wishes: Vec::new() })
}

fn boxed(card: impl Speaker + 'static) -> Box<dyn Speaker> {
    Box::new(card)
}

fn open_here(root: &Path, index: &Index, to: &Sender<News>) {
    let (samples, loaded) = mpsc::channel();
    let (orders, taken) = mpsc::channel();
    let stock =
        Stock { root: root.to_owned(), pieces: index.music.clone(), to: samples.clone(), from: loaded };
    let card: Result<Box<dyn Speaker>, String> = match std::env::var_os("RED_HEAT_SOUND_FILE") {
        Some(path) => Kira::<Tape>::open(path.into(), stock, orders, |error| error.to_string()).map(boxed),
        None if !may_have_card() => Err("neither a device nor a sound server".into()),
        None => {
            let settings = CpalBackendSettings::default();
            Kira::<CpalBackend>::open(settings, stock, orders, |error| error.to_string()).map(boxed)
        }
    };
    match card {
        Ok(card) => {
            if to.send(News::Open(card)).is_ok() {
                load::sounds(root, index, &taken, &samples);
            }
        }
        Err(error) => {
            info!("no sound card ({error}): the game goes on silently");
            for problem in load::missing(root, index) {
                // The game may have ended meanwhile.
                let _ = to.send(News::Problem(problem));
            }
        }
    }
}

/// Whether it is worth asking. Where there is nothing at all, ALSA fills the terminal with lines of its own.
fn may_have_card() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let servers = ["PULSE_SERVER", "PULSE_RUNTIME_PATH", "PIPEWIRE_REMOTE", "PIPEWIRE_RUNTIME_DIR"];
    let beside = |folder: &str, names: &[&str]| {
        std::env::var_os(folder)
            .is_some_and(|folder| names.iter().any(|name| Path::new(&folder).join(name).exists()))
    };
    servers.iter().any(|name| std::env::var_os(name).is_some())
        || ["/dev/snd", "/etc/asound.conf"].iter().any(|path| Path::new(path).exists())
        || beside("XDG_RUNTIME_DIR", &["pulse/native", "pipewire-0"])
        || beside("HOME", &[".asoundrc"])
}

impl Late {
    /// Does it now, or as soon as there is a card.
    fn wish(&mut self, wish: impl Fn(&mut dyn Speaker) + Send + Sync + 'static) {
        match &mut self.card {
            Some(card) => wish(card.as_mut()),
            None => self.wishes.push(Box::new(wish)),
        }
    }
}

impl Speaker for Late {
    fn play(&mut self, voice: VoiceId, shot: &Shot) -> bool {
        self.card.as_mut().is_some_and(|card| card.play(voice, shot))
    }

    fn stop(&mut self, voice: VoiceId) {
        if let Some(card) = &mut self.card {
            card.stop(voice);
        }
    }

    fn set_loop(&mut self, (sound, number): LoopId, level: Level) {
        // Which are heard is told only when it changes.
        let sound = sound.to_owned();
        self.wish(move |card| card.set_loop((&sound, number), level));
    }

    fn want(&mut self, sounds: &[String]) {
        let sounds = sounds.to_vec();
        self.wish(move |card| card.want(&sounds));
    }

    fn set_bus(&mut self, bus: Bus, decibels: f32, secs: f32) {
        self.wish(move |card| card.set_bus(bus, decibels, secs));
    }

    fn muffle(&mut self, muffled: bool, secs: f32) {
        self.wish(move |card| card.muffle(muffled, secs));
    }

    fn set_piece(&mut self, piece: Option<&str>, secs: f32) {
        let piece = piece.map(str::to_owned);
        self.wish(move |card| card.set_piece(piece.as_deref(), secs));
    }

    fn set_layers(&mut self, count: usize) {
        self.wish(move |card| card.set_layers(count));
    }

    fn tend(&mut self) -> Vec<String> {
        let mut problems = Vec::new();
        let Ok(news) = self.news.get_mut() else { return problems };
        loop {
            match news.try_recv() {
                Ok(News::Open(mut card)) => {
                    self.wishes.drain(..).for_each(|wish| wish(card.as_mut()));
                    self.card = Some(card);
                }
                Ok(News::Problem(problem)) => problems.push(problem),
                Err(TryRecvError::Disconnected) if self.card.is_none() => {
                    // Nothing will come any more: from now on wishes are for nobody.
                    self.card = Some(Box::new(Silence));
                    break;
                }
                Err(_) => break,
            }
        }
        if let Some(card) = &mut self.card {
            problems.append(&mut card.tend());
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::device::tests::{card, shot};

    #[test]
    fn what_is_wished_before_there_is_a_card_is_done_when_there_is() {
        let (to, news) = mpsc::channel();
        let mut late = Late { card: None, news: Mutex::new(news), wishes: Vec::new() };
        late.set_layers(3);
        late.set_bus(Bus::Music, -6.0, 0.1);
        assert_eq!(late.wishes.len(), 2);
        to.send(News::Open(Box::new(card().0))).unwrap();
        late.tend();
        assert!(late.card.is_some() && late.wishes.is_empty());
    }

    #[test]
    fn without_a_card_wishes_go_to_nobody() {
        let (to, news) = mpsc::channel();
        let mut late = Late { card: None, news: Mutex::new(news), wishes: Vec::new() };
        late.set_layers(3);
        to.send(News::Problem("b.ogg: gone".into())).unwrap();
        drop(to);
        assert_eq!(late.tend(), ["b.ogg: gone"]);
        late.set_layers(2);
        assert!(!late.play(1, &shot(Bus::Effects)));
        assert_eq!(late.tend(), Vec::<String>::new());
    }
}
