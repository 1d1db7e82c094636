//! Images of what a shop offers to pay with.

use super::{CallOptions, Client, Host, TokenStore, Transport, at, text};
use crate::engine::Error;
use crate::model::{BrandingTemplate, BrandingVariant, Named as _, Operation};

/// Images of what a shop offers to pay with. Anyone may fetch them.
#[derive(Debug)]
pub struct Branding<'a, T, S>(pub(in crate::client) &'a Client<T, S>);

/// What an image looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrandingImage {
    /// In colours, or in one.
    pub variant: BrandingVariant,
    /// The colour, as hexadecimal digits without their `#`, or as `rgb(…)` or `rgba(…)`.
    pub color: String,
    /// How wide, in pixels.
    pub width: u32,
    /// With a frame or without.
    pub template: BrandingTemplate,
}

impl<T: Transport + Host, S: TokenStore> Branding<'_, T, S> {
    /// The marks of payment products and cards, by their names, as `visa`; an SVG image.
    ///
    /// # Errors
    /// As [`Client::call`]. Safe to call again.
    pub async fn logos(
        self,
        logos: &[&str],
        image: &BrandingImage,
        options: CallOptions,
    ) -> Result<String, Error> {
        self.image(Operation::BrandingLogos, &logos.join("_"), image, options).await
    }

    /// The marks of what a profile offers; an SVG image.
    ///
    /// # Errors
    /// As [`Client::call`]. Safe to call again.
    pub async fn profile(
        self,
        profile_id: &str,
        image: &BrandingImage,
        options: CallOptions,
    ) -> Result<String, Error> {
        self.image(Operation::BrandingProfile, profile_id, image, options).await
    }

    async fn image(
        self,
        operation: Operation,
        of: &str,
        image: &BrandingImage,
        options: CallOptions,
    ) -> Result<String, Error> {
        let width = image.width.to_string();
        let parts = at(&[of, image.variant.as_str(), &image.color, &width, image.template.as_str()]);
        Ok(text(&self.0.call(operation, parts, options).await?))
    }
}
