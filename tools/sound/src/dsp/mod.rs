//! Signal processing: each file makes or changes one kind of sound, and knows nothing of recipes' ids or of files.

pub mod filter;
pub mod grains;
pub mod noise;
pub mod room;
pub mod shape;
pub mod struck;
pub mod tone;
pub mod voice;
