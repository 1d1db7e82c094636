// Money of sellers, and whether they may be paid out.

import { same } from "../same.mjs";
import { API, PAYOUT, ofSeller, seller, transfer } from "../shop.mjs";

const APPROVALS = `${API}/management/settings/approvals/payout-destinations`;

/** A seller who has 295.50 NOK. */
const funded = async ({ settled }) => void (await settled({ order: ofSeller("a") }));

export const payouts = [
  {
    operation: "payouts.createFundTransfer",
    given: funded,
    call: ({ dintero }) => dintero.payouts.createFundTransfer(transfer("F-1")),
    request: () => ["POST", `${PAYOUT}/fund-transfers`, transfer("F-1")],
    async answer({ fund_transfer: made }, _, { dintero, sandbox }) {
      same([made.fund_transfer_id, made.amount, made.account_id], ["F-1", 100, "T12345678"], "the transfer");
      sandbox.advance(60);
      const { payout_destination_balances: balances } = await dintero.payouts.balances("b");
      same(balances.map(({ amount, currency }) => [amount, currency]), [[100, "NOK"]], "what the other one has then");
    },
  },
  {
    operation: "payouts.balances",
    given: funded,
    call: ({ dintero }) => dintero.payouts.balances("a"),
    request: () => ["GET", `${PAYOUT}/payout-destinations/a/balances`, undefined],
    answer: ({ payout_destination_balances: [balance] }) =>
      same([balance.amount, balance.currency, balance.payout_destination_id], [29550, "NOK", "a"], "the balance"),
  },
  {
    operation: "payouts.transfers",
    given: async (shop) => {
      await funded(shop);
      await funded(shop);
      const { items, next } = await shop.dintero.payouts.transfers("a", { limit: 1 }).page();
      return { newest: items[0], page: next.page };
    },
    call: ({ dintero }, { page }) => dintero.payouts.transfers("a", { limit: 2, page, currency: "NOK" }).page(),
    request: ({ page }) => ["GET", `${PAYOUT}/payout-destinations/a/transfers?${new URLSearchParams({ limit: 2, page, currency: "NOK" })}`, undefined],
    answer({ items, next }, { newest }) {
      same([items.length, items[0].type, items[0].amount, next], [1, "inbound", 29550, undefined], "the one before");
      same(items[0].ledger_entry_id === newest.ledger_entry_id, false, "each once");
    },
  },
  {
    operation: "approvals.list",
    given: async ({ dintero }) => {
      for (const [id, description] of [["a", "AUTO_APPROVE"], ["b", "AUTO_DECLINE"], ["b", "AUTO_APPROVE"]]) await dintero.approvals.create(seller(id, description));
    },
    call: ({ dintero }) => dintero.approvals.list({ payout_destination_id: "b", case_status: ["ACTIVE", "ERROR"] }).page(),
    request: () => ["GET", `${APPROVALS}?payout_destination_id=b&case_status=ACTIVE&case_status=ERROR`, undefined],
    answer({ items, next }) {
      same(items.map((one) => [one.payout_destination_id, one.case_status]), [["b", "ACTIVE"]], "the one that fits");
      same(next, undefined, "all are on one page");
    },
  },
  {
    operation: "approvals.create",
    call: ({ dintero }) => dintero.approvals.create(seller("a")),
    request: () => ["POST", APPROVALS, seller("a")],
    answer: (approval) => same([approval.payout_destination_id, approval.case_status, typeof approval.id], ["a", "ACTIVE", "string"], "the approval"),
  },
];
