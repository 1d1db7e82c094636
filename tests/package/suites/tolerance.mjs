// Answers that nobody expects: what the API says is passed on as it came, and never throws where it is a success.

import { same, thrown } from "./same.mjs";
import { ACCOUNT, every, payment } from "./shop.mjs";

/** A client that answers with a text. */
const answering = ({ Dintero }, text, status = 200) =>
  new Dintero({
    accountId: ACCOUNT,
    accessToken: "t0ken",
    maxRetries: 0,
    fetch: async () => new Response(text, { status, headers: { "content-type": "application/json", "request-id": "r-1" } }),
  });

/** Members of an object that nobody expects, as JSON. */
const ODD = {
  "members that are missing": "",
  "members that are new": '"from_next_year":{"a":[1,{"b":null}]},"x-y z":true',
  "values that are new": '"status":"TELEPORTED","events":[{"event":"BEAM_UP","transaction_status":"GONE"}]',
  nulls: '"id":null,"status":null,"amount":null,"events":null,"items":[null],"metadata":null',
  "huge numbers": '"amount":123456789012345678901234567890,"vat_amount":-9007199254740993,"latitude":1e400,"quantity":1e-400',
  "keys that are there twice": '"id":"a","id":"b","amount":1,"amount":2',
  "names of JavaScript's own": '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1',
  "other types": '"id":7,"status":{"a":1},"amount":"30000","events":"none","items":{},"success_":[]',
  "odd texts": String.raw`"id":"\u0000\ud83d\ude00\ud800","merchant_reference":"</script>","ø":"😀"`,
  "nests of lists": `"deep":${"[".repeat(90)}${"]".repeat(90)}`,
};

/** The same value, in the same order, and of the same prototypes. */
function identical(actual, text, what) {
  const expected = JSON.parse(text);
  same(JSON.stringify(actual) === JSON.stringify(expected), true, `${what}: ${JSON.stringify(actual)}`);
  same(Object.getPrototypeOf(actual) === Object.getPrototypeOf(expected), true, `${what}: its prototype`);
  same([{}.polluted, Object.prototype.polluted], [undefined, undefined], "nothing leaks into other objects");
}

const PAY = payment({ payment_token: "t" }, "S-1");

/** What a payment's answer says, and how it may be read. Only the first two are paid. */
const PAYMENTS = [
  ['{"success":true,"status":"AUTHORIZED"}', "paid"],
  ['{"success":true,"status":"CAPTURED","status_":"FAILED","amount":1e400}', "paid"],
  ['{"success":true,"status":"TELEPORTED"}', "on_hold"],
  ['{"success":true}', "on_hold"],
  ['{"status":"AUTHORIZED"}', "on_hold"],
  ['{"success":null,"status":"AUTHORIZED"}', "on_hold"],
  ['{"success":"true","status":"AUTHORIZED"}', "on_hold"],
  ['{"success":true,"success":false,"status":"AUTHORIZED"}', "on_hold"],
  ['{"success":true,"status":"AUTHORIZED","status":"FAILED"}', "refused"],
  ['{"success":false,"status":null,"events":[null,{"error":null},{"error":{"type":"odd","retry_policy":7}}]}', "refused"],
  ['{"success":false,"events":{}}', "refused"],
  ['{"__proto__":{"success":true,"status":"AUTHORIZED"},"success":false}', "refused"],
  ['{"success":false,"actions":[null]}', "actions_required"],
];

