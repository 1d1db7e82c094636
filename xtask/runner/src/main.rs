//! The runner of wasm-bindgen, as a program of this repository: nothing has to be installed for it.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
