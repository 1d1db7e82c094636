use dintero_wasm::sandbox::{Options, Sandbox};
use dintero_wasm::wire::Method;
use serde_json::Value;

use super::{APPROVALS, CONFIGURATIONS, REPORTS, SETTLEMENTS};
use crate::shop::Shop;

#[test]
fn only_the_own_account_is_answered() {
    let mut shop = Shop::new();
    for path in [SETTLEMENTS, CONFIGURATIONS, REPORTS, APPROVALS] {
        assert_eq!(shop.client(Method::Get, path, &Value::Null).0, 200, "{path}");
        for other in ["T87654321", "P12345678"] {
            let path = path.replace("T12345678", other);
            let (status, answer) = shop.client(Method::Get, &path, &Value::Null);
            assert_eq!(status, 403, "{path}");
            assert!(answer["error"]["message"].as_str().unwrap().contains(other), "{answer}");
        }
        assert_eq!(shop.send(Method::Get, path, &[], &Value::Null).status, 401, "{path}");
    }
}

#[test]
fn the_same_calls_give_the_same_answers() {
    let play = || {
        let mut shop = Shop::new();
        shop.captured(&super::split(), "vipps");
        shop.sandbox.advance(super::DAY);
        (shop.read(SETTLEMENTS), shop.sandbox.state())
    };
    assert_eq!(play(), play());
}

#[test]
fn a_jump_of_the_clock_takes_no_time() {
    for now_ms in [0, i64::from(u32::MAX) * 1000] {
        let mut sandbox = Sandbox::new(Options { now_ms, ..Options::default() }).unwrap();
        sandbox.tick(i64::MAX);
        sandbox.advance(u32::MAX);
        assert_eq!(sandbox.settle(), Vec::<String>::new());
    }
}
