//! A sound card that is a file: what would be heard, as a WAV, in the time in which it would be heard. With it sound is
//! measured on machines that have none.

use std::{
    fs::File,
    io::{self, BufWriter, Seek, SeekFrom, Write},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use kira::backend::{Backend, Renderer};

/// Samples a second.
const RATE: u32 = 44_100;
/// Samples written at a time.
const CHUNK: usize = 441;

/// The file as a sound card.
#[derive(Debug)]
pub struct Tape {
    file: Option<File>,
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Backend for Tape {
    type Settings = PathBuf;
    type Error = io::Error;

    fn setup(path: PathBuf, _: usize) -> Result<(Self, u32), io::Error> {
        let file = File::create(path)?;
        Ok((Self { file: Some(file), ends: Arc::default(), thread: None }, RATE))
    }

    fn start(&mut self, renderer: Renderer) -> Result<(), io::Error> {
        let Some(file) = self.file.take() else { return Ok(()) };
        let ends = self.ends.clone();
        let work = move || {
            if let Err(error) = run(renderer, BufWriter::new(file), &ends) {
                bevy::log::error!("the sound file: {error}");
            }
        };
        self.thread = Some(std::thread::Builder::new().name("tape".into()).spawn(work)?);
        Ok(())
    }
}

impl Drop for Tape {
    fn drop(&mut self) {
        self.ends.store(true, Relaxed);
        if let Some(thread) = self.thread.take() {
            // One that has failed has told so.
            let _ = thread.join();
        }
    }
}

fn run(mut renderer: Renderer, mut out: BufWriter<File>, ends: &AtomicBool) -> io::Result<()> {
    let begun = Instant::now();
    let mut chunk = vec![0.0; CHUNK * 2];
    let mut frames: u64 = 0;
    out.write_all(&header(0))?;
    while !ends.load(Relaxed) {
        let due = (begun.elapsed().as_secs_f64() * f64::from(RATE)) as u64;
        if frames + CHUNK as u64 > due {
            std::thread::sleep(Duration::from_millis(4));
            continue;
        }
        renderer.on_start_processing();
        renderer.process(&mut chunk, 2);
        for sample in &chunk {
            out.write_all(&((sample * 32767.0) as i16).to_le_bytes())?;
        }
        frames += CHUNK as u64;
        // A game that is ended by force leaves a file that can be heard.
        if frames.is_multiple_of(u64::from(RATE)) {
            finish(&mut out, frames)?;
        }
    }
    finish(&mut out, frames)
}

fn finish(out: &mut BufWriter<File>, frames: u64) -> io::Result<()> {
    out.seek(SeekFrom::Start(0))?;
    out.write_all(&header(frames))?;
    out.seek(SeekFrom::End(0))?;
    out.flush()
}

/// The head of a WAV file of 16 bits and two channels.
fn header(frames: u64) -> [u8; 44] {
    let bytes = u32::try_from(frames * 4).unwrap_or(u32::MAX - 44);
    let mut head = [0; 44];
    let parts: [(usize, &[u8]); 13] = [
        (0, b"RIFF"),
        (4, &(bytes + 36).to_le_bytes()),
        (8, b"WAVE"),
        (12, b"fmt "),
        (16, &16_u32.to_le_bytes()),
        (20, &1_u16.to_le_bytes()),
        (22, &2_u16.to_le_bytes()),
        (24, &RATE.to_le_bytes()),
        (28, &(RATE * 4).to_le_bytes()),
        (32, &4_u16.to_le_bytes()),
        (34, &16_u16.to_le_bytes()),
        (36, b"data"),
        (40, &bytes.to_le_bytes()),
    ];
    for (at, part) in parts {
        head[at..at + part.len()].copy_from_slice(part);
    }
    head
}
