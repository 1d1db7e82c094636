//! Cards by Netaxept.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other, Payability, ProductMarker, ProviderMarker};

/// Cards by Netaxept.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct NetaxeptConfiguration {
    /// Always `payment_type`.
    pub r#type: Option<Open<ProviderMarker>>,
    /// Cards.
    pub creditcard: Option<NetaxeptCreditcard>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Cards by Netaxept.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct NetaxeptCreditcard {
    /// Always `payment_product_type`.
    pub r#type: Option<Open<ProductMarker>>,
    /// Cards are offered, if the account has an agreement for them.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether cards can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// The page on which the card is entered.
    pub terminal: Option<NetaxeptTerminal>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The page on which a card is entered.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct NetaxeptTerminal {
    /// Which page.
    #[model(required)]
    pub terminal: Option<Open<NetaxeptTerminalPage>>,
    /// Its design.
    pub terminal_design: Option<String>,
    /// All on one page.
    #[model(required)]
    pub terminal_single_page: Option<bool>,
    /// Its layout.
    pub terminal_layout: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Which page a card is entered on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum NetaxeptTerminalPage {
    /// The one for large screens.
    #[model(name = "/Terminal/default.aspx")]
    Desktop,
    /// The one for phones.
    #[model(name = "/terminal/mobile/default.aspx")]
    Mobile,
}
