// The simulator behind the page: JSON below the session's own address.
class Refused extends Error {
  constructor(status, reason) {
    super(reason ?? `The payment service answered ${status}.`);
    this.status = status;
    this.reason = reason;
  }
}

/** JSON, or nothing at all where the body holds none. */
function parsed(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Calls the simulator. Throws `Refused` on any other status than 200, and whatever `fetch` throws. */
async function call(action, body, method = "POST") {
  const response = await fetch(`/v1/view/${encodeURIComponent(sid)}/${action}`, {
    method,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = parsed(await response.text());
  if (!response.ok) throw new Refused(response.status, answer?.error?.message);
  return answer ?? {};
}

const server = {
  session: () => call("session", undefined, "GET"),
  lock: () => call("lock", {}),
  unlock: () => call("unlock", {}),
  address: address => call("shipping_address", address),
  option: ({ id, line_id }) => call("shipping_option", { id, line_id }),
  pay: payment => call("pay", payment),
  challenge: approve => call("challenge", { approve }),
  cancel: () => call("cancel", {}),
};
