//! Drawing marks. Lengths are in tenths of a unit until they are written: the sandbox computes without floats.

use std::fmt::Write as _;

use super::marks::Mark;

/// How an image looks.
#[derive(Clone, Debug)]
pub(super) struct Style {
    /// Of the frame and, without colours, of the marks.
    pub(super) color: String,
    /// The marks have colours of their own.
    pub(super) colors: bool,
    /// In pixels.
    pub(super) width: u32,
    /// There is a frame, which says whose payments these are.
    pub(super) framed: bool,
}

const HEIGHT: u32 = 320;
const GAP: u32 = 80;
const PADDING: u32 = 130;
/// A longer row is broken.
const ROW: u32 = 5200;
const MARGIN: u32 = 160;
const CAPTION: &str = "Payments by Dintero";

/// The image of those marks.
pub(super) fn draw(marks: &[Mark], style: &Style) -> String {
    let rows = rows(marks);
    let inner = rows.iter().map(|row| length(row)).max().unwrap_or_default();
    let (margin, top) = if style.framed { (MARGIN, MARGIN.saturating_add(100)) } else { (10, 10) };
    let caption = text_width(CAPTION, 67);
    let least = if style.framed { caption.saturating_add(600) } else { 0 };
    let width = inner.saturating_add(margin.saturating_mul(2)).max(least);
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let body = HEIGHT.saturating_add(GAP).saturating_mul(count).saturating_sub(GAP);
    let height = body.saturating_add(top).saturating_add(margin);
    let mut drawing = String::new();
    if style.framed {
        frame(&mut drawing, width, height, caption, &style.color);
    }
    let mut y = top;
    for row in &rows {
        let mut x = width.saturating_sub(length(row)).div_euclid(2);
        for mark in *row {
            badge(&mut drawing, *mark, x, y, style);
            x = x.saturating_add(badge_width(*mark)).saturating_add(GAP);
        }
        y = y.saturating_add(HEIGHT).saturating_add(GAP);
    }
    let names: Vec<_> = marks.iter().map(|mark| mark.name).collect();
    let names = names.join(", ");
    let pixels = u64::from(style.width).saturating_mul(u64::from(height)).div_ceil(u64::from(width.max(1)));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{pixels}\" viewBox=\"0 0 {} {}\" role=\"img\" \
         aria-label=\"{names}\" font-family=\"Helvetica, Arial, sans-serif\"><title>{names}</title>{drawing}</svg>\n",
        style.width,
        units(width),
        units(height),
    )
}

/// A frame whose upper line makes room for the caption.
fn frame(drawing: &mut String, width: u32, height: u32, caption: u32, color: &str) {
    let line = 90;
    let middle = width.div_euclid(2);
    let half = caption.div_euclid(2).saturating_add(80);
    let (left, right) = (middle.saturating_sub(half), middle.saturating_add(half));
    let (far, low) = (width.saturating_sub(10), height.saturating_sub(10));
    let _ = write!(
        drawing,
        "<path fill=\"none\" stroke=\"{color}\" stroke-width=\"1.5\" d=\"M{} {line_at}H{}a8 8 0 0 0-8 8V{}a8 8 0 0 0 8 8H{}\
         a8 8 0 0 0 8-8V{}a8 8 0 0 0-8-8H{}\"/><text x=\"{}\" y=\"{}\" font-size=\"12\" font-weight=\"600\" \
         text-anchor=\"middle\" textLength=\"{}\" fill=\"{color}\">{CAPTION}</text>",
        units(left),
        units(90),
        units(low.saturating_sub(80)),
        units(far.saturating_sub(80)),
        units(170),
        units(right),
        units(middle),
        units(line + 42),
        units(caption),
        line_at = units(line),
    );
}

/// A mark on its ground or, without colours, outlined.
fn badge(drawing: &mut String, mark: Mark, x: u32, y: u32, style: &Style) {
    let (ground, outline, ink) = match style.colors {
        true => (mark.ground, mark.ground, mark.ink),
        false => ("none", style.color.as_str(), style.color.as_str()),
    };
    let width = badge_width(mark);
    let _ = write!(
        drawing,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"6\" fill=\"{ground}\" stroke=\"{outline}\"/>\
         <text x=\"{}\" y=\"{}\" font-size=\"15\" font-weight=\"700\" textLength=\"{}\" \
         lengthAdjust=\"spacingAndGlyphs\" fill=\"{ink}\">{}</text>",
        units(x),
        units(y),
        units(width),
        units(HEIGHT),
        units(x.saturating_add(PADDING)),
        units(y.saturating_add(213)),
        units(width.saturating_sub(PADDING.saturating_mul(2))),
        mark.name,
    );
}

/// The marks in as few rows as will do, and those about equally long.
fn rows(marks: &[Mark]) -> Vec<&[Mark]> {
    let fewest = broken(marks, ROW).len();
    let mut tries = (0..=ROW).step_by(100).map(|longest| broken(marks, longest));
    tries.find(|rows| rows.len() == fewest).unwrap_or_default()
}

/// The marks in rows that are no longer than that, or hold one mark.
fn broken(marks: &[Mark], longest: u32) -> Vec<&[Mark]> {
    let (mut rows, mut rest) = (Vec::new(), marks);
    while !rest.is_empty() {
        let fits = |count: &usize| length(rest.get(..*count).unwrap_or_default()) <= longest;
        let count = (1..=rest.len()).take_while(fits).last().unwrap_or(1);
        let (row, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        rows.push(row);
        rest = after;
    }
    rows
}

fn length(row: &[Mark]) -> u32 {
    let widths = row.iter().map(|mark| badge_width(*mark).saturating_add(GAP));
    widths.fold(0, u32::saturating_add).saturating_sub(GAP)
}

fn badge_width(mark: Mark) -> u32 {
    text_width(mark.name, 82).saturating_add(PADDING.saturating_mul(2))
}

/// About how wide a text is, from the width of a letter that is neither narrow nor wide. `textLength` holds fonts to it.
fn text_width(text: &str, letter: u32) -> u32 {
    let width = |character| match character {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' => letter.saturating_mul(3).div_euclid(5),
        'm' | 'w' | 'A'..='Z' => letter.saturating_mul(4).div_euclid(3),
        _ => letter,
    };
    text.chars().map(width).fold(0, u32::saturating_add)
}

/// Tenths as a number: `12.5`.
fn units(tenths: u32) -> String {
    match (tenths.div_euclid(10), tenths.rem_euclid(10)) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_no_longer_than_they_may_be_and_lose_nothing() {
        let all = Mark::of_profile();
        let many: Vec<_> = all.iter().cycle().take(all.len() * 3).copied().collect();
        let rows = rows(&many);
        assert_eq!(rows.len(), 4);
        assert!(rows.iter().all(|row| length(row) <= ROW));
        assert_eq!(rows.concat(), many);
    }

    #[test]
    fn tenths_are_written_as_numbers() {
        for (tenths, text) in [(0, "0"), (7, "0.7"), (10, "1"), (125, "12.5")] {
            assert_eq!(units(tenths), text);
        }
    }
}
