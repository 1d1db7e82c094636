// Ids, whatever they hold: each stays within its segment of the path, or nothing is sent.

import { same, thrown } from "./same.mjs";
import { ACCOUNT, CONFIGURATION, payment } from "./shop.mjs";

const IMAGE = { variant: "mono", color: "cecece", width: 100, template: "logos.svg" };

/** Every operation with ids in its path: the call, which is given them in order. */
const CALLS = {
  "sessions.get": ({ sessions }, id) => sessions.get(id),
  "sessions.update": ({ sessions }, id) => sessions.update(id, { order: { amount: 0, currency: "NOK", items: [] } }),
  "sessions.cancel": ({ sessions }, id) => sessions.cancel(id),
  "transactions.get": ({ transactions }, id) => transactions.get(id),
  "transactions.update": ({ transactions }, id) => transactions.update(id, {}),
  "transactions.capture": ({ transactions }, id) => transactions.capture(id, { amount: 1 }),
  "transactions.refund": ({ transactions }, id) => transactions.refund(id, { amount: 1 }),
  "transactions.void": ({ transactions }, id) => transactions.void(id),
  "transactions.updateAuthorization": ({ transactions }, id) => transactions.updateAuthorization(id, {}),
  "settlements.attachment": ({ settlements }, id, attachment) => settlements.attachment(id, attachment),
  "settlements.reportConfigurations.get": ({ settlements }, id) => settlements.reportConfigurations.get(id),
  "settlements.reportConfigurations.update": ({ settlements }, id) => settlements.reportConfigurations.update(id, CONFIGURATION),
  "settlements.reportConfigurations.delete": ({ settlements }, id) => settlements.reportConfigurations.delete(id),
  "payouts.balances": ({ payouts }, id) => payouts.balances(id),
  "payouts.transfers": ({ payouts }, id) => payouts.transfers(id).page(),
  "branding.logos": ({ branding }, logo) => branding.logos({ ...IMAGE, logos: [logo] }),
  "branding.profile": ({ branding }, profileId) => branding.profile({ ...IMAGE, profileId }),
};

/** What a path says by itself, beside the caller's ids: the account, and of an image the rest of how it looks. */
const FILLED = { aid: ACCOUNT, variant: IMAGE.variant, color: IMAGE.color, width: String(IMAGE.width), template: IMAGE.template };

/** What is no id. */
const NONE = ["", " ", "\t\n", ".", "..", "...", 5, null, undefined, {}, [], true];

/** What is an odd one. */
const ODD = ["a/b", "../x", "..\\x", "/", "a b", "%2f", "%2e%2e", "..%2f..", "a?b=c", "a#b", "a;b", "a:b@c", "ø😀", "a\r\nb", "\u0000", "..x", "x".repeat(300)];

/** A client that answers everything with nothing, and what it was asked. */
function quiet({ Dintero }) {
  const urls = [];
  const fetch = async ({ url }) => {
    urls.push(url);
    return Response.json({});
  };
  return { dintero: new Dintero({ accountId: ACCOUNT, accessToken: "t0ken", fetch, maxRetries: 0 }), urls };
}

/** The path of a template, as a reader of URLs sees it. */
function read(template, ids) {
  const given = [...ids];
  return template.split("/").map((segment) => (segment.startsWith("{") ? FILLED[segment.slice(1, -1)] ?? given.shift() : segment));
}

export function ids(library, { paths }) {
  const counts = Object.entries(paths)
    .map(([operation, path]) => [operation, path.split("/").filter((segment) => segment.startsWith("{") && !(segment.slice(1, -1) in { ...FILLED, oid: 0 })).length])
    .filter(([, count]) => count > 0);
  const each = counts.flatMap(([operation, count]) =>
    Array.from({ length: count }, (_, at) => ({
      name: `ids: ${operation}${count > 1 ? `, the ${["first", "second"][at]}` : ""}`,
      async run() {
        const call = CALLS[operation];
        const given = (id) => Array.from({ length: count }, (_, other) => (other === at ? id : "x"));
        for (const id of NONE) {
          const { dintero, urls } = quiet(library);
          const error = await thrown(async () => call(dintero, ...given(id)), `${operation} of ${JSON.stringify(id)}`);
          same([error.kind, urls], ["config", []], `${operation} of ${JSON.stringify(id)}`);
        }
        for (const id of ODD) {
          const { dintero, urls } = quiet(library);
          // What is answered does not matter: it was sent.
          await call(dintero, ...given(id)).catch(() => {});
          same(urls.length, 1, `${operation} of ${JSON.stringify(id)}`);
          const { pathname, search, hash, host } = new URL(urls[0]);
          const version = paths[operation].startsWith("/v2/") ? "" : "/v1";
          same(pathname.split("/").map(decodeURIComponent), read(`${version}${paths[operation]}`, given(id)), `${operation} of ${JSON.stringify(id)}`);
          same([search, hash, host.endsWith(".dintero.com")], ["", "", true], `${operation} of ${JSON.stringify(id)}`);
        }
      },
    })),
  );
  return [
    ...each,
    {
      name: "ids: what is waited for",
      async run() {
        for (const id of NONE) {
          const { dintero, urls } = quiet(library);
          same([(await thrown(() => dintero.transactions.waitFor(id), "the wait")).kind, urls], ["config", []], JSON.stringify(id));
        }
      },
    },
    {
      name: "ids: an id too many is no id of the operation",
      async run() {
        const { dintero, urls } = quiet(library);
        const error = await thrown(() => dintero.sessions.pay(payment({ payment_token: "t" }, "S"), "an id"), "the call");
        same([error.kind, urls], ["config", []], "the error");
      },
    },
  ];
}
