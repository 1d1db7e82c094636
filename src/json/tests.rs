//! The reader and its views, held against serde_json.

use super::{Kind, MAX_BYTES, MAX_DEPTH, Place, ReadError, Reader, View, pointer};
use serde_json::Value;

/// The value as serde_json has it, members that are shadowed left out.
fn value(view: View<'_>) -> Value {
    match view.kind() {
        Kind::Null => Value::Null,
        Kind::Bool => view.bool().into(),
        Kind::Number => serde_json::from_str(view.number().unwrap()).unwrap(),
        Kind::Text => view.text().unwrap().to_str().into(),
        Kind::Array => view.children().map(value).collect(),
        Kind::Object => {
            view.children().map(|child| (child.key().to_str().into_owned(), value(child))).collect()
        }
    }
}

#[test]
fn reads_what_serde_json_reads_and_sees_the_same() {
    for text in [
        "null",
        " true ",
        "false",
        "0",
        "-0",
        "-1.5e+3",
        "1E2",
        "\"\"",
        "\"å😀\\u00e5\\n\"",
        "[]",
        "{}",
        "[ ]",
        "{ }",
        "[1,[2,[3,{}]],\"x\"]",
        r#"{"a":{"b":[{"c":null}]},"d":1}"#,
        "\t[\n1 ,\r2 ]\n",
        r#"{"a":1,"b":2,"a":3}"#,
        r#"{"":0}"#,
        r#"{"\u0061":1,"a":2}"#,
    ] {
        let mut reader = Reader::default();
        let document = reader.read(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        assert_eq!(value(document.root()), serde_json::from_str::<Value>(text).unwrap(), "{text}");
    }
}

#[test]
fn refuses_what_serde_json_refuses_and_says_where() {
    for (text, at) in [
        ("", 0),
        (" ", 1),
        ("nul", 3),
        ("nulL", 3),
        ("01", 1),
        ("-", 1),
        ("1.", 2),
        (".5", 0),
        ("1e", 2),
        ("+1", 0),
        ("NaN", 0),
        ("\"", 1),
        ("\"\n\"", 1),
        ("\"\\x\"", 2),
        ("\"\\u12g4\"", 5),
        ("[1,]", 3),
        ("[1 2]", 3),
        ("[", 1),
        ("{\"a\"}", 4),
        ("{\"a\":}", 5),
        ("{\"a\":1,}", 7),
        ("{1:1}", 1),
        ("[1}", 2),
        ("{\"a\":1]", 6),
        ("1 2", 2),
        ("{} x", 3),
        ("{\"order\": }", 10),
        ("]", 0),
        ("\u{feff}1", 0),
    ] {
        assert_eq!(
            Reader::default().read(text.as_bytes()).unwrap_err(),
            ReadError::Invalid { offset: at },
            "{text}"
        );
        assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
    }
    assert_eq!(Reader::default().read(b"\"\xff\"").unwrap_err(), ReadError::Invalid { offset: 1 });
}

#[test]
fn has_limits() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(Reader::default().read(nested(MAX_DEPTH).as_bytes()).is_ok());
    assert_eq!(Reader::default().read(nested(MAX_DEPTH + 1).as_bytes()).unwrap_err(), ReadError::TooDeep);
    assert_eq!(Reader::default().read(nested(10_000).as_bytes()).unwrap_err(), ReadError::TooDeep);
    let long = |bytes: usize| format!("\"{}\"", "x".repeat(bytes - 2));
    assert!(Reader::default().read(long(MAX_BYTES).as_bytes()).is_ok());
    assert_eq!(Reader::default().read(long(MAX_BYTES + 1).as_bytes()).unwrap_err(), ReadError::TooLarge);
}

