//! The order of a session: what is bought, for how much, and where it goes.

use dintero_wasm_derive::Model;

use crate::model::{
    Decimal, DiscountLine, GiftCard, OrderAddress, OrderItem, OrderShippingOption, Other, Store,
};

/// What the shopper buys. `amount` is what is paid: the sum of the lines and of the shipping option, each
/// after discounts and including VAT.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = SessionOrderUpdate,
    doc = "Another order for a session that is not paid yet. What identifies the order, its merchant \
        reference, cannot change.",
    omit(merchant_reference, payout_destination_id),
    optional(amount, currency)
))]
pub struct SessionOrder {
    /// What the shopper pays, in minor units, after discounts and including VAT. It must equal the sum of
    /// `items[].amount` and `shipping_option.amount`: sessions made with strict amounts, and every update,
    /// are refused otherwise.
    #[model(int32, minor, required)]
    pub amount: Option<i64>,
    /// ISO 4217, in capitals. All amounts of the session are in its minor units: 100 øre to a krone.
    #[model(format = Currency, required)]
    pub currency: Option<String>,
    /// VAT that `amount` includes, in minor units. It ought to be the sum of the lines' and the shipping
    /// option's; the API shows it and does not check it.
    #[model(int32, minor)]
    pub vat_amount: Option<i64>,
    /// The shop's own name for the order. It comes back in every callback. It need not be unique, but
    /// finding an order again is easier if it is.
    #[model(required)]
    pub merchant_reference: Option<String>,
    /// A second reference of the shop's, such as an invoice number. The only member that can be changed on
    /// a transaction afterwards.
    pub merchant_reference_2: Option<String>,
    /// A reference that is kept on the transaction's events. A capture's or refund's own reference takes
    /// its place there.
    pub event_reference: Option<String>,
    /// The seller that the whole order is paid out to, for marketplaces; it is in the settlement reports.
    /// To pay out to several, use `items[].splits`.
    pub payout_destination_id: Option<String>,
    /// Where the goods go.
    pub shipping_address: Option<OrderAddress>,
    /// Who pays, and where the bill goes.
    pub billing_address: Option<OrderAddress>,
    /// The session pays a part of the order: `amount` may then be less than the sum of the lines.
    #[model(default = "false")]
    pub partial_payment: Option<bool>,
    /// The lines of the order. Without them the amounts cannot be checked. Instabank and Walley need them,
    /// each with `line_id`, `quantity` and `amount`.
    pub items: Option<Vec<OrderItem>>,
    /// The amount before discounts, in minor units, where a discount changed it.
    #[model(minor, read_only)]
    pub gross_amount: Option<Decimal>,
    /// A discount changed the amount.
    #[model(read_only)]
    pub is_changed: Option<bool>,
    /// How the goods are delivered. Its amount is part of the order's, and once paid it becomes a line of
    /// the transaction.
    pub shipping_option: Option<OrderShippingOption>,
    /// The shop where the order is placed. A payment terminal needs its `id`, `terminal_id` and
    /// `payout_destination_id`.
    pub store: Option<Store>,
    /// What was taken off the order, besides what was taken off its lines. For display only: amounts are
    /// already after discounts, so nothing is subtracted.
    pub discount_lines: Option<Vec<DiscountLine>>,
    /// Codes that the shopper has used.
    pub discount_codes: Option<Vec<String>>,
    /// Which part of `amount` is paid by gift card. It is not in the sum of the lines.
    pub gift_cards: Option<Vec<GiftCard>>,
    /// Members that the model does not know.
    pub other: Other,
}
