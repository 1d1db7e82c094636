//! `cargo xtask samples FOLDER`: the samples of the API's reference pages, read as the types of the model.
//!
//! The pages are the project's only source beside the tables, and are not part of it. Each sample is read, written
//! again and compared, and each of its members must be one that the model knows.

mod page;
mod shape;

use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};

use shape::{SHAPES, Shape};

/// Reads every text page of a folder.
pub fn run(arguments: &[&str]) -> Result<()> {
    let [folder] = arguments else {
        bail!("Say which folder holds the pages: `cargo xtask samples FOLDER`.")
    };
    let mut pages: Vec<_> = std::fs::read_dir(folder)
        .with_context(|| format!("{folder} cannot be read"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    pages.sort();
    let (mut read, mut wrong) = (0_usize, Vec::new());
    for path in &pages {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let name = path.file_name().map(Path::new).unwrap_or(path).display();
        for found in page::samples(&text) {
            let at = format!("{name}:{}", found.line);
            if found.json.as_ref().is_err_and(serde_json::Error::is_eof) {
                println!("{at}, cut off by the end of the page");
                continue;
            }
            read = read.saturating_add(1);
            match found.json.map_err(anyhow::Error::from).and_then(|json| check(&json)) {
                Ok(line) => println!("{at}, {line}"),
                Err(error) => wrong.push(format!("{at}: {error:#}")),
            }
        }
    }
    ensure!(read > 0, "No page of {folder} has a sample. The pages are text files that end in `.txt`.");
    ensure!(
        wrong.is_empty(),
        "{} of {read} samples are not as the model has them:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    println!("{read} samples of {} pages, each as the model has it", pages.len());
    Ok(())
}

/// Reads a sample and writes it again. Answers its type and how many members it has.
fn check(json: &serde_json::Value) -> Result<String> {
    let shape = Shape::of(json, SHAPES).context("no type of the model has these members")?;
    let strangers = shape.strangers(json);
    ensure!(strangers.is_empty(), "{} does not have {}", shape.name, strangers.join(", "));
    let again = (shape.again)(json.clone())?;
    ensure!(again == *json, "{} writes it back as {again}", shape.name);
    Ok(format!("{}, {} members", shape.name, page::members(json)))
}
