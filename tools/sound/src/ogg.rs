//! Ogg Vorbis: from samples to a file's bytes and back. The stream's serial is fixed, so equal samples give equal bytes.

use std::num::{NonZeroU8, NonZeroU32};

use vorbis_rs::{VorbisBitrateManagementStrategy, VorbisDecoder, VorbisEncoderBuilder};

use crate::math::RATE;

/// "RedH".
const SERIAL: i32 = 0x5265_6448;

/// Encodes channels of equal length; `quality` from −0.1 to 1.
///
/// # Errors
/// The encoder's own.
pub fn encode(channels: &[Vec<f32>], quality: f32) -> Result<Vec<u8>, String> {
    let wrong = |error: vorbis_rs::VorbisError| format!("encoding: {error}");
    let rate = NonZeroU32::new(RATE as u32).ok_or("encoding: no rate")?;
    let count = NonZeroU8::new(channels.len() as u8).ok_or("encoding: no channels")?;
    let mut builder = VorbisEncoderBuilder::new_with_serial(rate, count, Vec::new(), SERIAL);
    builder
        .bitrate_management_strategy(VorbisBitrateManagementStrategy::QualityVbr { target_quality: quality });
    let mut encoder = builder.build().map_err(wrong)?;
    let length = channels[0].len();
    for start in (0..length).step_by(4096) {
        let end = (start + 4096).min(length);
        let block: Vec<&[f32]> = channels.iter().map(|channel| &channel[start..end]).collect();
        encoder.encode_audio_block(block).map_err(wrong)?;
    }
    encoder.finish().map_err(wrong)
}

/// Decodes a file's bytes into its channels.
///
/// # Errors
/// The bytes are no Ogg Vorbis.
pub fn decode(bytes: &[u8]) -> Result<Vec<Vec<f32>>, String> {
    let wrong = |error: vorbis_rs::VorbisError| format!("decoding: {error}");
    let mut decoder = VorbisDecoder::<&[u8]>::new(bytes).map_err(wrong)?;
    let mut channels = vec![Vec::new(); usize::from(decoder.channels().get())];
    while let Some(block) = decoder.decode_audio_block().map_err(wrong)? {
        for (channel, samples) in channels.iter_mut().zip(block.samples()) {
            channel.extend_from_slice(samples);
        }
    }
    Ok(channels)
}
