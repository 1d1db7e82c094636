//! The Chromium of the browser test.

use std::path::Path;

use anyhow::{Result, bail};

use crate::progress::step;
use crate::shell::{output, program, run};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Finds a Chromium: `CHROMIUM` names one, else one of the common names. Debian's is installed where none
/// is found and the user may do so.
pub fn chromium() -> Result<String> {
    if let Ok(path) = std::env::var("CHROMIUM") {
        if Path::new(&path).is_file() {
            return Ok(path);
        }
        bail!("CHROMIUM names {path}, and there is no such file.");
    }
    if let Some(path) = find() {
        return Ok(path);
    }
    if may_install() {
        step("Installing chromium", || {
            run(&mut program("apt-get", ["update"]))?;
            run(&mut program("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"]))
        })?;
    }
    match find() {
        Some(path) => Ok(path),
        None => bail!(
            "The browser test needs Chromium: install it (Debian: apt-get install chromium), or name one in CHROMIUM."
        ),
    }
}

fn find() -> Option<String> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    NAMES
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
        .map(|file| file.to_string_lossy().into_owned())
}

fn may_install() -> bool {
    let user = output(&mut program("id", ["-u"]));
    user.is_ok_and(|user| user.stdout.trim_ascii() == b"0") && Path::new("/usr/bin/apt-get").is_file()
}
