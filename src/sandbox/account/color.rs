//! The colour that a branding path names.

/// Reads a colour of CSS in one of the three forms that the API takes: hexadecimal without `#`, `rgb(…)`, `rgba(…)`.
/// It is written anew, so that nothing else of the path reaches the image.
pub(super) fn read(text: &str) -> Option<String> {
    if matches!(text.len(), 3 | 4 | 6 | 8) && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(format!("#{}", text.to_ascii_lowercase()));
    }
    let call = text.strip_suffix(')')?;
    let (arguments, with_alpha) = match (call.strip_prefix("rgb("), call.strip_prefix("rgba(")) {
        (Some(arguments), _) => (arguments, false),
        (_, Some(arguments)) => (arguments, true),
        _ => return None,
    };
    let parts: Vec<_> = arguments.split(',').map(str::trim).collect();
    match (parts.as_slice(), with_alpha) {
        ([red, green, blue], false) => Some(format!("rgb({},{},{})", byte(red)?, byte(green)?, byte(blue)?)),
        ([red, green, blue, alpha], true) => {
            Some(format!("rgba({},{},{},{})", byte(red)?, byte(green)?, byte(blue)?, share(alpha)?))
        }
        _ => None,
    }
}

/// 0 to 255.
fn byte(text: &str) -> Option<u8> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// 0 to 1, with at most three decimals.
fn share(text: &str) -> Option<&str> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = match whole {
        _ if text.is_empty() => false,
        "0" | "" => digits(decimals) && !decimals.is_empty(),
        "1" => decimals.len() <= 3 && decimals.bytes().all(|byte| byte == b'0'),
        _ => false,
    };
    fits.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_forms_are_read_and_nothing_else() {
        for (text, color) in [
            ("cecece", Some("#cecece")),
            ("FFF", Some("#fff")),
            ("ffff", Some("#ffff")),
            ("12345678", Some("#12345678")),
            ("rgb(0,12, 255)", Some("rgb(0,12,255)")),
            ("rgba(0,0,0,.5)", Some("rgba(0,0,0,.5)")),
            ("rgba(0,0,0,1)", Some("rgba(0,0,0,1)")),
            ("rgba(0,0,0,0.125)", Some("rgba(0,0,0,0.125)")),
            ("#cecece", None),
            ("cecec", None),
            ("red", None),
            ("cecec\"", None),
            ("rgb(0,0,256)", None),
            ("rgb(0,0)", None),
            ("rgb(0,0,+1)", None),
            ("rgb(0,0,0,0)", None),
            ("rgba(0,0,0)", None),
            ("rgba(0,0,0,1.5)", None),
            ("rgba(0,0,0,2)", None),
            ("rgba(0,0,0,)", None),
            ("rgba(0,0,0,0.1234)", None),
            ("rgb(0,0,0", None),
            ("", None),
        ] {
            assert_eq!(read(text).as_deref(), color, "{text}");
        }
    }
}
