//! The lines of an order, and the part of them that is captured or refunded.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, DiscountLine, ExtraMerchantData, FeeSplit, Open, Other, Split, Store};

/// One line of an order.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = CaptureItem,
    doc = "A line, or the part of one, that is captured or refunded.",
    omit(eligible_for_discount, is_changed, gross_amount),
    require(line_id, amount),
    int32(amount)
))]
#[model(variant(
    name = EventItem,
    doc = "A line, or the part of one, that an event of a transaction was about.",
    omit(eligible_for_discount, is_changed, gross_amount)
))]
pub struct OrderItem {
    /// The id that the shop knows the product by. Several lines may have the same.
    pub id: Option<String>,
    /// Categories that the product belongs to.
    pub groups: Option<Vec<ItemGroup>>,
    /// Unique among the order's lines: captures and refunds name a line by it. Text, also where it is a
    /// number.
    pub line_id: Option<String>,
    /// Counts the changes that were made to the line.
    #[model(read_only)]
    pub version: Option<Decimal>,
    /// What the shopper reads.
    pub description: Option<String>,
    /// How many. It may be a fraction: 2.5 metres.
    pub quantity: Option<Decimal>,
    /// The line's total, not a unit price, in minor units, after discounts and including VAT. A gift card's
    /// may be negative.
    #[model(minor)]
    pub amount: Option<i64>,
    /// VAT that `amount` includes, in minor units.
    #[model(minor)]
    pub vat_amount: Option<i64>,
    /// The rate of VAT, in percent, with at most two decimals: 25 means 25 %, never 0.25.
    pub vat: Option<Decimal>,
    /// The volume of one unit, in cubic metres.
    pub unit_volume: Option<Decimal>,
    /// The weight of one unit, in kilograms.
    pub unit_weight: Option<Decimal>,
    /// The weight that a carrier charges one unit by, from its size.
    pub unit_dimensional_weight: Option<Decimal>,
    /// What kind of line it is.
    pub r#type: Option<Open<ItemType>>,
    /// Who pays the fees when the line is split. Its destinations must all be among those of `splits`.
    pub fee_split: Option<FeeSplit>,
    /// Who is paid for the line. `[]` says that the sellers are named at capture; the session cannot
    /// capture by itself then.
    pub splits: Option<Vec<Split>>,
    /// A small picture of the product, below 2 MB.
    #[model(format = Uri)]
    pub thumbnail_url: Option<String>,
    /// What Klarna wants to know about tickets, travels, subscriptions and marketplaces.
    pub emd: Option<ExtraMerchantData>,
    /// The shop that sells the line, where it is not the order's.
    pub store: Option<Store>,
    /// Discounts of the order may lower this line.
    #[model(default = "false")]
    pub eligible_for_discount: Option<bool>,
    /// A discount changed the line.
    pub is_changed: Option<bool>,
    /// The line's total before discounts, in minor units.
    #[model(minor, read_only)]
    pub gross_amount: Option<Decimal>,
    /// What was taken off the line. For display only: `amount` is already after discounts, so nothing is
    /// subtracted.
    pub discount_lines: Option<Vec<DiscountLine>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A category of a product.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ItemGroup {
    /// The id that the shop knows the category by.
    #[model(required)]
    pub id: Option<String>,
    /// What the shopper reads.
    pub name: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What kind of line it is. A response can also hold `correction`, a line that the API adds when the
/// amounts of an address callback do not add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum ItemType {
    /// Goods that are shipped or handed over.
    Physical,
    /// Something that is delivered by download or mail.
    Digital,
    /// Work that is done.
    Service,
    /// A gift card that is used: its amount is usually negative.
    GiftCard,
    /// The cost of delivery.
    Shipping,
    /// An extra cost, such as a tax or a rounding.
    Surcharge,
}
