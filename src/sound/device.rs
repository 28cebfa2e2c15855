//! The sound card, through kira. The only place that knows what mixes the sound.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        mpsc::{self, Receiver, Sender, TryRecvError},
    },
    time::Duration,
};

use bevy::log::{error, info};
use kira::{
    AudioManager, AudioManagerSettings, Capacities, Decibels, Mix, PlaybackRate, Tween,
    backend::{
        Backend,
        cpal::{CpalBackend, CpalBackendSettings},
    },
    effect::filter::{FilterBuilder, FilterHandle},
    sound::{
        PlaybackState,
        static_sound::{StaticSoundData, StaticSoundHandle},
    },
    track::{MainTrackBuilder, TrackBuilder, TrackHandle},
};

use super::{
    index::{self, Index},
    layers::{Conductor, Entrance, Layers},
    limiter::LimiterBuilder,
    load::{self, Loaded},
    mix::SILENCE,
    speaker::{Bus, Level, Shot, Speaker, VoiceId},
    tape::Tape,
};

/// What a wall lets through, and what a pause does, in hertz.
const WALLED: f64 = 850.0;
const MUFFLED: f64 = 600.0;
/// Seconds in which a stolen voice ends, and in which a murmur follows.
const STOLEN: f32 = 0.02;
const FOLLOWS: f32 = 0.15;
/// Pieces kept in memory: the one that plays and the one before.
const PIECES: usize = 2;

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

