//! What keeps secrets secret and input harmless, where no single module shows it.
#![cfg(feature = "client")]
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::fmt::{Debug, Display};
use std::fs;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use dintero_wasm::client::{Credentials, InMemory, Options};
use dintero_wasm::engine::{Auth, Call, Effect, Event, Machine, Token};
use dintero_wasm::json::{ReadError, Reader};
use dintero_wasm::model::{Confidential, Operation};
use dintero_wasm::sign::{Secret, SignatureError, TOLERANCE_SECONDS, Target, sign, verify};
use dintero_wasm::wire::{
    ANSWER_LIMITS, AccessAnswer, AccountId, Answer, ApiError, Completion, Grant, Hosts, Parts, Payment,
    Proof, Response, Route, System, client_credentials, compose, holds,
};
use serde::Serialize;

const SECRET: &str = "hunter2-hunter2";
/// `id:hunter2-hunter2` in base64.
const BASIC: &str = "aWQ6aHVudGVyMi1odW50ZXIy";

fn account() -> AccountId {
    AccountId::parse("T12345678").expect("an id")
}

/// Whether a type has a trait: the bound's own constant hides the one that every type has.
struct Has<T>(PhantomData<T>);
trait Lacks {
    const DISPLAY: bool = false;
    const SERIALIZE: bool = false;
    const EQUAL: bool = false;
}
impl<T> Lacks for Has<T> {}
impl<T: Display> Has<T> {
    const DISPLAY: bool = true;
}
impl<T: Serialize> Has<T> {
    const SERIALIZE: bool = true;
}
impl<T: PartialEq> Has<T> {
    const EQUAL: bool = true;
}

#[test]
fn a_secret_can_be_neither_shown_nor_written_nor_compared() {
    let of_texts = (Has::<String>::DISPLAY, Has::<String>::SERIALIZE, Has::<String>::EQUAL);
    assert_eq!(of_texts, (true, true, true), "the test sees what a type has");
    let of_secrets = (Has::<Secret>::DISPLAY, Has::<Secret>::SERIALIZE, Has::<Secret>::EQUAL);
    assert_eq!(of_secrets, (false, false, false));
    // A body may hold it, and no text.
    let of_members = (Has::<Confidential>::DISPLAY, Has::<Confidential>::SERIALIZE);
    assert_eq!(of_members, (false, true));
    let source = source("src/sign/secret.rs");
    assert!(source.contains("pub struct Secret(Zeroizing<String>);"), "its memory is overwritten");
}

