//! What a shop sends.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// JSON as a type of the model.
pub fn of<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// An order of 300.00 NOK.
pub fn order() -> Value {
    json!({
        "profile_id": "default",
        "url": { "return_url": "https://shop.example/thanks" },
        "order": {
            "amount": 30000, "currency": "NOK", "merchant_reference": "A-1001",
            "items": [
                { "id": "chair", "line_id": "1", "description": "Chair", "quantity": 1, "amount": 20000, "vat": 25, "vat_amount": 4000 },
                { "id": "lamp", "line_id": "2", "description": "Lamp", "quantity": 2, "amount": 10000, "vat": 25, "vat_amount": 2000 },
            ],
        },
    })
}

/// The order, whose money is a seller's.
pub fn of_seller(seller: &str) -> Value {
    let mut order = order();
    order["order"]["payout_destination_id"] = seller.into();
    order
}

/// A session that saves a card.
pub fn saves() -> Value {
    json!({
        "session": {
            "order": { "currency": "NOK", "merchant_reference": "save" },
            "url": { "return_url": "https://shop.example/saved" },
        },
        "token_provider": { "payment_product_type": "payex.creditcard", "token_types": ["payment_token"] },
    })
}

/// A payment of 125.00 NOK by a saved card.
pub fn payment(token: &str, reference: &str) -> Value {
    json!({
        "session": {
            "order": { "amount": 12500, "currency": "NOK", "merchant_reference": reference },
            "customer": { "tokens": { "payex.creditcard": { "payment_token": token } } },
        },
        "payment": { "payment_product_type": "payex.creditcard", "operation": "unscheduled_purchase" },
    })
}

pub fn configuration() -> Value {
    json!({
        "filetypes": ["csv"], "providers": [],
        "destinations": [{ "destination_type": "email", "destination_value": "kari@shop.example" }],
    })
}

pub fn transfer(id: &str) -> Value {
    json!({
        "fund_transfer_id": id, "type": "payout-destination", "source_payout_destination_id": "a",
        "destination_payout_destination_id": "b", "amount": 100, "currency": "NOK", "reference": "Rent",
    })
}

/// A company to be approved.
pub fn company(seller: &str, description: &str) -> Value {
    json!({
        "payout_destination_id": seller, "payout_destination_name": "Shoes",
        "payout_destination_description": description, "payout_reference": "Shoes",
        "country_code": "NO", "organization_number": "123456789",
        "bank_accounts": [{
            "bank_account_number": "NO9386011117947", "bank_account_number_type": "IBAN",
            "bank_account_country_code": "NO", "bank_account_currency": "NOK", "payout_currency": "NOK",
            "bank_identification_code": "DNBANOKK",
        }],
    })
}
