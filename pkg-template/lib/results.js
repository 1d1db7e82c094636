// What comes of a call: the API's own JSON, and outcomes that cannot be misread.

/** What a result came with; kept beside it, so that the result is the API's own JSON and no more. */
const responses = new WeakMap();

/** @type {typeof import("./client.js").responseOf} */
export const responseOf = (result) => responses.get(result);

/** Keeps what a result came with. */
export function remember(result, { status, headers, requestId, report, found = false }) {
  if (typeof result === "object" && result !== null) {
    responses.set(result, { status, headers: toHeaders(headers), requestId, report, reconciled: found });
  }
  return result;
}

/** The answer's JSON; the engine has seen that it is what the operation answers. */
export const json = (answer) => remember(JSON.parse(answer.text), answer);

/** A file or an image: a JSON string where it is one, and else the text. */
export function text(answer) {
  const value = loose(answer);
  return typeof value === "string" ? value : answer.text;
}

/** An answer of any kind: JSON where it is JSON, nothing where it is empty, and else text. */
export function loose(answer) {
  if (answer.text === "") return undefined;
  try {
    return json(answer);
  } catch {
    return answer.text;
  }
}

/** Of a capture, a refund or a void. */
export function action(answer) {
  const outcome = answer.accepted
    ? { outcome: "accepted", eventRequestId: answer.eventRequestId }
    : { outcome: "done", transaction: json(answer) };
  return remember(outcome, answer);
}

/** Of a payment by a saved card. That the API answered does not mean that it was paid. */
export function payment(answer) {
  const result = json(answer);
  const { outcome, retry, retryAfter, errorEvent } = answer.payment;
  const outcomes = {
    paid: () => ({ transaction: result }),
    on_hold: () => ({ transaction: result }),
    refused: () => ({ transaction: result, retry, retryAfter, error: result.events?.[errorEvent]?.error }),
    actions_required: () => ({ sessionId: result.session_id, actions: result.actions ?? [], error: result.error }),
  };
  return remember({ outcome, ...outcomes[outcome]() }, answer);
}

/** Of waiting for a transaction. */
export function waited(answer) {
  const transaction = json(answer);
  const outcome = answer.failed ? "failed" : "done";
  return remember({ outcome, transaction, event: transaction.events?.[answer.event] }, answer);
}

/** A page of a list, and the filter of the next one. */
export function page(answer, filter) {
  const body = json(answer);
  const { items: name, next } = answer.page;
  const items = name === undefined || name === null ? body : body[name];
  return remember({ items: Array.isArray(items) ? items : [], next: next ? { ...filter, ...Object.fromEntries(next) } : undefined }, answer);
}

/** A fetch of the caller's own may have answered with fields that no `Headers` takes; what was done is done. */
function toHeaders(pairs) {
  const headers = new Headers();
  for (const [name, value] of pairs) {
    try {
      headers.append(name, value);
    } catch {
      continue;
    }
  }
  return headers;
}
