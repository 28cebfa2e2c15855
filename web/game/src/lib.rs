//! Red Heat on a page: what a browser calls, and what the game asks of the page (`globalThis.redHeatHost`).
//!
//! Nothing is decided here: each call is handed on.
#![cfg(target_arch = "wasm32")]

use std::{path::Path, rc::Rc};

use red_heat::{
    disk,
    page::{self, Options, Order},
};
use wasm_bindgen::prelude::*;

/// The player's files, which leave the browser and come back as one.
const KEPT: [&str; 2] = ["settings.ron", "progress.ron"];

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = redHeatHost)]
    fn want(path: &str, urgent: bool);
    #[wasm_bindgen(js_namespace = redHeatHost)]
    fn progress(kind: &str, json: &str);
    #[wasm_bindgen(js_namespace = redHeatHost, js_name = storageGet)]
    fn storage_get(key: &str) -> Option<String>;
    #[wasm_bindgen(js_namespace = redHeatHost, js_name = storageSet, catch)]
    fn storage_set(key: &str, value: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = redHeatHost, js_name = storageRemove)]
    fn storage_remove(key: &str);
    #[wasm_bindgen(js_namespace = redHeatHost)]
    fn touch() -> String;
    #[wasm_bindgen(js_namespace = redHeatHost)]
    fn sound(what: &str, json: &str);
    #[wasm_bindgen(js_namespace = redHeatHost)]
    fn failed(message: &str);
}

struct Page;

impl page::Host for Page {
    fn want(&self, path: &str, urgent: bool) {
        want(path, urgent);
    }

    fn progress(&self, kind: &str, json: &str) {
        progress(kind, json);
    }

    fn storage_get(&self, key: &str) -> Option<String> {
        storage_get(key)
    }

    fn storage_set(&self, key: &str, value: &str) -> Result<(), String> {
        match storage_set(key, value) {
            Ok(kept) if kept.as_bool() == Some(false) => Err("the browser keeps nothing".into()),
            Ok(_) => Ok(()),
            Err(error) => Err(error.as_string().unwrap_or_else(|| "the browser keeps nothing".into())),
        }
    }

    fn storage_remove(&self, key: &str) {
        storage_remove(key);
    }

    fn touch(&self) -> String {
        touch()
    }

    fn sound(&self, what: &str, json: &str) {
        sound(what, json);
    }

    fn failed(&self, message: &str) {
        failed(message);
    }
}

/// Hands a file of the game over.
#[wasm_bindgen(js_name = addFile)]
pub fn add_file(path: &str, bytes: Vec<u8>) {
    disk::put(path, bytes);
}

/// Tells of a file that is brought when it is wanted: its size, and its first bytes.
#[wasm_bindgen(js_name = listFile)]
pub fn list_file(path: &str, size: u32, head: Vec<u8>) {
    disk::list(path, size.into(), head);
}

/// A file could not be brought.
#[wasm_bindgen(js_name = fileFailed)]
pub fn file_failed(path: &str, message: &str) {
    disk::fail(path, message);
}

/// Begins the game; `options` is JSON. Called once, when all files of the core are there.
///
/// # Errors
/// Why it cannot begin.
#[wasm_bindgen]
pub fn start(options: &str) -> Result<(), String> {
    std::panic::set_hook(Box::new(|panic| failed(&panic.to_string())));
    page::set_host(Rc::new(Page));
    let options: Options = page::options(options)?;
    if !disk::is_folder(Path::new("assets/data")) {
        return Err("the game's files are not there".into());
    }
    page::begin(&options)
}

/// The page is hidden, or seen again.
#[wasm_bindgen(js_name = setHidden)]
pub fn set_hidden(hidden: bool) {
    page::give(Order::Hidden(hidden));
}

/// The player's files as one.
#[wasm_bindgen(js_name = exportSaves)]
pub fn export_saves() -> Vec<u8> {
    page::export(&KEPT)
}

/// Takes such a file; the answer is empty, or says why nothing was taken.
#[wasm_bindgen(js_name = importSaves)]
pub fn import_saves(bytes: Vec<u8>) -> String {
    match page::import(&bytes, &KEPT) {
        Ok(()) => {
            page::give(Order::Reload);
            String::new()
        }
        Err(error) => error,
    }
}

/// For tests: where the game stands, as JSON.
#[wasm_bindgen]
pub fn state() -> String {
    page::state()
}

/// For tests: the clock stands and goes on by so many ticks; with none it runs again.
#[wasm_bindgen]
pub fn step(ticks: u32) {
    page::give(Order::Step(ticks));
}

/// For tests: plays a command log; a line of JSON for each digest.
#[wasm_bindgen]
pub fn replay(log: &str) -> String {
    page::replay(log)
}
