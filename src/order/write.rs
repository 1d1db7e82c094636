//! An order's figures as JSON, by hand: serde's generated code would outweigh the rest.

use std::fmt::Write as _;

use super::totals::{Total, Totals};

impl Totals {
    /// `{ amount, vat_amount?, discount, lines: [{ amount, vat?, vat_amount?, discount }], shipping? }`.
    pub fn to_json(&self) -> String {
        let mut out = String::from("{");
        figures(&mut out, self.amount, self.vat_amount, self.discount);
        out.push_str(",\"lines\":[");
        for (at, line) in self.lines.iter().enumerate() {
            out.push_str(if at == 0 { "" } else { "," });
            total(&mut out, line);
        }
        out.push(']');
        if let Some(shipping) = &self.shipping {
            out.push_str(",\"shipping\":");
            total(&mut out, shipping);
        }
        out.push('}');
        out
    }
}

fn total(out: &mut String, total: &Total) {
    out.push('{');
    figures(out, total.amount, total.vat_amount, total.discount);
    if let Some(vat) = total.vat {
        _ = write!(out, ",\"vat\":{vat}");
    }
    out.push('}');
}

fn figures(out: &mut String, amount: i32, vat_amount: Option<i32>, discount: i32) {
    // Writing to a `String` cannot fail.
    _ = write!(out, "\"amount\":{amount},\"discount\":{discount}");
    if let Some(vat_amount) = vat_amount {
        _ = write!(out, ",\"vat_amount\":{vat_amount}");
    }
}