fn open_here(root: &Path, index: &Index, to: &Sender<News>) {
    let (samples, loaded) = mpsc::channel();
    let desk = (root.to_owned(), index.music.clone(), samples.clone(), loaded);
    let card: Result<Box<dyn Speaker>, String> = match std::env::var_os("RED_HEAT_SOUND_FILE") {
        Some(path) => Kira::<Tape>::open(PathBuf::from(path), desk).map(|card| Box::new(card) as _),
        None => {
            let settings = CpalBackendSettings::default();
            Kira::<CpalBackend>::open(settings, desk).map(|card| Box::new(card) as _)
        }
    };
    match card {
        Ok(card) => {
            if to.send(News::Open(card)).is_ok() {
                load::sounds(root, index, &samples);
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

    fn set_loop(&mut self, sound: &str, level: Level) {
        // Murmurs are set anew again and again: none needs to be remembered.
        if let Some(card) = &mut self.card {
            card.set_loop(sound, level);
        }
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
                    self.card = Some(Box::new(super::speaker::Silence));
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

/// A bus, and the way to it through a wall.
struct Way {
    open: TrackHandle,
    walled: TrackHandle,
}

impl Way {
    fn new(parent: &mut TrackHandle) -> Result<Self, String> {
        let mut open = parent.add_sub_track(TrackBuilder::new()).map_err(|error| error.to_string())?;
        let wall = TrackBuilder::new().with_effect(FilterBuilder::new().cutoff(WALLED));
        let walled = open.add_sub_track(wall).map_err(|error| error.to_string())?;
        Ok(Self { open, walled })
    }

    fn of(&mut self, walled: bool) -> &mut TrackHandle {
        if walled { &mut self.walled } else { &mut self.open }
    }
}

/// A repeated sound that plays.
struct Murmur {
    sound: StaticSoundHandle,
    track: TrackHandle,
    wall: FilterHandle,
    rests: bool,
}

/// Kira with the buses of the game.
struct Kira<B: Backend> {
    manager: AudioManager<B>,
    _world: TrackHandle,
    muffler: FilterHandle,
    effects: Way,
    voices: Way,
    interface: TrackHandle,
    music: TrackHandle,
    bank: HashMap<String, Vec<Option<StaticSoundData>>>,
    playing: HashMap<VoiceId, StaticSoundHandle>,
    murmurs: HashMap<String, Murmur>,
    library: Library,
}

/// The pieces of music: which there are, which are in memory, which plays.
struct Library {
    root: PathBuf,
    pieces: std::collections::BTreeMap<String, index::Piece>,
    kept: Vec<(String, Arc<Layers>)>,
    loading: Vec<String>,
    wanted: Option<(String, f32)>,
    plays: Option<(String, Conductor)>,
    layers: usize,
    to: Sender<Loaded>,
    from: Mutex<Receiver<Loaded>>,
}

type Stock = (PathBuf, std::collections::BTreeMap<String, index::Piece>, Sender<Loaded>, Receiver<Loaded>);

fn over(secs: f32) -> Tween {
    Tween { duration: Duration::from_secs_f32(secs.max(0.001)), ..Tween::default() }
}

impl<B: Backend> Kira<B>
where
    B::Error: std::fmt::Debug,
{
    fn open(settings: B::Settings, (root, pieces, to, from): Stock) -> Result<Self, String> {
        let mut manager = AudioManager::<B>::new(AudioManagerSettings {
            capacities: Capacities::default(),
            main_track_builder: MainTrackBuilder::new().with_effect(LimiterBuilder),
            internal_buffer_size: 128,
            backend_settings: settings,
        })
        .map_err(|error| format!("{error:?}"))?;
        let words = |error: kira::ResourceLimitReached| error.to_string();
        let mut builder = TrackBuilder::new();
        let muffler = builder.add_effect(FilterBuilder::new().cutoff(MUFFLED).mix(Mix::DRY));
        let mut world = manager.add_sub_track(builder).map_err(words)?;
        Ok(Self {
            effects: Way::new(&mut world)?,
            voices: Way::new(&mut world)?,
            interface: manager.add_sub_track(TrackBuilder::new()).map_err(words)?,
            music: manager.add_sub_track(TrackBuilder::new()).map_err(words)?,
            manager,
            _world: world,
            muffler,
            bank: HashMap::new(),
            playing: HashMap::new(),
            murmurs: HashMap::new(),
            library: Library {
                root,
                pieces,
                kept: Vec::new(),
                loading: Vec::new(),
                wanted: None,
                plays: None,
                layers: 0,
                to,
                from: Mutex::new(from),
            },
        })
    }

    fn sample(&self, sound: &str, variant: usize) -> Option<StaticSoundData> {
        self.bank.get(sound)?.get(variant)?.clone()
    }

    /// Begins a murmur, if it has been loaded.
    fn begin(&mut self, sound: &str) -> Option<&mut Murmur> {
        if !self.murmurs.contains_key(sound) {
            let data = self.sample(sound, 0)?.loop_region(..).volume(0.0);
            let mut builder = TrackBuilder::new().volume(Decibels::SILENCE);
            let wall = builder.add_effect(FilterBuilder::new().cutoff(WALLED).mix(Mix::DRY));
            let mut track = self.effects.open.add_sub_track(builder).ok()?;
            let handle = track.play(data).ok()?;
            self.murmurs.insert(sound.to_owned(), Murmur { sound: handle, track, wall, rests: false });
        }
        self.murmurs.get_mut(sound)
    }
}

impl Library {
    /// Plays what is wanted as soon as it is in memory.
    fn play_wanted(&mut self, music: &mut TrackHandle) {
        let Some((id, secs)) = self.wanted.clone() else { return };
        let Some((_, layers)) = self.kept.iter().find(|(kept, _)| *kept == id) else {
            if let Some(piece) = self.pieces.get(&id).filter(|_| !self.loading.contains(&id)) {
                self.loading.push(id.clone());
                load::piece(self.root.clone(), id, piece.clone(), self.to.clone());
            }
            return;
        };
        let entrance = Entrance { layers: layers.clone(), count: self.layers, fade: secs };
        self.wanted = None;
        self.leave(secs);
        if let Ok(conductor) = music.play(entrance) {
            conductor.set_layers(self.layers);
            self.plays = Some((id, conductor));
        }
    }

    fn leave(&mut self, secs: f32) {
        if let Some((_, conductor)) = self.plays.take() {
            conductor.leave(secs);
        }
    }

    fn keep(&mut self, id: String, layers: Arc<Layers>) {
        self.loading.retain(|loading| *loading != id);
        self.kept.push((id, layers));
        if self.kept.len() > PIECES {
            self.kept.remove(0);
        }
    }
}

impl<B: Backend + Send + Sync> Speaker for Kira<B>
where
    B::Error: std::fmt::Debug,
{
    fn play(&mut self, voice: VoiceId, shot: &Shot) -> bool {
        let Some(data) = self.sample(&shot.sound, shot.variant) else { return false };
        let data = data.volume(shot.decibels).panning(shot.panning).playback_rate(PlaybackRate(shot.rate));
        let track = match shot.bus {
            Bus::Voices => self.voices.of(shot.walled),
            Bus::Interface => &mut self.interface,
            Bus::Effects | Bus::Music | Bus::Master => self.effects.of(shot.walled),
        };
        match track.play(data) {
            Ok(handle) => {
                self.playing.insert(voice, handle);
                true
            }
            // Too many at once: the sound is lost, nothing else.
            Err(_) => false,
        }
    }

    fn stop(&mut self, voice: VoiceId) {
        if let Some(mut handle) = self.playing.remove(&voice) {
            handle.stop(over(STOLEN));
        }
    }

    fn set_loop(&mut self, sound: &str, level: Level) {
        let silent = level.decibels <= SILENCE;
        if silent && !self.murmurs.contains_key(sound) {
            return;
        }
        let Some(murmur) = self.begin(sound) else { return };
        if murmur.rests && !silent {
            murmur.sound.resume(over(FOLLOWS));
        } else if silent && !murmur.rests {
            murmur.sound.pause(over(FOLLOWS));
        }
        murmur.rests = silent;
        murmur.track.set_volume(level.decibels, over(FOLLOWS));
        murmur.sound.set_panning(level.panning, over(FOLLOWS));
        murmur.wall.set_mix(if level.walled { Mix::WET } else { Mix::DRY }, over(FOLLOWS));
    }

    fn set_bus(&mut self, bus: Bus, decibels: f32, secs: f32) {
        let tween = over(secs);
        match bus {
            Bus::Master => self.manager.main_track().set_volume(decibels, tween),
            Bus::Music => self.music.set_volume(decibels, tween),
            Bus::Effects => self.effects.open.set_volume(decibels, tween),
            Bus::Voices => self.voices.open.set_volume(decibels, tween),
            Bus::Interface => self.interface.set_volume(decibels, tween),
        }
    }

    fn muffle(&mut self, muffled: bool, secs: f32) {
        self.muffler.set_mix(if muffled { Mix::WET } else { Mix::DRY }, over(secs));
    }

    fn set_piece(&mut self, piece: Option<&str>, secs: f32) {
        match piece {
            // The one that plays goes on until the new one is in memory.
            Some(piece) => self.library.wanted = Some((piece.to_owned(), secs)),
            None => {
                self.library.wanted = None;
                self.library.leave(secs);
            }
        }
        self.library.play_wanted(&mut self.music);
    }

    fn set_layers(&mut self, count: usize) {
        self.library.layers = count;
        let awaited = self.library.wanted.is_some();
        if let Some((_, conductor)) = self.library.plays.as_ref().filter(|_| !awaited) {
            conductor.set_layers(count);
        }
    }

    fn tend(&mut self) -> Vec<String> {
        let mut problems = Vec::new();
        let Ok(from) = self.library.from.get_mut() else { return problems };
        let loaded: Vec<Loaded> = from.try_iter().collect();
        for loaded in loaded {
            match loaded {
                Loaded::Sound { id, variant, data } => {
                    let variants = self.bank.entry(id).or_default();
                    variants.resize(variants.len().max(variant + 1), None);
                    variants[variant] = Some(data);
                }
                Loaded::Piece { id, layers } => self.library.keep(id, layers),
                Loaded::Problem(problem) => problems.push(problem),
            }
        }
        self.library.play_wanted(&mut self.music);
        self.playing.retain(|_, handle| handle.state() != PlaybackState::Stopped);
        problems
    }
}

#[cfg(test)]
mod tests {
    use kira::backend::mock::{MockBackend, MockBackendSettings};

    use super::*;

    fn card() -> (Kira<MockBackend>, Sender<Loaded>) {
        let (to, from) = mpsc::channel();
        let stock = (PathBuf::new(), Default::default(), to.clone(), from);
        let card = Kira::<MockBackend>::open(MockBackendSettings { sample_rate: 44_100 }, stock);
        (card.expect("a card that is none"), to)
    }

    fn tone(secs: f32) -> StaticSoundData {
        StaticSoundData {
            sample_rate: 44_100,
            frames: vec![kira::Frame::from_mono(0.1); (secs * 44_100.0) as usize].into(),
            settings: Default::default(),
            slice: None,
        }
    }

    fn shot(bus: Bus) -> Shot {
        Shot { sound: "tone".into(), variant: 0, bus, decibels: 0.0, panning: 0.0, rate: 1.0, walled: true }
    }

    #[test]
    fn what_is_not_loaded_is_not_heard_and_what_is_ends_by_itself() {
        let (mut card, to) = card();
        assert!(!card.play(1, &shot(Bus::Effects)));
        to.send(Loaded::Sound { id: "tone".into(), variant: 0, data: tone(0.01) }).unwrap();
        to.send(Loaded::Problem("a.ogg: gone".into())).unwrap();
        assert_eq!(card.tend(), ["a.ogg: gone"]);
        for (voice, bus) in [(1, Bus::Effects), (2, Bus::Voices), (3, Bus::Interface)] {
            assert!(card.play(voice, &shot(bus)));
        }
        assert_eq!(card.playing.len(), 3);
        card.stop(3);
        for _ in 0..40 {
            card.manager.backend_mut().on_start_processing();
            card.manager.backend_mut().process();
        }
        card.tend();
        assert!(card.playing.is_empty());
    }

    #[test]
    fn a_murmur_begins_when_it_is_first_near() {
        let (mut card, to) = card();
        to.send(Loaded::Sound { id: "tone".into(), variant: 0, data: tone(0.1) }).unwrap();
        card.tend();
        let level = |decibels| Level { decibels, panning: 0.0, walled: false };
        card.set_loop("tone", level(SILENCE));
        assert!(card.murmurs.is_empty());
        card.set_loop("tone", level(-6.0));
        assert!(!card.murmurs["tone"].rests);
        card.set_loop("tone", level(SILENCE));
        assert!(card.murmurs["tone"].rests);
        card.set_loop("unknown", level(0.0));
        assert_eq!(card.murmurs.len(), 1);
    }

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
