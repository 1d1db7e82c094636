// What keeps a mistake from costing money: each is tried on a client whose network is a script.

import { same, thrown } from "./same.mjs";
import { ACCOUNT } from "./shop.mjs";

/** A client whose fetch answers these in turn, the last for ever, and what was sent. */
function scripted({ Dintero }, answers, options = { accessToken: "t0ken" }) {
  const sent = [];
  const fetch = async (request) => {
    sent.push({ method: request.method, url: request.url, headers: Object.fromEntries(request.headers), body: await request.text() });
    const [status, body, headers] = answers[Math.min(sent.length, answers.length) - 1];
    return new Response(JSON.stringify(body), { status, headers });
  };
  return { dintero: new Dintero({ accountId: ACCOUNT, fetch, maxRetries: 0, ...options }), sent };
}

const event = (name, success, more) => ({ event: name, success, ...more });

export function guards(library) {
  const { verifyCallback } = library;
  return [
    {
      name: "guards: an answer whose own event failed is no success",
      async run() {
        for (const [method, body, answer] of [
          ["refund", { amount: 1, refund_reference: "r" }, { status: "CAPTURED", events: [event("REFUND", false, { event_reference: "r" })] }],
          ["capture", { amount: 1, capture_reference: "r" }, { status: "AUTHORIZED", events: [event("CAPTURE", false, { event_reference: "r" })] }],
          ["void", undefined, { status: "AUTHORIZED", events: [event("VOID", false)] }],
        ]) {
          const { dintero, sent } = scripted(library, [[200, answer]]);
          const error = await thrown(() => dintero.transactions[method](...["t", body].filter(Boolean)), method);
          same([error.kind, error.status, error.retryable, sent.length], ["api", 200, false, 1], method);
        }
        const other = { status: "CAPTURED", events: [event("REFUND", false, { event_reference: "another" })] };
        const { dintero } = scripted(library, [[200, other]]);
        same((await dintero.transactions.refund("t", { amount: 1, refund_reference: "r" })).outcome, "done", "another's failure");
      },
    },
    {
      name: "guards: what cannot be told apart is not waited for",
      async run() {
        const { dintero, sent } = scripted(library, [[202, {}]]);
        const accepted = await dintero.transactions.capture("t", { amount: 1 });
        same(accepted, { outcome: "accepted", eventRequestId: undefined }, "an answer without an event-request-id");
        for (const options of [accepted, { eventRequestId: "" }]) {
          same((await thrown(() => dintero.transactions.waitFor("t", options), "the wait")).kind, "config", "the wait");
        }
        same(sent.length, 1, "nothing was read in vain");
      },
    },
    {
      name: "guards: a grant that can be used once is sent once, and no error repeats what it holds",
      async run() {
        const refused = [401, { error: { message: "wrong s3cret-word" } }];
        const client = { clientId: "id", clientSecret: "cl1ent-s3cret" };
        const token = [200, { access_token: "t", token_type: "Bearer", expires_in: 3600 }];
        const { dintero, sent } = scripted(library, [token, refused], client);
        const grant = { grant_type: "password", username: "a@shop.example", password: "s3cret-word" };
        const error = await thrown(() => dintero.auth.token(grant), "the grant");
        same([error.kind, sent.length], ["authentication", 2], "the client's token, and the grant");
        if (JSON.stringify([error.message, error, error.body, error.errors]).includes("s3cret-word")) throw new Error("a secret is in the error");
        if (error.message.includes("clientSecret")) throw new Error(`it blames the wrong thing: ${error.message}`);
      },
    },
    {
      name: "guards: with one host of its own, a client sends nothing to the other of Dintero's",
      async run() {
        for (const [option, call] of [
          ["checkoutUrl", ({ settlements }) => settlements.list().page()],
          ["checkoutUrl", ({ payouts }) => payouts.balances("seller")],
          ["apiUrl", ({ sessions }) => sessions.get("s")],
        ]) {
          const { dintero, sent } = scripted(library, [[200, {}]], { accessToken: "t", [option]: "https://sandbox.example" });
          const error = await thrown(() => call(dintero), option);
          same([error.kind, sent.length], ["config", 0], option);
          if (!error.message.includes(option === "apiUrl" ? "checkoutUrl" : "apiUrl")) throw new Error(error.message);
        }
      },
    },
    {
      name: "guards: only a payment that is decided is decided",
      async run() {
        const log = [{ source: "PAYEX", code: "DECLINED", type: "error" }];
        const policy = { retry_policy: { retry_codes: ["DO_NOT_RETRY"] } };
        for (const [status, answer, expected] of [
          [200, { success: false, status: "FAILED", actions: log, events: [{ error: policy }] }, { outcome: "refused", retry: "never" }],
          [200, { status: "AUTHORIZED", actions: log }, { outcome: "on_hold" }],
          [400, { error: { message: "no" }, actions: log }, { outcome: "actions_required" }],
        ]) {
          const { dintero } = scripted(library, [[status, answer]], { accessToken: "t", validation: "off" });
          const outcome = await dintero.sessions.pay({});
          same(Object.fromEntries(Object.keys(expected).map((name) => [name, outcome[name]])), expected, JSON.stringify(answer));
        }
      },
    },
    {
      name: "guards: no header takes the guard against a second payment away, but one that names another",
      async run() {
        const toggles = async (headers) => {
          const { dintero, sent } = scripted(library, [[200, { success: false }]], { accessToken: "t", validation: "off" });
          await dintero.sessions.pay({}, { headers });
          return sent[0].headers["dintero-feature-toggles"];
        };
        same(await toggles({ "Dintero-Feature-Toggles": "" }), "strict-success-merchant-reference", "an empty one");
        same(await toggles({ "Dintero-Feature-Toggles": "strict-merchant-reference" }), "strict-merchant-reference", "another");
      },
    },
    {
      name: "guards: an image that is none is refused",
      async run() {
        const { dintero, sent } = scripted(library, [[200, ""]]);
        const image = { profileId: "default", variant: "mono", color: "ff0000", width: 10, template: "logos.svg" };
        for (const wrong of [null, [], { ...image, color: "#ff0000" }, { ...image, width: 0 }, { ...image, template: "x" }, { ...image, profileId: undefined }]) {
          same((await thrown(() => dintero.branding.profile(wrong), "an image")).kind, "config", JSON.stringify(wrong));
        }
        same(sent.length, 0, "nothing was sent");
        await dintero.branding.profile({ ...image, color: "rgba(0, 0, 0, 0.5)" });
        same([sent.length, sent[0].headers.authorization], [1, undefined], "without credentials");
      },
    },
    {
      name: "guards: a misspelt option is named",
      async run() {
        const request = { method: "GET", url: "https://shop.example/", headers: {} };
        const given = { accountId: ACCOUNT, secret: "s", tolerance: 1 };
        const error = await thrown(() => verifyCallback(request, given), "the option");
        same(error.kind, "config", "the kind");
        if (!error.message.includes("tolerance")) throw new Error(error.message);
        const doubled = await thrown(() => scripted(library, [[200, {}]], { accessToken: "Bearer abc" }), "the token");
        same(doubled.kind, "config", "the word Bearer");
      },
    },
  ];
}
