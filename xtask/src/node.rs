//! Node, npm, and what is installed from committed lock files.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail, ensure};
use sha2::{Digest as _, Sha256};

use crate::progress::step;
use crate::shell::{output, program, root, run};

/// The oldest Node with `require()` of an ES module.
const OLDEST: (u32, u32) = (20, 19);

/// Fails with one sentence where Node is missing or too old, or npm is missing.
pub fn ready() -> Result<()> {
    let (major, minor) = OLDEST;
    let wanted = format!("Node {major}.{minor} or later is needed (https://nodejs.org)");
    let node = output(&mut program("node", ["--version"])).with_context(|| wanted.clone())?;
    let version = String::from_utf8_lossy(&node.stdout).trim().to_owned();
    let parts: Vec<u32> =
        version.trim_start_matches('v').split('.').filter_map(|part| part.parse().ok()).collect();
    match parts.as_slice() {
        [have_major, have_minor, ..] if (*have_major, *have_minor) >= OLDEST => {}
        _ => bail!("{wanted}; `node --version` answers {version:?}."),
    }
    let npm = output(&mut program("npm", ["--version"])).context("npm is needed; it comes with Node")?;
    ensure!(npm.status.success(), "`npm --version` fails; npm is needed, and comes with Node.");
    Ok(())
}

/// `npm ci` in a folder, unless what is there is of the lock file as it stands.
pub fn install(folder: &str) -> Result<()> {
    ready()?;
    let path = root().join(folder);
    let lock = path.join("package-lock.json");
    let lock = fs::read(&lock).with_context(|| format!("{} cannot be read", lock.display()))?;
    let wanted = hash(&lock);
    let stamp = path.join("node_modules/.installed-lock");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step(&format!("Installing the npm packages of {folder}/"), || {
        run(program("npm", ["ci", "--no-audit", "--no-fund"]).current_dir(&path))?;
        fs::create_dir_all(path.join("node_modules"))?;
        Ok(fs::write(&stamp, &wanted)?)
    })
}

/// SHA-256, in hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A command of a package in a folder's `node_modules`.
pub fn script(folder: &str, command: &str) -> PathBuf {
    root().join(folder).join("node_modules/.bin").join(command)
}
