//! `branding.logos` and `branding.profile`: images that a shop shows beside its cart. Anyone may ask.
//!
//! The sandbox draws badges with the names of the payment products in place of their logos, which are not its own.
//! The path is all there is to be wrong: what it does not know is 404, as documented.

use super::super::answer::Refusal;
use super::marks::Mark;
use super::{color, svg};
use crate::wire::{Headers, Response};

/// The widest image, in pixels. The API's own bound is not published.
const MAX_WIDTH: u32 = 4096;

/// `GET /branding/logos/{logos}/variant/{variant}/color/{color}/width/{width}/{template}`.
pub(super) fn logos(parameters: &[String]) -> Result<Response, Refusal> {
    let (logos, look) = parameters.split_first().ok_or_else(|| unknown("path", ""))?;
    let mark = |key: &str| Mark::named(key).ok_or_else(|| unknown("logo", key));
    let marks: Result<Vec<_>, _> = logos.split('_').map(mark).collect();
    image(&marks?, look)
}

/// `GET /branding/profiles/{profile_id}/variant/{variant}/color/{color}/width/{width}/{template}`. The sandbox has
/// every profile.
pub(super) fn profile(parameters: &[String]) -> Result<Response, Refusal> {
    let (_, look) = parameters.split_first().ok_or_else(|| unknown("path", ""))?;
    image(&Mark::of_profile(), look)
}

fn image(marks: &[Mark], look: &[String]) -> Result<Response, Refusal> {
    let [variant, color, width, template] = look else { return Err(unknown("path", "")) };
    let style = svg::Style {
        colors: match variant.as_str() {
            "colors" => true,
            "mono" => false,
            _ => return Err(unknown("variant", variant)),
        },
        color: color::read(color).ok_or_else(|| unknown("color", color))?,
        width: Some(width)
            .filter(|width| width.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|width| width.parse().ok())
            .filter(|width| (1..=MAX_WIDTH).contains(width))
            .ok_or_else(|| unknown("width", width))?,
        framed: match template.as_str() {
            "dintero_top_frame.svg" => true,
            "logos.svg" => false,
            _ => return Err(unknown("template", template)),
        },
    };
    let headers = Headers::from_iter([("content-type", "image/svg+xml"), ("cache-control", "max-age=3600")]);
    Ok(Response { status: 200, headers, body: svg::draw(marks, &style).into_bytes() })
}

fn unknown(what: &str, given: &str) -> Refusal {
    Refusal::new(404, format!("There is no image with the {what} {given}"))
}
