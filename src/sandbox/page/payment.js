// The flow: one state, changed by the shopper, the shop and the simulator, and shown after each change.
const state = {
  /** What the page shows: `form`, `challenge` or `ending`. */
  step: undefined,
  session: undefined,
  products: [],
  /** The payment product that is chosen. */
  active: undefined,
  /** A card is saved with the payment. */
  saves: false,
  /** A card is saved and nothing is paid. */
  free: false,
  locked: false,
  busy: true,
  paying: false,
  /** A text's key: why there is no payment to show. */
  notice: undefined,
  /** Beside the Pay button: a text's key, or the shop's own words. */
  alert: undefined,
  /** The last refused try, which ends the payment if the shopper leaves. */
  refusal: undefined,
  ending: undefined,
};
const FINAL = { authorized: "SessionPaymentAuthorized", on_hold: "SessionPaymentOnHold", cancelled: "SessionCancel", error: "SessionPaymentError" };

function change(changes) {
  Object.assign(state, changes);
  show(state);
}

/** Says beside the Pay button what went wrong, in the shop's words where there are any. */
function warn(key, words) {
  change({ alert: { key, words: typeof words === "string" && words !== "" ? words : undefined } });
  find("alert").scrollIntoView({ block: "nearest" });
}

/** Runs one action at a time; a service that does not answer leaves the form as it was. */
async function work(action) {
  if (state.busy) return;
  change({ busy: true, alert: undefined });
  try {
    await action();
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 409) await refresh().catch(() => {});
    else if (failure instanceof Refused && failure.status === 400) warn("failed", failure.reason);
    else warn("trouble");
  } finally {
    change({ busy: false, paying: false });
  }
}

/** Takes the simulator's answer on the session, and tells the shop's page with `event`. */
function take({ session, locked, status, products, saves, free, result }, event) {
  if (status === "expired") {
    change({ step: undefined, notice: "expired" });
    return tell("SessionNotFound");
  }
  const active = [state.active, session.configuration?.default_payment_type].find(product => products.includes(product)) ?? products[0];
  const chosen = active !== state.active;
  change({ session, locked, products, saves, free, active, step: state.step ?? "form", notice: undefined });
  tell(event, { session });
  if (chosen) tell("ActivePaymentProductType", { payment_product_type: active });
  if (state.ending !== undefined || status === "open") return;
  if (result) finish(result);
  // The shop has cancelled it.
  else if (status === "cancelled") finish({ outcome: "cancelled", error: "cancelled", merchant_reference: session.order?.merchant_reference, href: session.url?.return_url });
}

async function refresh() {
  try {
    take(await server.session(), state.session === undefined ? "SessionLoaded" : "SessionUpdated");
  } catch (failure) {
    if (!(failure instanceof Refused) || failure.status !== 404) throw failure;
    change({ step: undefined, notice: "not_found" });
    tell("SessionNotFound");
  }
}

function choose(product) {
  if (product === state.active || (product !== undefined && !state.products.includes(product))) return;
  change({ active: product, alert: undefined });
  tell("ActivePaymentProductType", { payment_product_type: product });
}

/** The test card of that number, as the page lists it. */
const testCard = number => find("cards").querySelector(`[data-card="${number}"]`);

/** The card as typed, or `undefined` when something is wrong with it; the fields say what. */
function typedCard() {
  const number = find("number").value.replace(/\D/g, "");
  const [, month, year] = find("expiry").value.match(/^(0[1-9]|1[0-2])\/(\d\d)$/) ?? [];
  const cvc = find("cvc").value;
  const problems = {};
  if (number.length < 12 || number.length > 19) problems.number = "bad_number";
  else if (testCard(number) === null) problems.number = "unknown_card";
  if (month === undefined || Date.UTC(2000 + Number(year), Number(month)) <= Date.now()) problems.expiry = "bad_expiry";
  if (!/^\d{3,4}$/.test(cvc)) problems.cvc = "bad_cvc";
  return mark(find("pay"), problems) ? { number, expiry: find("expiry").value, cvc } : undefined;
}

/** With `client_side_validation` the shop's page has the last word before money moves. */
async function shopAgrees() {
  if (query.get("client_side_validation") !== "true" || !framed) return true;
  change({ notice: "checking" });
  const answer = await ask("ValidateSession", { session: state.session }, "ValidationResult");
  change({ notice: undefined });
  if (answer?.success === true) return true;
  warn(answer === undefined ? "shop_silent" : "shop_refused", answer?.clientValidationError);
  return false;
}

