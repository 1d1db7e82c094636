//! A signature that is made is taken, and no other is; any URL is read, and any body of a webhook.

use dintero_wasm::sign::{Secret, TOLERANCE_SECONDS, Target, sign, sign_webhook, verify, verify_webhook};

const ACCOUNT: &str = "T12345678";

/// Takes a header, and behind a line feed a URL or the body of a webhook.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (header, rest) = text.split_once('\n').unwrap_or((&text, ""));
    webhook(header, rest.as_bytes());
    if let Some(target) = Target::parse("GET", rest) {
        callback(header, &target);
    }
}

fn webhook(header: &str, body: &[u8]) {
    let secret = [Secret::from("a secret")];
    let genuine = sign_webhook(body, &secret[0]);
    assert_eq!(verify_webhook(body, Some(&genuine), &secret), Ok(0));
    let taken = verify_webhook(body, Some(header), &secret).is_ok();
    assert_eq!(taken, header.trim() == genuine, "{header} for {genuine}");
}

fn callback(header: &str, target: &Target) {
    let secrets = [Secret::from("an old secret"), Secret::from("a secret")];
    let now = 1_582_236_537;
    let check = |header: &str, now| verify(Some(header), &secrets, ACCOUNT, target, now, TOLERANCE_SECONDS);
    let genuine = sign(&secrets[1], ACCOUNT, now, target);
    assert_eq!(check(&genuine, now).map(|verified| verified.secret_index), Ok(1));
    // A later scheme may stand beside the known one.
    if !header.contains(['=', ',']) {
        assert!(check(&format!("{genuine},{header}"), now).is_ok(), "{header}");
    }
    if let Ok(verified) = check(header, now) {
        let again = sign(&secrets[verified.secret_index], ACCOUNT, verified.timestamp, target);
        let mac = again.rsplit_once('=').expect("a signature").1;
        assert!(header.to_ascii_lowercase().contains(mac), "{header} is taken, and is not {again}");
    }
    let apart = i64::try_from(TOLERANCE_SECONDS).unwrap();
    for (seconds, taken) in [(-apart - 1, false), (-apart, true), (apart, true), (apart + 1, false)] {
        assert_eq!(check(&genuine, now + seconds).is_ok(), taken, "{seconds} seconds from it");
    }
}
