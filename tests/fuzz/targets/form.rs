//! A second reading of queries and percent signs, after the URL standard: what the library does is held against it.

/// The pairs of a query, as `URLSearchParams` reads them.
pub fn parse(query: &str) -> Vec<(String, String)> {
    let text = |part: &str| decode(&part.replace('+', " "));
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (text(name), text(value)))
        .collect()
}

/// The query of pairs, as `URLSearchParams` writes it.
pub fn write(pairs: &[(String, String)]) -> String {
    let pairs: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}

/// The query that is signed: sorted by names alone, unit by unit of UTF-16; what has one name keeps its order.
pub fn canonical(query: &str) -> String {
    let mut pairs = parse(query);
    pairs.sort_by_cached_key(|(name, _)| name.encode_utf16().collect::<Vec<u16>>());
    write(&pairs)
}

/// What percent signs stand for. One without two digits stands for itself.
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let digit = |at: usize| behind.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        let escaped = (*first == b'%').then(|| Some(digit(0)? * 16 + digit(1)?)).flatten();
        bytes.push(escaped.map_or(*first, |byte| u8::try_from(byte).unwrap()));
        rest = if escaped.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn encode(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        b' ' => "+".to_owned(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
