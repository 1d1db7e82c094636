//! What the derive calls to read and write JSON.

use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::Other;

/// Takes a member out of what was read. A value of another type than `T`, `null` included, stays where it is.
pub(crate) fn take<T: DeserializeOwned>(other: &mut Other, name: &str) -> Option<T> {
    let taken = T::deserialize(other.get(name).filter(|value| !value.is_null())?).ok()?;
    other.remove(name);
    Some(taken)
}

/// Reads a struct that takes any object.
pub(crate) fn from_map<T: DeserializeOwned + Default>(map: Other) -> T {
    T::deserialize(Value::Object(map)).unwrap_or_default()
}

/// Writes an object of a union, its tag first.
pub(crate) fn tagged<T: Serialize, S: Serializer>(
    tag: &str,
    value: &str,
    object: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeMap as _;
    let members = members(object)?;
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry(tag, value)?;
    for (name, member) in &members {
        map.serialize_entry(name, member)?;
    }
    map.end()
}

/// The members of a struct, for an object that has others besides.
pub(crate) fn members<T: Serialize, E: serde::ser::Error>(object: &T) -> Result<Other, E> {
    match serde_json::to_value(object) {
        Ok(Value::Object(members)) => Ok(members),
        _ => Err(E::custom("a struct is written as an object")),
    }
}
