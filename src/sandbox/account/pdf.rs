//! A page of text as a PDF file, in ASCII alone, so that it can travel as text.

use std::fmt::Write as _;

/// A page of A4 with those lines, from its top. What is not ASCII becomes a question mark.
pub(super) fn page(lines: &[String]) -> String {
    let mut text = "BT /F1 11 Tf 56 780 Td 18 TL\n".to_owned();
    for line in lines {
        let _ = writeln!(text, "({}) Tj T*", escape(line));
    }
    text.push_str("ET\n");
    file(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R \
         /Resources << /Font << /F1 4 0 R >> >> >>"
            .to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{text}endstream", text.len()),
    ])
}

/// The objects of a file, the catalog first, and the table of where each begins.
fn file(objects: &[String]) -> String {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (number, object) in (1..).zip(objects) {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        let _ = writeln!(file, "{number} 0 obj\n{object}\nendobj");
    }
    let (begin, size) = (file.len(), objects.len().saturating_add(1));
    let _ = write!(
        file,
        "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{begin}\n%%EOF\n"
    );
    file
}

fn escape(line: &str) -> String {
    let mut escaped = String::new();
    for character in line.chars() {
        if matches!(character, '(' | ')' | '\\') {
            escaped.push('\\');
        }
        escaped.push(if matches!(character, ' '..='~') { character } else { '?' });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_where_each_object_begins() {
        let file = page(&["Kåre (1)\\".to_owned()]);
        assert!(file.is_ascii());
        assert!(file.contains("(K?re \\(1\\)\\\\) Tj"), "{file}");
        let (body, rest) = file.split_once("xref\n0 6\n").unwrap();
        for (number, entry) in rest.lines().take(6).enumerate().skip(1) {
            let at: usize = entry.split_once(' ').unwrap().0.parse().unwrap();
            assert!(body[at..].starts_with(&format!("{number} 0 obj\n")), "{entry}");
            // ISO 32000-1, 7.5.4: each entry is exactly 20 bytes long, with its end of line.
            assert_eq!(entry.len(), 19);
        }
        let begin: usize = rest.split_once("startxref\n").unwrap().1.lines().next().unwrap().parse().unwrap();
        assert_eq!(begin, body.len());
    }
}
