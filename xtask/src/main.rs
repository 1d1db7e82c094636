//! Every command of this repository.

mod emit;

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("schema") => print!("{}", emit::json_schema()),
        Some("types") => print!("{}", emit::typescript()),
        _ => {}
    }
}
