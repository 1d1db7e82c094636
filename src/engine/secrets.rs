//! What no error may repeat.

use base64ct::{Base64, Encoding as _};

use super::{Auth, Call, Token};
use crate::wire::secret_members;

/// The secrets of a call: credentials as they are and as they stand in headers, and what its body holds.
pub(super) fn of(call: &Call, token: Option<&Token>) -> Vec<String> {
    let basic = match &call.auth {
        Auth::Client(request) => request.headers.get("authorization"),
        _ => call.request.headers.get("authorization"),
    };
    let basic = basic.and_then(|value| value.strip_prefix("Basic "));
    let token = token.map(|token| token.secret.expose());
    let key = match &call.auth {
        Auth::ApiKey(key) => Some(key.expose()),
        _ => None,
    };
    let mut secrets: Vec<String> = [basic, token, key].into_iter().flatten().map(str::to_owned).collect();
    secrets.extend(basic.and_then(password));
    secrets.extend(call.request.body.as_deref().map(secret_members).unwrap_or_default());
    secrets
}

/// The secret of `id:secret`, out of a Basic credential.
fn password(basic: &str) -> Option<String> {
    let pair = String::from_utf8(Base64::decode_vec(basic).ok()?).ok()?;
    pair.split_once(':').map(|(_, secret)| secret.to_owned())
}
