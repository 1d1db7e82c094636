// What a fetch throws, as runtimes throw it: was anything sent? Where it is not certain that nothing was, it may have been.

import assert from "node:assert/strict";
import { after, suite, test } from "node:test";

import { install } from "../package/packed.mjs";
import { CLIENT } from "./api.mjs";

const project = install();
after(() => project.remove());
const { Dintero } = await project.import("dintero-wasm");

const node = (cause) => Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(cause.message ?? "x"), cause) });
const bun = (code) => Object.assign(new TypeError(`${code}: Unable to connect.`), { code });
const deno = (text) => Object.assign(new TypeError("fetch failed"), { cause: new Error(text) });
const several = (...errors) => Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new AggregateError(errors), { code: errors[0].code }) });
const connecting = (code) => Object.assign(new Error(`connect ${code} 192.0.2.1:443`), { code, syscall: "connect" });

const ROWS = [
  ["Node: nobody listens", node({ code: "ECONNREFUSED", syscall: "connect" }), "connection"],
  ["Node: no such name", node({ code: "ENOTFOUND", syscall: "getaddrinfo" }), "connection"],
  ["Node: names cannot be looked up", node({ code: "EAI_AGAIN", syscall: "getaddrinfo" }), "connection"],
  ["Node: no connection in time", node({ code: "UND_ERR_CONNECT_TIMEOUT" }), "connection"],
  ["Node: no route, while connecting", node({ code: "EHOSTUNREACH", syscall: "connect" }), "connection"],
  ["Node: reset, while connecting", node({ code: "ECONNRESET", syscall: "connect" }), "connection"],
  ["Node: several addresses, and none answers", several(connecting("ETIMEDOUT"), connecting("ENETUNREACH")), "connection"],
  ["Node: a certificate that nobody vouches for", node({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" }), "connection"],
  ["Node: the certificate of another host", node({ code: "ERR_TLS_CERT_ALTNAME_INVALID" }), "connection"],
  ["Node: reset, while reading", node({ code: "ECONNRESET", syscall: "read" }), "unknown_outcome"],
  ["Node: timed out, while reading", node({ code: "ETIMEDOUT", syscall: "read" }), "unknown_outcome"],
  ["Node: closed by the other side", node({ code: "UND_ERR_SOCKET" }), "unknown_outcome"],
  ["Node: no headers in time", node({ code: "UND_ERR_HEADERS_TIMEOUT" }), "unknown_outcome"],
  ["Bun: nobody listens", bun("ECONNREFUSED"), "connection"],
  ["Bun: a certificate that nobody vouches for", bun("DEPTH_ZERO_SELF_SIGNED_CERT"), "connection"],
  ["Bun: reset", bun("ECONNRESET"), "unknown_outcome"],
  ["Bun: TLS broke, nobody knows when", bun("EPROTO"), "unknown_outcome"],
  ["Deno: nobody listens", deno("error sending request for url (http://127.0.0.1:2/): client error (Connect): tcp connect error: Connection refused (os error 111)"), "connection"],
  ["Deno: closed by the other side", deno("error sending request from 127.0.0.1:2 for http://127.0.0.1:3/ (127.0.0.1:3): client error (SendRequest): connection closed before message completed"), "unknown_outcome"],
  ["Deno: a URL that speaks of connecting", deno("error sending request for url (http://127.0.0.1:2/:%20client%20error%20(Connect):%20): client error (SendRequest): broken"), "unknown_outcome"],
  ["workerd: lost, or never there", Object.assign(new Error("Network connection lost."), { retryable: true }), "unknown_outcome"],
  ["a browser: failed", new TypeError("Failed to fetch"), "unknown_outcome"],
];

suite("what is thrown", () => {
  for (const [name, thrown, kind] of ROWS) {
    test(`${name}: ${kind}`, async () => {
      const fetch = async (request) => {
        if (request.url.endsWith("/auth/token")) return Response.json({ access_token: "t0ken", expires_in: 3600 });
        // A transaction that cannot be read either: whatever is tried afterwards tells nothing.
        throw thrown;
      };
      const dintero = new Dintero({ ...CLIENT, fetch, maxRetries: 0, timeoutMs: 300 });
      const error = await dintero.transactions.capture("t", { amount: 1 }).then(() => assert.fail("it should fail"), (error) => error);
      assert.equal(error.kind, kind, error.stack);
    });
  }
});
