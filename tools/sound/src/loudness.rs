//! How loud something is, by EBU R 128.

use ebur128::{EbuR128, Mode};

use crate::math::{RATE, decibels};

/// The true peak of all channels, in dBTP.
///
/// # Errors
/// The meter's own.
pub fn true_peak(channels: &[Vec<f32>]) -> Result<f64, String> {
    let meter = measure(channels, Mode::TRUE_PEAK)?;
    let mut peak = 0.0_f64;
    for channel in 0..channels.len() as u32 {
        peak = peak.max(meter.true_peak(channel).map_err(|error| error.to_string())?);
    }
    Ok(decibels(peak))
}

/// The integrated loudness in LUFS.
///
/// # Errors
/// The meter's own.
pub fn integrated(channels: &[Vec<f32>]) -> Result<f64, String> {
    measure(channels, Mode::I)?.loudness_global().map_err(|error| error.to_string())
}

fn measure(channels: &[Vec<f32>], mode: Mode) -> Result<EbuR128, String> {
    let mut meter =
        EbuR128::new(channels.len() as u32, RATE as u32, mode).map_err(|error| error.to_string())?;
    let planes: Vec<&[f32]> = channels.iter().map(Vec::as_slice).collect();
    meter.add_frames_planar_f32(&planes).map_err(|error| error.to_string())?;
    Ok(meter)
}
