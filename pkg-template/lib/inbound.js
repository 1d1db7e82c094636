// The two calls by which Dintero asks the shop: what can be delivered to an address, what an order costs with a
// discount code. They are read, and their answers checked before they are given.

import { checkRequest, readObject } from "./arrived.js";
import { toJson, toText } from "./body.js";
import { ConfigError, ValidationError } from "./errors.js";
import { en } from "../locales/en.js";
import { checkNames } from "./names.js";
import { onlyIssue, withTexts } from "./render.js";
import { CODES } from "./tables.js";
import { severitiesOf } from "./validator.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @param {import("./loader.js").Engine} engine
 * @returns {Omit<typeof import("./inbound.js"), "createInbound">}
 */
export function createInbound(engine) {
  const reads = (where) => async (request) => {
    checkRequest(where, request);
    if (request.method.toUpperCase() !== "POST") {
      throw new ConfigError("Dintero asks with a POST. Answer other methods with 405.", { code: "wrong_method" });
    }
    const session = await readObject(engine, request);
    if (session) return session;
    throw new ValidationError("What arrived has no body, and a session is due.", {
      report: withTexts(onlyIssue("required"), en),
    });
  };

  const answers = (where, discountCodes) => (answer, options = {}) => {
    checkNames(where, options, ["session", "rules"]);
    const text = toText(answer);
    const severities = new Uint8Array(CODES.length);
    for (const [code, severity] of severitiesOf(options.rules ?? {})) severities[code] = severity;
    const session = sessionText(options.session);
    const found = engine.use().checkAnswer(discountCodes, encoder.encode(text), session, severities);
    const report = found && withTexts(JSON.parse(found), en);
    if (report && !report.valid) throw new ValidationError(`The answer was not given: ${firstOf(report)}`, { report });
    return new Response(text, { headers: { "content-type": "application/json", "cache-control": "no-store" } });
  };

  return {
    readAddressCallback: reads("readAddressCallback"),
    readDiscountCodesCallback: reads("readDiscountCodesCallback"),
    answerAddressCallback: answers("answerAddressCallback", false),
    answerDiscountCodesCallback: answers("answerDiscountCodesCallback", true),
  };
}

/** The session as JSON text. */
function sessionText(session) {
  if (session === undefined) return undefined;
  const { json, report } = typeof session === "object" && session !== null ? toJson(session) : {};
  if (json === undefined || report) throw new ConfigError("The option session is the session that was read: an object that can be written as JSON.");
  return typeof json === "string" ? json : decoder.decode(json);
}

/** The first error, with its place. */
function firstOf({ issues, total }) {
  const { pointer, message } = issues.find(({ severity }) => severity === "error") ?? issues[0];
  return `${pointer || "the whole of it"}: ${message}${total > 1 ? ` (${total - 1} more in the report)` : ""}`;
}