export function tolerance(library) {
  const objects = Object.entries(ODD).flatMap(([what, members]) => [
    {
      name: `tolerance: an object with ${what}`,
      async run() {
        const text = `{${members}}`;
        const session = await answering(library, text).sessions.get("s");
        identical(session, text, what);
        same([library.responseOf(session).status, library.responseOf(session).requestId], [200, "r-1"], what);
        identical(await answering(library, text).transactions.get("t"), text, what);
        const captured = await answering(library, text).transactions.capture("t", { amount: 1 });
        same(captured.outcome, "done", what);
        identical(captured.transaction, text, what);
        const waited = await answering(library, text).transactions.waitFor("t", { timeoutMs: 300 }).catch(({ kind }) => ({ kind }));
        same(waited.kind ?? waited.outcome, what === "values that are new" ? "done" : "timeout", what);
      },
    },
    {
      name: `tolerance: a list with ${what}`,
      async run() {
        const text = `[{${members}},null,7,"x",[],{"id":"last"}]`;
        const page = await answering(library, text).transactions.list().page();
        identical(page.items, text, what);
        same(page.next, undefined, "a page of fewer than ten is the last");
        identical(await every(answering(library, text).transactions.list()), text, what);
        const reports = await answering(library, `{"reports":${text},${members || '"a":1'}}`).reports.list().page();
        identical(reports.items, text, what);
        same(reports.next, undefined, what);
      },
    },
    {
      name: `tolerance: a payment with ${what}`,
      async run() {
        // Its own members first, so that what is there twice is.
        const text = `{"success":true,"status":"AUTHORIZED"${members && `,${members}`}}`;
        const paid = await answering(library, text).sessions.pay(PAY);
        const status = JSON.parse(text).status;
        same(paid.outcome, status === "AUTHORIZED" ? "paid" : "on_hold", what);
        identical(paid.transaction, text, what);
      },
    },
  ]);
  return [
    ...objects,
    ...PAYMENTS.map(([text, outcome]) => ({
      name: `tolerance: ${text} is ${outcome}`,
      async run() {
        const result = await answering(library, text).sessions.pay(PAY);
        same(result.outcome, outcome, text);
        if (outcome === "actions_required") same([result.actions, result.sessionId, result.error], [[null], undefined, undefined], text);
        else identical(result.transaction, text, text);
        if (outcome === "refused") same([result.retry, result.retryAfter], ["unknown", undefined], text);
      },
    })),
    ...["{}", "[]", "null", "", "<html>", '{"success":null,"status":null}', '{"success":tr'].map((text) => ({
      name: `tolerance: a payment that is answered with ${text || "nothing"} is not known to be paid, nor to be refused`,
      async run() {
        const error = await thrown(() => answering(library, text).sessions.pay(PAY), text);
        same([error.kind, error.retryable, error.status], ["unknown_outcome", false, 200], text);
      },
    })),
    ...[
      ['{"items":null}', undefined],
      ['{"items":7}', undefined],
      ["{}", undefined],
      ['{"items":[{}],"last_evaluated_key":null}', undefined],
      ['{"items":[{}],"last_evaluated_key":{"id":[7],"settled_at":"2026-11-21"}}', undefined],
      ['{"items":[{}],"last_evaluated_key":{"id":7,"settled_at":"2026-11-21"}}', { starting_after_id: "7", starting_after_date: "2026-11-21" }],
      ['{"items":[{}],"last_evaluated_key":{"id":"s","created_at":"2026-11-20"}}', { starting_after_id: "s", starting_after_date: "2026-11-20" }],
      ['{"items":[{}],"last_evaluated_key":{"id":"s","settled_at":null}}', undefined],
      ['{"items":[{}],"last_evaluated_key":{"id":"s","settled_at":"2026-11-21"}}', { starting_after_id: "s", starting_after_date: "2026-11-21" }],
    ].map(([text, next]) => ({
      name: `tolerance: ${text} leads ${next ? "on" : "nowhere"}`,
      async run() {
        const page = await answering(library, text).settlements.list().page();
        const { items } = JSON.parse(text);
        same([page.items, page.next], [Array.isArray(items) ? items : [], next], text);
      },
    })),
    {
      name: "tolerance: a page that leads to itself is not asked for again",
      async run() {
        const list = answering(library, '{"reports":[{"id":"r"}],"starting_after":"c"}').reports.list();
        same((await every(list)).map(({ id }) => id), ["r", "r"], "the page with the cursor, and no other");
      },
    },
  ];
}
