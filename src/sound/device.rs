//! A sound card, through kira. The only place that knows what mixes the sound.

use std::{
    collections::HashMap,
    sync::mpsc::Sender,
    time::{Duration, Instant},
};

use kira::{
    AudioManager, AudioManagerSettings, Capacities, Decibels, Mix, PlaybackRate, Tween,
    backend::Backend,
    effect::filter::{FilterBuilder, FilterHandle},
    sound::{PlaybackState, static_sound::StaticSoundHandle},
    track::{MainTrackBuilder, TrackBuilder, TrackHandle},
};

use super::{
    bank::Bank,
    library::{Library, Stock},
    limiter::LimiterBuilder,
    load::{Loaded, Order},
    speaker::{Bus, Level, LoopId, Shot, Speaker, VoiceId},
};

/// What a wall lets through, and what a pause does, in hertz.
const WALLED: f64 = 850.0;
const MUFFLED: f64 = 600.0;
/// Seconds in which a stolen voice ends, and in which a murmur follows.
const STOLEN: f32 = 0.02;
const FOLLOWS: f32 = 0.15;
/// A murmur that has rested for so long is given up.
const GIVEN_UP: Duration = Duration::from_secs(2);

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
    /// Since when it rests.
    rests: Option<Instant>,
}

/// Kira with the buses of the game.
pub struct Kira<B: Backend> {
    manager: AudioManager<B>,
    _world: TrackHandle,
    muffler: FilterHandle,
    effects: Way,
    voices: Way,
    interface: TrackHandle,
    music: TrackHandle,
    bank: Bank,
    playing: HashMap<VoiceId, StaticSoundHandle>,
    murmurs: HashMap<(String, u32), Murmur>,
    /// Murmurs that wait for their samples.
    awaited: HashMap<(String, u32), Level>,
    library: Library,
}

fn over(secs: f32) -> Tween {
    Tween { duration: Duration::from_secs_f32(secs.max(0.001)), ..Tween::default() }
}

impl<B: Backend> Kira<B> {
    /// Opens that card, which orders its samples there; `words` says why it cannot be opened.
    pub fn open(
        settings: B::Settings,
        stock: Stock,
        orders: Sender<Order>,
        words: impl FnOnce(B::Error) -> String,
    ) -> Result<Self, String> {
        let mut manager = AudioManager::<B>::new(AudioManagerSettings {
            capacities: Capacities::default(),
            main_track_builder: MainTrackBuilder::new().with_effect(LimiterBuilder),
            internal_buffer_size: 128,
            backend_settings: settings,
        })
        .map_err(words)?;
        let full = |error: kira::ResourceLimitReached| error.to_string();
        let mut builder = TrackBuilder::new();
        let muffler = builder.add_effect(FilterBuilder::new().cutoff(MUFFLED).mix(Mix::DRY));
        let mut world = manager.add_sub_track(builder).map_err(full)?;
        Ok(Self {
            effects: Way::new(&mut world)?,
            voices: Way::new(&mut world)?,
            interface: manager.add_sub_track(TrackBuilder::new()).map_err(full)?,
            music: manager.add_sub_track(TrackBuilder::new()).map_err(full)?,
            manager,
            _world: world,
            muffler,
            bank: Bank::new(orders),
            playing: HashMap::new(),
            murmurs: HashMap::new(),
            awaited: HashMap::new(),
            library: Library::new(stock),
        })
    }

    /// Begins a murmur, if it has been loaded.
    fn begin(&mut self, id: &(String, u32), level: Level) -> Option<&mut Murmur> {
        if !self.murmurs.contains_key(id) {
            let data = self.bank.sample(&id.0, 0)?;
            let data = data.loop_region(..).volume(0.0).playback_rate(PlaybackRate(level.rate));
            let mut builder = TrackBuilder::new().volume(Decibels::SILENCE);
            let wall = builder.add_effect(FilterBuilder::new().cutoff(WALLED).mix(Mix::DRY));
            let mut track = self.effects.open.add_sub_track(builder).ok()?;
            let handle = track.play(data).ok()?;
            let murmur = Murmur { sound: handle, track, wall, rests: None };
            self.murmurs.insert(id.clone(), murmur);
        }
        self.murmurs.get_mut(id)
    }

    /// Gives up what has rested for long: a track costs time also while it is silent.
    fn give_up(&mut self) {
        self.murmurs.retain(|_, murmur| murmur.rests.is_none_or(|since| since.elapsed() < GIVEN_UP));
    }
}

