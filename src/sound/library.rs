//! The pieces of music: which there are, which are in memory, which plays.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender},
    },
};

use kira::track::TrackHandle;

use super::{
    index::Piece,
    layers::{Conductor, Entrance, Layers},
    load::{self, Loaded},
};

/// Pieces kept in memory: the one that plays and the one before.
const PIECES: usize = 2;

/// What a sound card is opened with: the game's folder, the pieces, and the way on which samples come.
pub struct Stock {
    /// The game's folder.
    pub root: PathBuf,
    /// Pieces by id.
    pub pieces: BTreeMap<String, Piece>,
    /// Where loaded samples go in.
    pub to: Sender<Loaded>,
    /// Where they come out.
    pub from: Receiver<Loaded>,
}

/// The pieces of music: which there are, which are in memory, which plays.
pub struct Library {
    root: PathBuf,
    pieces: BTreeMap<String, Piece>,
    kept: Vec<(String, Arc<Layers>)>,
    loading: Vec<String>,
    wanted: Option<(String, f32)>,
    plays: Option<(String, Conductor)>,
    layers: usize,
    to: Sender<Loaded>,
    from: Mutex<Receiver<Loaded>>,
}

impl Library {
    /// All that stock, and nothing in memory.
    pub fn new(stock: Stock) -> Self {
        Self {
            root: stock.root,
            pieces: stock.pieces,
            kept: Vec::new(),
            loading: Vec::new(),
            wanted: None,
            plays: None,
            layers: 0,
            to: stock.to,
            from: Mutex::new(stock.from),
        }
    }

    /// What was loaded since it was last asked.
    pub fn arrivals(&mut self) -> Vec<Loaded> {
        self.from.get_mut().map_or_else(|_| Vec::new(), |from| from.try_iter().collect())
    }

    /// Wants that piece, or none. The one that plays goes on until the new one is in memory.
    pub fn want(&mut self, piece: Option<&str>, secs: f32) {
        self.wanted = piece.map(|piece| (piece.to_owned(), secs));
        if piece.is_none() {
            self.leave(secs);
        }
    }

    /// How many layers are heard: of the piece that plays, or of the one that is awaited.
    pub fn set_layers(&mut self, count: usize) {
        self.layers = count;
        if let Some((_, conductor)) = self.plays.as_ref().filter(|_| self.wanted.is_none()) {
            conductor.set_layers(count);
        }
    }

    /// Plays what is wanted as soon as it is in memory.
    pub fn play_wanted(&mut self, music: &mut TrackHandle) {
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

    /// Keeps a piece that was loaded.
    pub fn keep(&mut self, id: String, layers: Arc<Layers>) {
        self.loading.retain(|loading| *loading != id);
        self.kept.push((id, layers));
        if self.kept.len() > PIECES {
            self.kept.remove(0);
        }
    }
}
