import { parseArgs } from "node:util";

const NEEDED = ["DINTERO_ACCOUNT_ID", "DINTERO_CLIENT_ID", "DINTERO_CLIENT_SECRET"];
const HELP = `node www/start.mjs [options]: a purchase from cart to capture, then the shop's page until Ctrl-C

  --once              the purchase alone
  --port PORT         where the shop listens; any free port unless given
  --real              at Dintero, not at the simulator; needs ${NEEDED.join(", ")}
  --production        with --real: take an account that moves money
  --public-url URL    with --real: the https origin that Dintero delivers callbacks to; needs DINTERO_SIGNATURE_SECRET
  --check             look at the options, the environment and the port, and do nothing
  --help              this text`;
const KNOWN = {
  help: { type: "boolean", default: false },
  check: { type: "boolean", default: false },
  once: { type: "boolean", default: false },
  real: { type: "boolean", default: false },
  production: { type: "boolean", default: false },
  "public-url": { type: "string" },
  port: { type: "string" },
};

/**
 * What the command line and the environment ask for. A mistake throws one sentence that names it.
 *
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 */
export function options(args, env) {
  const { help, check, once, real, production, port, "public-url": publicUrl } = parsed(args);
  if (help) return { help: HELP };
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
    throw new Error(`--port ${port}: a port is a number from 1 to 65535.`);
  }
  if (publicUrl !== undefined && !/^https:\/\/[^/]+\/?$/.test(publicUrl)) {
    throw new Error(`--public-url ${publicUrl}: give an https origin, such as https://shop.example. Callbacks are delivered to https alone.`);
  }
  const chosen = { check, once, real, port: Number(port ?? 0), publicUrl: publicUrl?.replace(/\/$/, "") };
  if (!real) {
    if (production || publicUrl !== undefined) throw new Error(`${production ? "--production" : "--public-url"} goes with --real.`);
    return chosen;
  }
  const missing = NEEDED.filter(name => !env[name]);
  if (missing.length > 0) throw new Error(`--real needs credentials: ${missing.join(", ")} ${missing.length > 1 ? "are" : "is"} not set.`);
  const accountId = env.DINTERO_ACCOUNT_ID;
  if (!/^[PT]\d{8}$/.test(accountId)) throw new Error(`DINTERO_ACCOUNT_ID is ${accountId}: an account is T or P and eight digits.`);
  if (accountId.startsWith("P") && !production) {
    throw new Error(`${accountId} is a production account: real money moves. Say --production if that is what you want.`);
  }
  const { DINTERO_CLIENT_ID: clientId, DINTERO_CLIENT_SECRET: clientSecret, DINTERO_SIGNATURE_SECRET: signatureSecret } = env;
  if (publicUrl !== undefined && !signatureSecret) throw new Error("--public-url needs DINTERO_SIGNATURE_SECRET, to verify the callbacks.");
  return { ...chosen, accountId, clientId, clientSecret, signatureSecret };
}

function parsed(args) {
  try {
    return parseArgs({ args, options: KNOWN, strict: true }).values;
  } catch (failure) {
    if (failure.code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") {
      const [option = "An option"] = failure.message.match(/--[\w-]+/) ?? [];
      throw new Error(`${option}: its value is missing, is one too many, or begins with a dash.`);
    }
    // Node adds advice on later lines.
    throw new Error(`${failure.message.split(/\n|\. /)[0].replace(/\.$/, "")}. Known: ${Object.keys(KNOWN).map(name => `--${name}`).join(", ")}.`);
  }
}