impl<B: Backend + Send + Sync> Speaker for Kira<B> {
    fn play(&mut self, voice: VoiceId, shot: &Shot) -> bool {
        let Some(data) = self.bank.sample(&shot.sound, shot.variant) else { return false };
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

    fn set_loop(&mut self, (sound, number): LoopId, level: Level) {
        let (id, silent) = ((sound.to_owned(), number), !level.is_heard());
        self.awaited.remove(&id);
        if silent && !self.murmurs.contains_key(&id) {
            return;
        }
        let Some(murmur) = self.begin(&id, level) else {
            self.awaited.insert(id, level);
            return;
        };
        if murmur.rests.is_some() && !silent {
            murmur.rests = None;
            murmur.sound.resume(over(FOLLOWS));
        } else if silent && murmur.rests.is_none() {
            murmur.rests = Some(Instant::now());
            murmur.sound.pause(over(FOLLOWS));
        }
        murmur.track.set_volume(level.decibels, over(FOLLOWS));
        murmur.sound.set_panning(level.panning, over(FOLLOWS));
        if !silent {
            murmur.sound.set_playback_rate(PlaybackRate(level.rate), over(FOLLOWS));
        }
        murmur.wall.set_mix(if level.walled { Mix::WET } else { Mix::DRY }, over(FOLLOWS));
    }

    fn want(&mut self, sounds: &[String]) {
        self.bank.want(sounds);
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
        self.library.want(piece, secs);
        self.library.play_wanted(&mut self.music);
    }

    fn set_layers(&mut self, count: usize) {
        self.library.set_layers(count);
    }

    fn tend(&mut self) -> Vec<String> {
        let mut problems = Vec::new();
        for loaded in self.library.arrivals() {
            match loaded {
                Loaded::Sound { id, variant, data } => self.bank.keep(id, variant, *data),
                Loaded::Piece { id, layers } => self.library.keep(id, layers),
                Loaded::Problem(problem) => problems.push(problem),
            }
        }
        for ((sound, number), level) in std::mem::take(&mut self.awaited) {
            self.set_loop((&sound, number), level);
        }
        self.library.play_wanted(&mut self.music);
        self.playing.retain(|_, handle| handle.state() != PlaybackState::Stopped);
        self.give_up();
        problems
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::mpsc;

    use kira::{
        backend::mock::{MockBackend, MockBackendSettings},
        sound::static_sound::StaticSoundData,
    };

    use super::*;
    use crate::sound::mix::SILENCE;

    pub fn card() -> (Kira<MockBackend>, Sender<Loaded>) {
        let (to, from) = mpsc::channel();
        // Nobody takes its orders: what a test needs it sends itself.
        let (orders, _) = mpsc::channel();
        let stock = Stock { root: Default::default(), pieces: Default::default(), to: to.clone(), from };
        let settings = MockBackendSettings { sample_rate: 44_100 };
        let card = Kira::<MockBackend>::open(settings, stock, orders, |()| String::new());
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

    pub fn shot(bus: Bus) -> Shot {
        Shot { sound: "tone".into(), variant: 0, bus, decibels: 0.0, panning: 0.0, rate: 1.0, walled: true }
    }

    #[test]
    fn what_is_not_loaded_is_not_heard_and_what_is_ends_by_itself() {
        let (mut card, to) = card();
        card.want(&["tone".to_owned()]);
        assert!(!card.play(1, &shot(Bus::Effects)));
        to.send(Loaded::Sound { id: "tone".into(), variant: 0, data: Box::new(tone(0.01)) }).unwrap();
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
    fn a_murmur_begins_when_it_is_first_near_and_is_given_up_when_it_rests_for_long() {
        let (mut card, to) = card();
        card.want(&["tone".to_owned()]);
        to.send(Loaded::Sound { id: "tone".into(), variant: 0, data: Box::new(tone(0.1)) }).unwrap();
        card.tend();
        let level = |decibels| Level { decibels, ..Level::SILENT };
        card.set_loop(("tone", 0), level(SILENCE));
        assert!(card.murmurs.is_empty());
        card.set_loop(("tone", 0), level(-6.0));
        card.set_loop(("tone", 1), level(-6.0));
        assert_eq!(card.murmurs.len(), 2, "two that sound alike");
        card.set_loop(("tone", 0), Level { rate: 1.3, ..level(SILENCE) });
        let id = |number| ("tone".to_owned(), number);
        assert!(card.murmurs[&id(0)].rests.is_some() && card.murmurs[&id(1)].rests.is_none());
        card.set_loop(("unknown", 0), level(0.0));
        assert_eq!(card.murmurs.len(), 2);
        card.murmurs.get_mut(&id(0)).unwrap().rests = Instant::now().checked_sub(GIVEN_UP);
        card.tend();
        assert_eq!(card.murmurs.keys().collect::<Vec<_>>(), [&id(1)]);
    }

    #[test]
    fn a_murmur_that_is_wanted_before_it_is_loaded_begins_when_it_is() {
        let (mut card, to) = card();
        card.set_loop(("tone", 0), Level { decibels: -6.0, ..Level::SILENT });
        card.set_loop(("tone", 1), Level { decibels: -6.0, ..Level::SILENT });
        card.set_loop(("tone", 1), Level::SILENT);
        card.tend();
        assert!(card.murmurs.is_empty());
        to.send(Loaded::Sound { id: "tone".into(), variant: 0, data: Box::new(tone(0.1)) }).unwrap();
        card.tend();
        card.tend();
        assert_eq!(card.murmurs.keys().collect::<Vec<_>>(), [&("tone".to_owned(), 0)]);
    }
}
