//! The first line of a kept file: the version of its form, and a sum that tells whether the rest is as it was written.
//!
//! It is a comment of RON, so that the line numbers of the whole file are those of its text.

use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::content::source::MAX_FILE;

const BEGINS: &str = "// Red Heat, form ";
const SUM: &str = ", sum ";
/// In place of a sum: somebody wrote the file by hand, so that there is nothing to compare.
const BY_HAND: &str = "none";

/// Why a file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The system does not give it; why not.
    Unreadable(String),
    /// It is larger than anything the game writes.
    TooLarge,
    /// It is no text.
    NotText,
    /// Its first line is not one of ours.
    NoHeader,
    /// A newer game wrote it, in a form of this version.
    Newer(u32),
    /// Something was changed or cut off since it was written.
    Changed,
    /// Its text is wrong; where, and what.
    Syntax(String),
}

/// The bytes of a file with that text.
pub(super) fn sealed(text: &str, form: u32) -> Vec<u8> {
    let sum = sum(text, form);
    format!("{BEGINS}{form}{SUM}{sum:016x}\n{text}").into_bytes()
}

/// The text of a file, its first line included.
pub(super) fn opened(bytes: Vec<u8>, newest: u32) -> Result<String, Fault> {
    if bytes.len() > MAX_FILE {
        return Err(Fault::TooLarge);
    }
    let whole = String::from_utf8(bytes).map_err(|_| Fault::NotText)?;
    let (first, text) = whole.split_once('\n').ok_or(Fault::NoHeader)?;
    let (form, told) = header(first.trim_end()).ok_or(Fault::NoHeader)?;
    if form > newest {
        return Err(Fault::Newer(form));
    }
    if told != BY_HAND && told != format!("{:016x}", sum(text, form)) {
        return Err(Fault::Changed);
    }
    Ok(whole)
}

fn header(line: &str) -> Option<(u32, &str)> {
    let (form, sum) = line.strip_prefix(BEGINS)?.split_once(SUM)?;
    Some((form.parse().ok()?, sum))
}

fn sum(text: &str, form: u32) -> u64 {
    xxh3_64_with_seed(text.as_bytes(), form.into())
}
