//! The samples in memory: those that the present level may need, and no others.

use std::{
    collections::{BTreeSet, HashMap},
    sync::mpsc::Sender,
};

use kira::sound::static_sound::StaticSoundData;

use super::load::Order;

/// The samples in memory, and the way to those that are not.
pub struct Bank {
    samples: HashMap<String, Vec<Option<StaticSoundData>>>,
    /// What may be kept.
    wanted: BTreeSet<String>,
    orders: Sender<Order>,
}

impl Bank {
    /// An empty one that orders there.
    pub fn new(orders: Sender<Order>) -> Self {
        Self { samples: HashMap::new(), wanted: BTreeSet::new(), orders }
    }

    /// Lets these come into memory, in this order, and all others go. What plays plays to its end.
    pub fn want(&mut self, sounds: &[String]) {
        self.wanted = sounds.iter().cloned().collect();
        self.samples.retain(|id, _| self.wanted.contains(id));
        // The thread may have ended with the game.
        let _ = self.orders.send(Order::These(sounds.to_vec()));
    }

    /// A variant's samples. What nobody thought of is ordered, and heard the next time.
    pub fn sample(&mut self, sound: &str, variant: usize) -> Option<StaticSoundData> {
        if !self.wanted.contains(sound) {
            self.wanted.insert(sound.to_owned());
            let _ = self.orders.send(Order::Also(sound.to_owned()));
        }
        let sample = self.samples.get(sound).and_then(|variants| variants.get(variant)?.clone());
        if sample.is_none() {
            bevy::log::debug!("the sound {sound} is not in memory");
        }
        sample
    }

    /// Keeps what was decoded, if it is still wanted.
    pub fn keep(&mut self, id: String, variant: usize, data: StaticSoundData) {
        if !self.wanted.contains(&id) {
            return;
        }
        let variants = self.samples.entry(id).or_default();
        variants.resize(variants.len().max(variant + 1), None);
        variants[variant] = Some(data);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn data() -> StaticSoundData {
        let frames = vec![kira::Frame::ZERO; 10].into();
        StaticSoundData { sample_rate: 44_100, frames, settings: Default::default(), slice: None }
    }

    #[test]
    fn what_is_not_wanted_leaves_memory_and_what_nobody_thought_of_is_ordered_once() {
        let (orders, taken) = mpsc::channel();
        let mut bank = Bank::new(orders);
        bank.want(&["step".into(), "blow".into()]);
        bank.keep("step".into(), 1, data());
        bank.keep("shot".into(), 0, data());
        assert!(bank.sample("step", 1).is_some() && bank.sample("step", 0).is_none());
        assert!(bank.sample("shot", 0).is_none() && bank.sample("shot", 0).is_none());
        bank.keep("shot".into(), 0, data());
        assert!(bank.sample("shot", 0).is_some(), "the next time it is there");
        bank.want(&["blow".into()]);
        assert!(bank.sample("step", 1).is_none());
        let taken: Vec<Order> = taken.try_iter().collect();
        let these = |ids: &[&str]| Order::These(ids.iter().map(|id| (*id).to_owned()).collect());
        let also = |id: &str| Order::Also(id.to_owned());
        assert_eq!(taken, [these(&["step", "blow"]), also("shot"), these(&["blow"]), also("step")]);
    }
}
