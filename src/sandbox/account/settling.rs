//! Making settlements.
//!
//! Every day at 06:00 UTC of the sandbox's clock, all captures and refunds that are in no settlement yet become
//! settlements: one for each provider, currency and receiver. The receiver is a seller, or the shop itself. The amount
//! is what was captured, less what was refunded and a fee of 1.5 % of what was captured; more refunds than captures
//! make it negative. Each transaction gets an event SETTLEMENT.
//!
//! A seller's settlement is `postponed` until the seller is approved: the documentation says that a seller of whom
//! nobody knows is not refused when the session is created, and paid out later. The shop's own is `paid` at once.

use std::collections::BTreeMap;

use super::super::Sandbox;
use super::attachments::Attachment;
use super::settlement::Settlement;
use super::shares::Share;

const DAY_MS: i64 = 86_400_000;

/// The time of day at which settlements are made and sellers are paid: 06:00 UTC.
const RUN_AT_MS: i64 = 21_600_000;

/// How many days of a long jump of the clock are played. Everything is settled on the first of them, and all that can
/// be paid out has been by the first of the next month: later ones find nothing to do.
const RUNS: usize = 32;

impl Sandbox {
    /// Makes the settlements that the next 06:00 UTC would bring, of all that was captured and refunded since the last
    /// ones, so that a test need not wait for them. Their ids: none where there is nothing to settle.
    pub fn settle(&mut self) -> Vec<String> {
        self.request_id = self.ids.uuid();
        self.settle_shares(&|_| true)
    }

    /// What 06:00 UTC brings about.
    pub(in crate::sandbox) fn run_account(&mut self) {
        self.pay_out();
        self.settle();
    }

    /// Makes settlements of the shares that are wanted.
    pub(super) fn settle_shares(&mut self, wanted: &dyn Fn(&Share) -> bool) -> Vec<String> {
        let at = self.clock.now();
        let mut groups: BTreeMap<_, Vec<Share>> = BTreeMap::new();
        let shares = self.transactions.values().flat_map(|transaction| transaction.unsettled_shares());
        for share in shares.filter(wanted) {
            let key = (share.provider, share.currency.clone(), share.payout_destination_id.clone());
            groups.entry(key).or_default().push(share);
        }
        let mut parts: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut ids = Vec::new();
        for ((provider, currency, payout_destination_id), mut shares) in groups {
            shares.sort_by(|one, other| one.created_at.cmp(&other.created_at));
            let settlement = Settlement {
                id: self.ids.uuid(),
                at,
                provider_reference: self.ids.text(12),
                provider,
                currency,
                payout_destination_id,
                shares,
                attachments: Attachment::all(&mut self.ids),
            };
            for share in &settlement.shares {
                parts.entry(share.transaction_id.clone()).or_default().push(settlement.part(share));
            }
            ids.push(settlement.id.clone());
            self.credit(&settlement);
            self.report(&settlement);
            self.account.settlements.push(settlement);
        }
        for (id, parts) in parts {
            let stamp = self.stamp();
            if let Some(transaction) = self.transactions.get_mut(&id) {
                transaction.settle(&parts, &stamp);
            }
        }
        ids
    }
}

/// The times of the runs after one time, and up to another.
pub(in crate::sandbox) fn runs(after: i64, until: i64) -> impl Iterator<Item = i64> {
    let day = after.saturating_sub(RUN_AT_MS).div_euclid(DAY_MS).saturating_add(1);
    let first = day.saturating_mul(DAY_MS).saturating_add(RUN_AT_MS);
    let next = |at: &i64| at.checked_add(DAY_MS);
    std::iter::successors(Some(first), next).take_while(move |at| *at <= until).take(RUNS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_daily() {
        for (after, until, expected) in [
            (0, RUN_AT_MS - 1, vec![]),
            (0, RUN_AT_MS, vec![RUN_AT_MS]),
            (RUN_AT_MS, RUN_AT_MS + DAY_MS - 1, vec![]),
            (RUN_AT_MS - 1, RUN_AT_MS + DAY_MS, vec![RUN_AT_MS, RUN_AT_MS + DAY_MS]),
            (-DAY_MS, 0, vec![RUN_AT_MS - DAY_MS]),
        ] {
            assert_eq!(runs(after, until).collect::<Vec<_>>(), expected, "{after} {until}");
        }
        assert_eq!(runs(0, i64::MAX).count(), RUNS);
    }
}
