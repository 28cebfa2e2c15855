//! Sounds and music from files to samples, on threads of their own: no frame ever waits for them.

use std::{
    collections::{BTreeSet, VecDeque},
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{Receiver, Sender},
    },
};

use kira::sound::static_sound::StaticSoundData;

use super::{
    index::{self, Index},
    layers::Layers,
};

/// Files over this size are refused before they are decoded, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// What comes from the threads.
pub enum Loaded {
    /// A variant of a sound.
    Sound {
        /// Its id.
        id: String,
        /// Which variant, from 0.
        variant: usize,
        /// Its samples.
        data: Box<StaticSoundData>,
    },
    /// A piece of music.
    Piece {
        /// Its id.
        id: String,
        /// Its layers.
        layers: Arc<Layers>,
    },
    /// Something that is missing or wrong, in a sentence.
    Problem(String),
}

/// The files of a sound: variant, path.
fn variants<'i>(index: &'i Index, id: &'i str) -> impl Iterator<Item = (usize, PathBuf)> + 'i {
    let count = index.sounds.get(id).map_or(0, |sound| sound.variants);
    (0..count).map(move |variant| (variant, Index::file(id, variant)))
}

/// What is ordered of the thread that decodes the sounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// These, in their order, and none of those that wait still.
    These(Vec<String>),
    /// This one too, and at once.
    Also(String),
}

/// What the thread has handed over and what it has still to do.
#[derive(Debug, Default)]
struct Work {
    done: BTreeSet<String>,
    waits: VecDeque<String>,
}

impl Work {
    fn take(&mut self, order: Order) {
        match order {
            Order::These(sounds) => {
                // What is not among them has left the memory.
                self.done.retain(|id| sounds.contains(id));
                self.waits = sounds.into_iter().filter(|id| !self.done.contains(id)).collect();
            }
            Order::Also(sound) => {
                self.waits.retain(|waits| *waits != sound);
                if !self.done.contains(&sound) {
                    self.waits.push_front(sound);
                }
            }
        }
    }

    fn next(&mut self) -> Option<String> {
        let next = self.waits.pop_front()?;
        self.done.insert(next.clone());
        Some(next)
    }
}

/// Decodes what is ordered, one sound after the other, and hands it over. Ends with the game.
pub fn sounds(root: &Path, index: &Index, orders: &Receiver<Order>, to: &Sender<Loaded>) {
    let mut work = Work::default();
    loop {
        while let Ok(order) = orders.try_recv() {
            work.take(order);
        }
        let Some(id) = work.next() else {
            // Nothing is left to do until there is a new order.
            let Ok(order) = orders.recv() else { return };
            work.take(order);
            continue;
        };
        for (variant, path) in variants(index, &id) {
            let loaded = match decode(root, &path) {
                Ok(data) => Loaded::Sound { id: id.clone(), variant, data: Box::new(data) },
                Err(problem) => Loaded::Problem(problem),
            };
            if to.send(loaded).is_err() {
                return;
            }
        }
    }
}

/// What of the index has no file: asked where nothing is decoded because nobody would hear it.
pub fn missing(root: &Path, index: &Index) -> Vec<String> {
    let layers = index.music.values().flat_map(|piece| piece.layers.iter().map(|layer| piece.file(layer)));
    let sounds = index.sounds.keys().flat_map(|id| variants(index, id)).map(|(_, path)| path);
    sounds.chain(layers).filter(|path| !root.join(path).is_file()).map(|path| absent(&path)).collect()
}

fn absent(path: &Path) -> String {
    format!("{}: there is no such file", shown(path))
}

