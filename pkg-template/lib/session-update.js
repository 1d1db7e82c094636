/** Members of a session's order that no update can change. */
const FIXED = new Set(["merchant_reference", "payout_destination_id"]);
/** Members of `express` that an update takes. */
const EXPRESS = new Set(["shipping_mode", "shipping_options"]);

const pick = (object, wanted) => Object.fromEntries(Object.entries(object).filter(([name]) => wanted(name)));

/**
 * The update that brings a session to where `session` would have started it.
 *
 * @param {object} session A whole session, as for `sessions.create`.
 * @returns {object} The body for `sessions.update`.
 */
export function sessionUpdate({ order, express }) {
  const update = { order: pick(order ?? {}, name => !FIXED.has(name)) };
  if (express !== undefined) update.express = pick(express, name => EXPRESS.has(name));
  return update;
}