async function pay() {
  if (state.active === undefined) return;
  if (needsDelivery(state.session)) return warn("choose_delivery");
  const card = isCard(state.active) ? typedCard() : undefined;
  if (isCard(state.active) && card === undefined) return;
  await work(async () => {
    if (!(await shopAgrees())) return;
    if (state.locked) return;
    change({ paying: true });
    await settle(await server.pay({ payment_product_type: state.active, card }), card && testCard(card.number).dataset.refusal);
  });
}

/**
 * What follows from a try to pay. A refused one may be repeated for as long as the session is open.
 *
 * @param {string} refusal A text's key: why it was refused, if it was.
 */
async function settle(result, refusal = "declined") {
  if (result.outcome === "challenge") {
    change({ step: "challenge" });
    tell("ScrollToTop");
    find("challenge-title").focus();
  } else if (result.outcome === "error" && (await server.session()).status === "open") {
    change({ step: "form", refusal: result });
    warn(refusal);
  } else {
    await finish(result);
  }
}

/** Ends the payment: the shop's page hears it, or, where none listens, the page itself leads back to the shop. */
async function finish({ outcome, transaction_id, merchant_reference, error, href }) {
  change({ step: "ending", ending: { outcome } });
  find("ending-title").focus();
  if (!framed) return location.assign(href);
  if (await tell(FINAL[outcome], { href, transaction_id, merchant_reference, error })) return;
  find("ending-link").href = href;
  find("ending-link").hidden = false;
}

async function lock() {
  try {
    if (state.busy || state.step !== "form") throw new Refused(409);
    const { pay_lock_id = sid } = await server.lock();
    change({ locked: true });
    tell("SessionLocked", { pay_lock_id });
  } catch {
    tell("SessionLockFailed");
  }
}

/** The shop has changed the session, or given up changing it: either way it may be paid again, and the shop waits to hear so. */
async function shopIsDone() {
  if (state.locked) await server.unlock().catch(() => {});
  try {
    await refresh();
  } catch {
    warn("trouble");
    tell("SessionNotFound");
  }
}

function setLanguage(tag) {
  language = languageOf(tag);
  show(state);
  tell("LanguageChanged", { language: languageName() });
}

listen({
  LockSession: lock,
  RefreshSession: shopIsDone,
  SetActivePaymentProductType: message => choose(message.payment_product_type ?? undefined),
  SetLanguage: message => setLanguage(message.language),
});
find("language").addEventListener("change", ({ target }) => setLanguage(target.value));
find("products").addEventListener("change", ({ target }) => choose(target.value));
find("pay").addEventListener("submit", event => {
  event.preventDefault();
  pay();
});
find("cancel").addEventListener("click", () => work(async () => finish(await server.cancel())));
find("leave").addEventListener("click", () => finish(state.refusal));
find("approve").addEventListener("click", () => work(async () => settle(await server.challenge(true))));
find("refuse").addEventListener("click", () => work(async () => settle(await server.challenge(false), "unconfirmed")));
find("number").addEventListener("input", ({ target }) => {
  target.value = target.value.replace(/\D/g, "").replace(/(\d{4})(?=\d)/g, "$1 ");
});
find("expiry").addEventListener("input", ({ target, inputType }) => {
  if (inputType !== "deleteContentBackward" && /^\d\d$/.test(target.value)) target.value += "/";
  else if (/^\d{4}$/.test(target.value)) target.value = target.value.replace(/^(\d\d)/, "$1/");
});
find("cards").addEventListener("click", ({ target }) => {
  if (target.dataset.card === undefined) return;
  find("number").value = target.textContent;
  find("expiry").value ||= `12/${String(new Date().getUTCFullYear() + 3).slice(2)}`;
  find("cvc").value ||= "123";
  mark(find("pay"), {});
  find("submit").focus();
});

startExpress();
reportHeight();
setLanguage(language);
await refresh().catch(() => change({ notice: "trouble" }));
change({ busy: false });
// Without a shop around it, the page looks by itself for the end of a lock.
if (!framed) setInterval(() => state.locked && refresh().catch(() => {}), 2000);
