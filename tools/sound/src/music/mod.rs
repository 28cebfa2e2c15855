//! Music: scores in `art/music/` played by an orchestra of samples, in layers that lie upon one another.

use crate::{Job, Results};

/// Bakes every piece whose sources changed.
///
/// # Errors
/// A score is wrong, the orchestra is not installed, or a file cannot be written.
pub fn bake(_job: &Job, _results: &mut Results) -> Result<(), String> {
    Ok(())
}
