// Filters and options of a query: what the API cannot mean is refused before anything is sent.

import { same, thrown } from "./same.mjs";
import { ACCOUNT, every } from "./shop.mjs";

const LISTS = {
  "transactions.list": ({ transactions }, filter) => transactions.list(filter),
  "settlements.list": ({ settlements }, filter) => settlements.list(filter),
  "settlements.reportConfigurations.list": ({ settlements }, filter) => settlements.reportConfigurations.list(filter),
  "reports.list": ({ reports }, filter) => reports.list(filter),
  "payouts.transfers": ({ payouts }, filter) => payouts.transfers("a", filter),
  "approvals.list": ({ approvals }, filter) => approvals.list(filter),
};

/** What is no filter at all. */
const NONE = [null, [], [["limit", 1]], "limit=1", "{}", 5, true, new URLSearchParams("limit=1"), new Map([["limit", 1]]), new Set(), () => 1, new Headers()];

/** What is no filter of that list, and the member and code that say so. */
const WRONG = {
  "transactions.list": [
    [{ status: "CAPTURED" }, "/status", "wrong_type"],
    [{ status: ["CAPTRUED"] }, "/status/0", "not_allowed"],
    [{ id: "T12345678.x" }, "/id", "wrong_type"],
    [{ id: [1] }, "/id/0", "wrong_type"],
    [{ id: [["a"]] }, "/id/0", "wrong_type"],
    [{ id: null }, "/id", "wrong_type"],
    [{ limit: 0 }, "/limit", "out_of_range"],
    [{ limit: 101 }, "/limit", "out_of_range"],
    [{ limit: 1.5 }, "/limit", "wrong_type"],
    [{ limit: "10" }, "/limit", "wrong_type"],
    [{ limit: NaN }, "/limit", "wrong_type"],
    [{ amount: -1 }, "/amount", "out_of_range"],
    [{ amount: "299.90" }, "/amount", "wrong_type"],
    [{ "created_at.gte": "yesterday" }, "/created_at.gte", "bad_format"],
    [{ "created_at.gte": 1795221000000 }, "/created_at.gte", "wrong_type"],
    [{ "created_at.lte": new Date(NaN) }, "/created_at.lte", "wrong_type"],
    [{ "captured_at.gte": "2026-02-30" }, "/captured_at.gte", "bad_format"],
    [{ "refunded_at.lte": {} }, "/refunded_at.lte", "wrong_type"],
    [{ search: ["a"] }, "/search", "wrong_type"],
    [{ merchant_reference: { eq: "A" } }, "/merchant_reference", "wrong_type"],
    [{ includes: "events.success.true" }, "/includes", "wrong_type"],
  ],
  "settlements.list": [
    [{ limit: 0 }, "/limit", "out_of_range"],
    [{ limit: 1001 }, "/limit", "out_of_range"],
    [{ payment_provider: "vipps" }, "/payment_provider", "wrong_type"],
    [{ "created_at.gte": "soon" }, "/created_at.gte", "bad_format"],
    [{ "item_created_at.lte": "21.11.2026" }, "/item_created_at.lte", "bad_format"],
  ],
  "settlements.reportConfigurations.list": [
    [{ limit: 0 }, "/limit", "out_of_range"],
    [{ limit: 1001 }, "/limit", "out_of_range"],
    [{ starting_after: 7 }, "/starting_after", "wrong_type"],
  ],
  "reports.list": [
    [{ limit: 0 }, "/limit", "out_of_range"],
    [{ limit: 101 }, "/limit", "out_of_range"],
    [{ starting_after: {} }, "/starting_after", "wrong_type"],
  ],
  "payouts.transfers": [
    [{ limit: 0 }, "/limit", "out_of_range"],
    [{ limit: 1001 }, "/limit", "out_of_range"],
    [{ currency: ["NOK"] }, "/currency", "wrong_type"],
    [{ page: 2 }, "/page", "wrong_type"],
  ],
  "approvals.list": [
    [{ case_status: "ACTIVE" }, "/case_status", "wrong_type"],
    [{ case_status: ["active"] }, "/case_status/0", "not_allowed"],
    [{ payout_destination_id: 1 }, "/payout_destination_id", "wrong_type"],
  ],
};