#[test]
fn nothing_that_holds_a_secret_shows_it() {
    let client = client_credentials(&Hosts::default(), &account(), "id", &SECRET.into()).expect("a request");
    let parts = Parts { ids: vec!["T12345678.s"], ..Parts::default() };
    let operation = Operation::SessionsGet;
    let request =
        compose(&Hosts::default(), &account(), &System::default(), operation, parts).expect("a request");
    let auth = || Auth::Client(Box::new(client.clone()));
    let call = Call::new(&Route::of(operation), request, auth());
    let token = || Token { secret: SECRET.into(), use_until: None };
    let mut machine = Machine::new(call.clone());
    let mut effects = machine.step(Event::Start { now: 0, seed: 0 });
    effects.extend(
        machine.step(Event::Token { now: 0, found: Ok(Some(Token { use_until: Some(9), ..token() })) }),
    );
    assert!(matches!(effects.last(), Some(Effect::Send { .. })), "{effects:?}");
    let body =
        format!(r#"{{"access_token":"{SECRET}","mfa_token":"{SECRET}","error":{{"message":"{SECRET}"}}}}"#);
    let response = Response { status: 200, body: body.into_bytes(), ..Response::default() };
    let credentials = || Credentials::Client { id: "id".into(), secret: SECRET.into() };
    let secret = || Some(SECRET.as_bytes().to_vec());
    let headers = vec![("x-own".to_owned(), SECRET.to_owned())];
    let shown: [&dyn Debug; 18] = [
        &Parts { body: secret(), filter: secret(), headers, ..Parts::default() },
        &Grant { by_client: true, body: SECRET.as_bytes().to_vec() },
        &Proof::Holds(SECRET.as_bytes().to_vec()),
        &Secret::from(SECRET),
        &Confidential::from(SECRET),
        &credentials(),
        &Credentials::ApiKey(SECRET.into()),
        &Options::new("T12345678", credentials()),
        &client,
        &auth(),
        &Auth::ApiKey(SECRET.into()),
        &call,
        &machine,
        &effects,
        &token(),
        &InMemory::holding(token()),
        &AccessAnswer::read(&response.body),
        &(&response, ApiError::read(&response, &[])),
    ];
    let as_bytes = format!("{:?}", SECRET.as_bytes());
    for (at, shown) in shown.into_iter().enumerate() {
        let text = format!("{shown:?}");
        for form in [SECRET, BASIC, as_bytes.trim_matches(['[', ']'])] {
            assert!(!text.contains(form) && !format!("{shown:#?}").contains(form), "{at}: {text}");
        }
    }
}

/// What a source says outside its tests and comments.
fn production(file: &str) -> String {
    let source = source(file);
    let code = source.split("#[cfg(test)]").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

fn source(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// `verify_slice` and `ct_eq` are subtle's, and take as long for every text of one length. Nothing else in the folder
/// compares what depends on a secret.
#[test]
fn signatures_are_compared_in_constant_time() {
    // Of lengths and times, none of which is secret.
    let open = [
        "trimmed if trimmed.len() != self.0.len() => Err(SignatureError::SecretWhitespace),",
        "if pairs.len() != bytes.len() || !rest.is_empty() {",
    ];
    for file in ["mod", "header", "hex", "secret", "target", "webhook"] {
        let code = production(&format!("src/sign/{file}.rs"));
        let compares = |line: &&str| {
            [" == ", " != ", ".eq(", ".ne(", "starts_with(", "contains("]
                .iter()
                .any(|sign| line.contains(sign))
        };
        let known = |line: &&str| {
            !open.contains(&line.trim()) && !line.contains("signature.contains(\"v0-hmac-sha256\")")
        };
        let found: Vec<&str> = code.lines().filter(compares).filter(known).collect();
        assert!(found.is_empty(), "src/sign/{file}.rs compares: {found:#?}");
    }
    assert!(production("src/sign/mod.rs").contains("mac(secret, &text).verify_slice(hash).is_ok()"));
    assert!(
        production("src/sign/webhook.rs").contains("mac(raw_body, secret).verify_slice(&signature).is_ok()")
    );
    assert!(production("src/sign/secret.rs").contains("self.0.as_bytes().ct_eq(text.as_bytes())"));
}

#[test]
fn no_byte_of_a_genuine_signature_can_be_another() {
    let target = Target::parse("GET", "https://shop.example/callback?a=1").expect("a URL");
    let secrets = [Secret::from("a secret")];
    let now = 1_582_236_537;
    let check = |header: &str| verify(Some(header), &secrets, "T12345678", &target, now, TOLERANCE_SECONDS);
    let genuine = sign(&secrets[0], "T12345678", now, &target);
    assert!(check(&genuine).is_ok());
    let mut refused = 0;
    for at in 0..genuine.len() {
        for byte in 0..128 {
            let mut header = genuine.clone().into_bytes();
            // The case of a hex digit says nothing.
            if header[at] == byte || at >= genuine.len() - 64 && header[at].eq_ignore_ascii_case(&byte) {
                continue;
            }
            header[at] = byte;
            let header = String::from_utf8(header).unwrap();
            let error = check(&header).expect_err(&header);
            assert!(
                !matches!(error, SignatureError::TooOld { .. } | SignatureError::TooNew { .. }),
                "{header}"
            );
            refused += 1;
        }
    }
    assert!(refused > 90 * 120, "{refused}");
    for at in 0..genuine.len() {
        assert!(check(&genuine[..at]).is_err() && check(&genuine[at + 1..]).is_err(), "cut at {at}");
    }
}

#[test]
fn huge_and_deep_texts_are_refused_and_not_recursed_into() {
    let size = 10 << 20;
    for open in ["[", r#"{"a":"#, r#"[{"a":["#] {
        let text = open.repeat(size / open.len()).into_bytes();
        assert_eq!(Reader::default().read(&text).err(), Some(ReadError::TooLarge));
        assert_eq!(Reader::new(ANSWER_LIMITS).read(&text).err(), Some(ReadError::TooDeep));
        for answer in [Answer::Object(&["id"]), Answer::List, Answer::Payment] {
            assert!(!holds(&text, answer));
        }
        assert!(Payment::read(&text).is_none() && AccessAnswer::read(&text).is_none());
        assert!(matches!(Completion::read(&text, Some("e")), Completion::Pending(None)));
        let response = Response { status: 400, body: text, ..Response::default() };
        let error = ApiError::read(&response, &[SECRET]);
        assert!(error.to_string().len() < 200 && error.message.is_none(), "{error}");
    }
}

/// Each format is a few passes over its text: there is no engine for regular expressions, and no loop within a loop.
#[test]
fn formats_take_linear_time() {
    let manifest = source("Cargo.toml");
    let (_, dependencies) = manifest.split_once("[dependencies]").unwrap();
    let dependencies = dependencies.split("[dev-dependencies]").next().unwrap();
    assert!(!dependencies.contains("regex"), "the library has no regular expressions");
    for file in ["src/check/format.rs", "src/check/iso.rs", "src/json/date.rs"] {
        let code = production(file);
        for word in ["loop {", "while ", "for "] {
            let found = code.lines().find(|line| line.trim_start().starts_with(word));
            assert_eq!(found, None, "{file} has a loop: is it linear?");
        }
    }
    // The nearest name grows with the square, and so it is not looked for behind this length.
    assert!(production("src/check/similar.rs").contains("if letters > LONGEST"));
}

/// What repeats a group that repeats can take exponential time; in the package's JavaScript, none does.
#[test]
fn no_regular_expression_repeats_what_repeats() {
    assert!(repeats("/(a+)+$/") && repeats("/^(?:\\w*,)*x/") && repeats("/(a{2,})+/"));
    assert!(!repeats("/(\\d{3})+$/") && !repeats("/^(-?)(\\d+)$/") && !repeats("/a+b*/"));
    let files = scripts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg-template"));
    assert!(files.len() > 30, "{}", files.len());
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        let code = source.lines().filter(|line| !line.trim_start().starts_with(['/', '*']));
        let found: Vec<&str> = code.filter(|line| repeats(line)).collect();
        assert!(found.is_empty(), "{}: {found:#?}", file.display());
    }
}

/// Whether a group that is repeated has something in it that is.
fn repeats(line: &str) -> bool {
    let bytes = line.as_bytes();
    let many = |at: usize| {
        matches!(bytes.get(at), Some(b'+' | b'*')) || line[at..].starts_with('{') && line[at..].contains(",}")
    };
    (0..bytes.len())
        .filter(|at| bytes[*at] == b')' && at.checked_sub(1).is_none_or(|before| bytes[before] != b'\\'))
        .any(|end| {
            let mut depth = 0;
            let start = (0..=end).rev().find(|at| {
                depth += match bytes[*at] {
                    b')' => 1,
                    b'(' => -1,
                    _ => 0,
                };
                depth == 0
            });
            // A space stands around an operator of the language.
            line.is_char_boundary(end + 1)
                && many(end + 1)
                && start.is_some_and(|start| {
                    (start..end).any(|at| line.is_char_boundary(at) && many(at) && bytes[at - 1] != b'(')
                })
        })
}

fn scripts(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { scripts(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "js"))
        .collect()
}

/// What cannot trap: the lints that the whole library is compiled with.
#[test]
fn the_library_can_neither_panic_nor_be_unsafe() {
    let manifest = source("Cargo.toml");
    for lint in ["unwrap_used", "expect_used", "panic", "indexing_slicing", "arithmetic_side_effects"] {
        assert!(manifest.contains(&format!("\n{lint} = \"deny\"")), "{lint}");
    }
    assert!(source("src/lib.rs").contains("forbid(unsafe_code)"));
}
