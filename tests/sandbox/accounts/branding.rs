use dintero_wasm::wire::{Method, Response};
use serde_json::Value;

use crate::shop::{Shop, json_of};

fn get(path: &str) -> Response {
    // Anyone may ask.
    Shop::new().send(Method::Get, &format!("/v1/branding/{path}"), &[], &Value::Null)
}

fn image(path: &str) -> String {
    let response = get(path);
    assert_eq!(response.status, 200, "{path}");
    assert_eq!(response.headers.get("content-type"), Some("image/svg+xml"));
    String::from_utf8(response.body).unwrap()
}

#[test]
fn an_image_shows_what_is_asked() {
    let svg =
        image("logos/visa_mastercard_vipps/variant/colors/color/cecece/width/420/dintero_top_frame.svg");
    for part in ["<svg ", " width=\"420\"", ">Visa<", ">Mastercard<", ">Vipps<", "#cecece", "Dintero"] {
        assert!(svg.contains(part), "{part} {svg}");
    }
    assert!(!svg.contains("Klarna"));
    let bare = image("logos/visa/variant/colors/color/cecece/width/420/logos.svg");
    assert!(!bare.contains("Dintero"), "{bare}");
    let mono = image("logos/visa/variant/mono/color/rgb(1,2,3)/width/420/logos.svg");
    assert!(mono.contains("fill=\"rgb(1,2,3)\"") && !mono.contains("#1434cb"), "{mono}");
    assert_eq!(mono, image("logos/visa/variant/mono/color/rgb%281%2C2%2C3%29/width/420/logos.svg"));
    assert!(bare.contains("#1434cb") && !bare.contains("cecece"), "{bare}");
}

#[test]
fn a_profile_has_every_product() {
    let svg = image("profiles/default/variant/colors/color/000/width/600/logos.svg");
    for name in ["Visa", "Mastercard", "Vipps", "Swish", "Klarna", "Instabank", "Walley"] {
        assert_eq!(svg.matches(&format!(">{name}<")).count(), 1, "{name}");
    }
}

#[test]
fn the_height_follows_the_width() {
    let height = |width: u32| {
        let svg = image(&format!("logos/visa_swish/variant/colors/color/000/width/{width}/logos.svg"));
        let (_, rest) = svg.split_once(" height=\"").unwrap();
        rest.split_once('"').unwrap().0.parse::<u32>().unwrap()
    };
    assert!(height(100) < height(200));
    assert!((height(400) * 2).abs_diff(height(800)) <= 1);
}

#[test]
fn what_is_unknown_is_not_found() {
    let path = "logos/visa/variant/colors/color/cecece/width/420/logos.svg";
    assert_eq!(get(path).status, 200);
    for (part, other) in [
        ("visa", "visa_nothing"),
        ("visa", "visa_"),
        ("visa", "Visa"),
        ("colors", "sepia"),
        ("cecece", "%23cecece"),
        ("cecece", "red"),
        ("cecece", "fff%22onload%3D%22x"),
        ("420", "0"),
        ("420", "4097"),
        ("420", "-1"),
        ("420", "%2B1"),
        ("420", "wide"),
        ("logos.svg", "logos.png"),
    ] {
        // The first `logos` of the path is not the template.
        let at = path.rfind(part).unwrap();
        let changed = format!("{}{other}{}", &path[..at], &path[at + part.len()..]);
        let response = get(&changed);
        assert_eq!(response.status, 404, "{changed}");
        assert!(json_of(&response)["error"]["message"].is_string());
    }
    for (width, status) in [(1, 200), (4096, 200)] {
        assert_eq!(get(&path.replace("420", &width.to_string())).status, status);
    }
}