/// A path as reports show it, on every system.
fn shown(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Decodes a piece on a thread of its own.
pub fn piece(root: PathBuf, id: String, piece: index::Piece, to: Sender<Loaded>) {
    let work = move || {
        let loaded = match layers(&root, &piece) {
            Ok(layers) => Loaded::Piece { id, layers: Arc::new(layers) },
            Err(problem) => Loaded::Problem(problem),
        };
        // Nobody waits for it any more when the game ends.
        let _ = to.send(loaded);
    };
    if let Err(error) = std::thread::Builder::new().name("music".into()).spawn(work) {
        bevy::log::error!("no thread for the music: {error}");
    }
}

fn layers(root: &Path, piece: &index::Piece) -> Result<Layers, String> {
    let mut layers = Vec::new();
    let mut rate = None;
    for name in &piece.layers {
        let path = piece.file(name);
        let data = decode(root, &path)?;
        if *rate.get_or_insert(data.sample_rate) != data.sample_rate {
            return Err(format!("{}: another sample rate than the other layers", shown(&path)));
        }
        let sample = |value: f32| (value * 32768.0).round().clamp(-32768.0, 32767.0) as i16;
        layers.push(data.frames.iter().map(|frame| [sample(frame.left), sample(frame.right)]).collect());
    }
    let rate = rate.ok_or_else(|| format!("music {}: no layers", piece.folder))?;
    even_out(&mut layers);
    Ok(Layers { rate, bar: piece.bar_secs() * f64::from(rate), layers })
}

/// Layers that are not equally long would drift apart: the longer ones lose their ends.
fn even_out(layers: &mut [Vec<[i16; 2]>]) {
    let shortest = layers.iter().map(Vec::len).min().unwrap_or(0);
    layers.iter_mut().for_each(|layer| layer.truncate(shortest));
}

fn decode(root: &Path, path: &Path) -> Result<StaticSoundData, String> {
    let whole = root.join(path);
    let size = std::fs::metadata(&whole).map_err(|_| absent(path))?.len();
    if size > LARGEST {
        return Err(format!("{}: larger than 16 MiB", shown(path)));
    }
    let data = StaticSoundData::from_file(&whole).map_err(|error| format!("{}: {error}", shown(path)))?;
    if data.frames.is_empty() || data.sample_rate == 0 {
        return Err(format!("{}: nothing is in it", shown(path)));
    }
    Ok(data)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::sound::cues::tests::contract;

    fn root() -> PathBuf {
        env!("CARGO_MANIFEST_DIR").into()
    }

    #[test]
    fn every_file_of_the_index_is_there() {
        assert_eq!(missing(&root(), &contract()), Vec::<String>::new());
    }

    #[test]
    fn a_sound_is_decoded_and_a_missing_one_is_told_by_name() {
        let (to, from) = mpsc::channel();
        let (orders, taken) = mpsc::channel();
        let mut index = contract();
        index.sounds.retain(|id, _| id == "menu_move");
        let mut ghost = index.sounds["menu_move"].clone();
        ghost.variants = 1;
        index.sounds.insert("ghost".into(), ghost);
        orders.send(Order::These(vec!["menu_move".into()])).unwrap();
        orders.send(Order::Also("ghost".into())).unwrap();
        orders.send(Order::Also("never_heard_of".into())).unwrap();
        drop(orders);
        sounds(&root(), &index, &taken, &to);
        drop(to);
        let (mut heard, mut problems) = (0, Vec::new());
        for loaded in from {
            match loaded {
                Loaded::Sound { data, .. } => heard += usize::from(data.num_frames() > 400),
                Loaded::Problem(problem) => problems.push(problem),
                Loaded::Piece { .. } => unreachable!("no music was asked for"),
            }
        }
        assert_eq!(heard, index.sounds["menu_move"].variants);
        assert_eq!(problems, ["assets/sounds/ghost_1.ogg: there is no such file"]);
    }

    #[test]
    fn what_is_urgent_comes_first_and_what_is_there_is_not_decoded_again() {
        let mut work = Work::default();
        let these = |ids: &str| Order::These(ids.chars().map(String::from).collect());
        work.take(these("abc"));
        assert_eq!(work.next().as_deref(), Some("a"));
        work.take(Order::Also("c".into()));
        assert_eq!(work.next().as_deref(), Some("c"));
        work.take(Order::Also("a".into()));
        work.take(these("bd"));
        work.take(these("ab"));
        let rest: Vec<String> = std::iter::from_fn(|| work.next()).collect();
        assert_eq!(rest, ["a", "b"], "a had left the memory in between");
    }

    #[test]
    fn layers_are_cut_to_the_shortest() {
        let mut layers = vec![vec![[0, 0]; 90], vec![[0, 0]; 100]];
        even_out(&mut layers);
        assert!(layers.iter().all(|layer| layer.len() == 90));
    }
}