#[test]
fn finds_each_repeated_key() {
    let many = |keys: &[&str]| {
        let members: Vec<String> = keys.iter().map(|key| format!("\"{key}\":0")).collect();
        format!("{{{}}}", members.join(","))
    };
    let letters: Vec<String> = (0..40).map(|n| format!("k{n}")).collect();
    let mut long: Vec<&str> = letters.iter().map(String::as_str).collect();
    long.extend(["k39", "k0", r"\u006b1"]);
    for (text, pointers) in [
        (many(&["a", "b"]), vec![]),
        (many(&["a", "b", "a", "a"]), vec!["/a", "/a"]),
        (many(&["a", r"\u0061"]), vec!["/a"]),
        (r#"[{"x":{"a":1,"a":2},"x":3}]"#.to_owned(), vec!["/0/x/a", "/0/x"]),
        (many(&long), vec!["/k39", "/k0", "/k1"]),
        // Of one hash, and no more alike for that.
        (many(&["costarring", "liquid"]), vec![]),
        (many(&[r"\u0063ostarring", "liquid", "costarring"]), vec!["/costarring"]),
    ] {
        let mut reader = Reader::default();
        let document = reader.read(text.as_bytes()).unwrap();
        let found: Vec<String> = document.duplicates().map(|view| pointer(Place::At(view))).collect();
        assert_eq!(found, pointers, "{text}");
    }
}

#[test]
fn whole_numbers_in_any_spelling() {
    for (text, whole) in [
        ("0", Some(0)),
        ("-0", Some(0)),
        ("0e999999999999", Some(0)),
        ("1.0", Some(1)),
        ("1E2", Some(100)),
        ("12.50e1", Some(125)),
        ("1.5", None),
        ("1e-1", None),
        ("100e-2", Some(1)),
        ("2147483648", Some(1 << 31)),
        ("0.12000000000000000000e2", Some(12)),
        ("0.50000000000000000000e1", Some(5)),
        ("-0.00120000000000000000000e4", Some(-12)),
        ("0.00120000000000000000001e4", None),
        ("120000000000000000000.0e-19", Some(12)),
        ("9223372036854775807.0", Some(i64::MAX)),
        ("1234567890123456789.0e0", Some(1_234_567_890_123_456_789)),
        ("12345678901234567890.0e0", Some(i64::MAX)),
        ("1e400", Some(i64::MAX)),
        ("-1e400", Some(i64::MIN)),
        ("99999999999999999999", Some(i64::MAX)),
        ("1.00000000000000000000000", Some(1)),
        ("-1.00000000000000000000000", Some(-1)),
        ("1.00000000000000000000001", None),
        ("1e-99999999999999999999", None),
        ("1e99999999999999999999", Some(i64::MAX)),
    ] {
        let mut reader = Reader::default();
        assert_eq!(reader.read(text.as_bytes()).unwrap().root().integer(), whole, "{text}");
    }
}

#[test]
fn every_value_is_shown_as_it_is_written() {
    for text in ["null", "true", "-1.50E+2", "\"\"", r#""a\n\u00e5""#, "[1, {}]", r#"{"a" : "b"}"#] {
        let mut reader = Reader::default();
        assert_eq!(reader.read(format!(" {text} ").as_bytes()).unwrap().root().source(), text);
    }
}

#[test]
fn what_has_no_members_has_no_children() {
    let mut reader = Reader::default();
    let document = reader.read(br#"[null, true, 1, "x", [], {}, 2]"#).unwrap();
    let children: Vec<usize> = document.root().children().map(|item| item.children().count()).collect();
    assert_eq!(children, [0; 7]);
}

#[test]
fn what_is_wrong_twice_is_wrong() {
    let mut reader = Reader::default();
    let document = reader.read(b"[1, 2]").unwrap();
    let items: Vec<View<'_>> = document.root().children().collect();
    items.iter().take(1).chain(&items).for_each(|item| item.mark_wrong());
    assert!(items.iter().all(|item| item.sound().is_none()) && document.root().sound().is_some());
}

#[test]
fn pointers_are_escaped() {
    let mut reader = Reader::default();
    let document = reader.read(br#"{"a/b":{"c~d":[10,{"__proto__":1}]}}"#).unwrap();
    let inner = document.root().get("a/b").unwrap();
    let last = inner.get("c~d").unwrap().children().nth(1).unwrap().get("__proto__").unwrap();
    assert_eq!(pointer(Place::At(last)), "/a~1b/c~0d/1/__proto__");
    assert_eq!(pointer(Place::At(document.root())), "");
    assert_eq!(pointer(Place::Missing(inner, &["x", "y"])), "/a~1b/x/y");
}
