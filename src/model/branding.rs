//! How images of payment products look.

use dintero_wasm_derive::Model;

/// The colours of the marks in an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum BrandingVariant {
    /// Each mark's own.
    Colors,
    /// The one colour that the image is asked for in.
    Mono,
}

/// What an image shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum BrandingTemplate {
    /// The marks in a frame, with Dintero's own on top.
    #[model(name = "dintero_top_frame.svg")]
    DinteroTopFrame,
    /// The marks alone.
    #[model(name = "logos.svg")]
    Logos,
}
