//! The files of a settlement: a table of its captures and refunds, and a page with its sums.
//!
//! Whether the API answers a file's content or an address is not documented. The sandbox answers the content: both
//! files are plain text.

use serde_json::{Value, json};

use super::super::clock::iso;
use super::super::ids::Ids;
use super::pdf;
use super::settlement::Settlement;

/// The kinds of file that a settlement comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileType {
    Csv,
    Pdf,
}

impl FileType {
    pub(super) const ALL: [Self; 2] = [Self::Csv, Self::Pdf];

    pub(super) const fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Pdf => "application/pdf",
        }
    }

    pub(super) const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Pdf => "pdf",
        }
    }
}

/// A file of a settlement. It is written when it is asked for.
#[derive(Debug)]
pub(super) struct Attachment {
    pub(super) id: String,
    pub(super) file_type: FileType,
}

impl Attachment {
    pub(super) fn all(ids: &mut Ids) -> Vec<Self> {
        FileType::ALL.into_iter().map(|file_type| Self { id: ids.uuid(), file_type }).collect()
    }

    pub(super) fn document(&self, settlement_id: &str) -> Value {
        json!({
            "id": self.id,
            "key": format!("settlements/{settlement_id}/{}.{}", self.id, self.file_type.extension()),
            "content_type": self.file_type.content_type(),
            "extension": self.file_type.extension(),
            "created_by": "sandbox",
        })
    }
}

impl Settlement {
    /// What a file of the settlement holds.
    pub(super) fn file(&self, file_type: FileType) -> String {
        match file_type {
            FileType::Csv => self.csv(),
            FileType::Pdf => pdf::page(&self.summary()),
        }
    }

    /// One row for each share, by RFC 4180. Amounts are minor units, as everywhere.
    fn csv(&self) -> String {
        let header = "settlement_id,settled_at,provider,payout_destination_id,transaction_id,merchant_reference,\
                      event,event_id,event_reference,created_at,currency,capture,refund,fee,amount\r\n";
        let mut table = header.to_owned();
        let settled_at = iso(self.at);
        for share in &self.shares {
            let texts = [
                self.id.as_str(),
                &settled_at,
                self.provider,
                self.payout_destination_id.as_deref().unwrap_or_default(),
                &share.transaction_id,
                &share.merchant_reference,
                &share.event,
                &share.event_id,
                share.event_reference.as_deref().unwrap_or_default(),
                &share.created_at,
                &self.currency,
            ];
            for text in texts {
                table.push_str(&cell(text));
                table.push(',');
            }
            let money = share.money;
            let amounts = [money.capture, money.refund, money.fee, money.amount()];
            table.push_str(&amounts.map(|amount| amount.to_string()).join(","));
            table.push_str("\r\n");
        }
        table
    }

    fn summary(&self) -> Vec<String> {
        let (money, (start, end)) = (self.money(), self.period());
        let amount = |name: &str, amount: i64| format!("{name}: {amount} ({} in minor units)", self.currency);
        vec![
            format!("Settlement {}", self.id),
            format!("Provider: {}", self.provider),
            format!("Provider's reference: {}", self.provider_reference),
            format!("Receiver: {}", self.payout_destination_id.as_deref().unwrap_or("the shop")),
            format!("Settled: {}", iso(self.at)),
            format!("Captures and refunds: {}, from {start} to {end}", self.shares.len()),
            amount("Captured", money.capture),
            amount("Refunded", money.refund),
            amount("Fee", money.fee),
            amount("Amount", money.amount()),
        ]
    }
}

/// A value in quotes where it holds what would end it.
fn cell(text: &str) -> String {
    match text.contains([',', '"', '\r', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_cannot_leave_its_cell() {
        for (text, written) in
            [("A 1", "A 1"), ("", ""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\"")]
        {
            assert_eq!(cell(text), written);
        }
    }
}
