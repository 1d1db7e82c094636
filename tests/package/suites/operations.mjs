// Each operation of the API through the package: what was sent, whole, and what came of it.

import { account } from "./operations/account.mjs";
import { auth } from "./operations/auth.mjs";
import { payouts } from "./operations/payouts.mjs";
import { sessions } from "./operations/sessions.mjs";
import { transactions } from "./operations/transactions.mjs";
import { same } from "./same.mjs";
import { shop } from "./shop.mjs";

/**
 * One call each. `given` prepares the shop and says what the rest needs; `call` makes the call; `request` is what must
 * have been sent, `[method, URL, body]`; `answer` looks at what came. `status` is 200, and `authorization` the client's
 * token, unless a row says otherwise.
 */
const ROWS = [...auth, ...sessions, ...transactions, ...account, ...payouts];

/** Where the API lists the headers that say which system calls. */
const WITH_SYSTEM = [
  "sessions.create",
  "sessions.update",
  "sessions.cancel",
  "sessions.createPaymentToken",
  "sessions.pay",
  "transactions.capture",
  "transactions.refund",
  "transactions.void",
];
const SYSTEM_HEADERS = {
  "dintero-system-name": "Shop",
  "dintero-system-version": "1.2",
  "dintero-system-plugin-name": "Plugin",
  "dintero-system-plugin-version": "3.4",
};

const TOGGLES = {
  "sessions.create": "strict-session-amounts",
  "sessions.update": "strict-session-amounts",
  "sessions.pay": "strict-success-merchant-reference",
};

/** What answers a file or an image. */
const FILES = ["settlements.attachment", "branding.logos", "branding.profile"];

/** Every header that an operation sends, and no other. */
function headers({ operation, authorization }, body, token) {
  const toggles = TOGGLES[operation];
  const isPublic = operation.startsWith("branding.");
  return {
    accept: FILES.includes(operation) ? "application/json, image/svg+xml, */*" : "application/json",
    ...(isPublic ? {} : { authorization: authorization ?? `Bearer ${token}` }),
    ...(body ? { "content-type": "application/json" } : {}),
    ...(WITH_SYSTEM.includes(operation) ? SYSTEM_HEADERS : {}),
    ...(toggles ? { "dintero-feature-toggles": toggles } : {}),
  };
}

export function operations(library, { queries }) {
  /** The parameters that were seen, by operation. */
  const seen = {};
  const rows = ROWS.map((row) => ({
    name: `operation: ${row.operation}${row.about ? `, ${row.about}` : ""}`,
    async run() {
      const play = shop(library);
      const given = (await row.given?.(play)) ?? {};
      // What the call itself fetches first stays out of the count.
      const { token } = play;
      play.forget();
      const answer = await row.call(play, given);
      const ofTokens = row.operation === "auth.token";
      const calls = ofTokens ? play.all.slice(-1) : play.calls;
      same(calls.length, 1, "the number of requests");
      const [sent] = calls;
      const [method, url, body] = row.request(given);
      same([sent.method, sent.url], [method, url], "the request");
      same(sent.body === "" ? undefined : JSON.parse(sent.body), body, "the body");
      same(sent.headers, headers(row, body, ofTokens ? token : play.token), "the headers");
      same(sent.status, row.status ?? 200, "the status");
      const names = (seen[row.operation] ??= new Set());
      for (const name of new URL(sent.url).searchParams.keys()) names.add(name);
      const response = library.responseOf(answer);
      if (FILES.includes(row.operation)) same([typeof answer, response], ["string", undefined], "a file");
      else same([response.status, response.requestId, response.report], [sent.status, sent.requestId, undefined], "what the result came with");
      if (!sent.requestId) throw new Error("the answer has no request id");
      await row.answer(answer, given, play);
    },
  }));
  return [
    ...rows,
    {
      name: "every operation of the API, and every parameter of its query, has been sent",
      run() {
        const sent = Object.fromEntries(Object.entries(seen).map(([name, parameters]) => [name, [...parameters].sort()]));
        const stated = Object.fromEntries(Object.entries(queries).map(([name, parameters]) => [name, [...parameters].sort()]));
        same(Object.keys(stated).length, 31, "the 30 operations of the API, and the second factor's");
        same(sent, stated, "what was sent");
      },
    },
  ];
}