/** Options that become parameters. */
const OPTIONS = [
  ["sessions.get", ({ sessions }) => sessions.get("x", { includes: "session" })],
  ["sessions.get", ({ sessions }) => sessions.get("x", { includes: [1] })],
  ["sessions.create", ({ sessions }) => sessions.create({}, { includeSession: "true" })],
  ["sessions.update", ({ sessions }) => sessions.update("x", {}, { updateWithoutLock: 1 })],
  ["sessions.update", ({ sessions }) => sessions.update("x", {}, { update_without_lock: true })],
  ["transactions.get", ({ transactions }) => transactions.get("x", { includes: new Set(["session"]) })],
  ["transactions.void", ({ transactions }) => transactions.void("x", { include: ["session"] })],
  ["transactions.list", ({ transactions }) => transactions.list({}, { limit: 5 }).page()],
];

/** A client that counts what it sends. */
function counting({ Dintero }, options = {}) {
  const urls = [];
  const fetch = async ({ url }) => {
    urls.push(url);
    return Response.json(url.includes("/transactions") ? [] : { items: [] });
  };
  return { dintero: new Dintero({ accountId: ACCOUNT, accessToken: "t0ken", fetch, ...options }), urls };
}

const named = (value) => (typeof value === "function" ? "a function" : `${Object.prototype.toString.call(value).slice(8, -1)} ${JSON.stringify(value)}`);

export function filters(library) {
  const wrong = Object.entries(LISTS).map(([operation, list]) => ({
    name: `filters: ${operation} refuses what is none`,
    async run() {
      for (const filter of NONE) {
        const { dintero, urls } = counting(library);
        for (const use of [(listed) => listed.page(), every]) {
          const error = await thrown(() => use(list(dintero, filter)), named(filter));
          same([error.kind, urls], ["config", []], named(filter));
        }
      }
      for (const [filter, pointer, code] of WRONG[operation]) {
        const { dintero, urls } = counting(library);
        for (const use of [(listed) => listed.page(), every]) {
          const error = await thrown(() => use(list(dintero, filter)), named(filter));
          same([error.kind, urls], ["validation", []], named(filter));
          same(error.report.issues.map((issue) => [issue.pointer, issue.code]), [[pointer, code]], named(filter));
        }
      }
    },
  }));
  return [
    ...wrong,
    ...OPTIONS.map(([operation, call], at) => ({
      name: `filters: an option of ${operation} that is none (${at + 1})`,
      async run() {
        const { dintero, urls } = counting(library);
        same([(await thrown(async () => call(dintero), operation)).kind, urls], ["config", []], operation);
      },
    })),
    {
      name: "filters: both sides of every limit, and what is left out",
      async run() {
        const limits = { "transactions.list": 100, "settlements.list": 1000, "settlements.reportConfigurations.list": 1000, "reports.list": 100, "payouts.transfers": 1000 };
        for (const [operation, most] of Object.entries(limits)) {
          const { dintero, urls } = counting(library);
          for (const limit of [1, most, undefined]) await LISTS[operation](dintero, { limit }).page();
          same(urls.map((url) => new URL(url).search), ["?limit=1", `?limit=${most}`, ""], operation);
        }
      },
    },
    {
      name: "filters: a name that nobody knows is refused, and sent where that rule is turned down",
      async run() {
        const { dintero, urls } = counting(library);
        const error = await thrown(() => dintero.transactions.list({ limt: 5 }).page(), "a filter that is none");
        const [issue] = error.report.issues;
        same([error.kind, issue.code, issue.pointer, issue.params.suggestion], ["validation", "unknown_field", "/limt", "limit"], "the error");
        same(urls, [], "nothing is sent: it would list everything");
        const lenient = counting(library, { rules: { unknown_field: "warning" } });
        const page = await lenient.dintero.transactions.list({ limt: 5 }).page();
        same(lenient.urls.map((url) => new URL(url).search), ["?limt=5"], "the API may know more than this library");
        same(library.responseOf(page).report.issues[0].severity, "warning", "the warning");
      },
    },
    {
      name: "filters: an empty list, which would filter nothing, is refused",
      async run() {
        const { dintero, urls } = counting(library);
        const error = await thrown(() => dintero.transactions.list({ id: [] }).page(), "an empty list");
        same([error.kind, urls.length], ["config", 0], "the error");
      },
    },
    {
      name: "filters: a filter that is changed while its list is read changes no page",
      async run() {
        const urls = [];
        const fetch = async ({ url }) => {
          urls.push(new URL(url).search);
          return Response.json(urls.length === 1 ? [{ id: "a" }] : []);
        };
        const dintero = new library.Dintero({ accountId: ACCOUNT, accessToken: "t0ken", fetch });
        const filter = { status: ["CAPTURED"], limit: 1 };
        for await (const _ of dintero.transactions.list(filter)) filter.status.length = 0;
        same(urls, ["?status=CAPTURED&limit=1", "?status=CAPTURED&limit=1&starting_after=a"], "the pages");
      },
    },
  ];
}
