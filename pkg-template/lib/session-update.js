/** Members of a session's order that no update can change. */
const FIXED = new Set(["merchant_reference", "payout_destination_id"]);
/** Members of `express` that an update takes. */
const EXPRESS = new Set(["shipping_mode", "shipping_options"]);

/** The wanted members of an object. What is none is left alone: the check says what is wrong with it. */
const pick = (value, wanted) =>
  typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => wanted(name))) : value;

/**
 * The update that brings a session to where `session` would have started it.
 *
 * @param {object} session A whole session, as for `sessions.create`.
 * @returns {object} The body for `sessions.update`.
 */
export function sessionUpdate(session) {
  const { order, express } = session ?? {};
  const update = {};
  if (order !== undefined && order !== null) update.order = pick(order, name => !FIXED.has(name));
  if (express !== undefined && express !== null) update.express = pick(express, name => EXPRESS.has(name));
  return update;
}
