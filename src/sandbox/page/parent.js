// The shop's page around this one, reached through the web SDK's messages.
const sid = query.get("sid") ?? decodeURIComponent(location.pathname.match(/^\/v1\/view\/([^/]+)/)?.[1] ?? "");
const framed = window.parent !== window;
document.documentElement.classList.toggle("framed", framed);
const acknowledgements = new Map();
const answers = new Map();
let messages = 0;

/**
 * Posts an event to the shop's page; false when no one acknowledged it within a second and a half.
 * The parent's origin is not known in advance, and nothing here is secret from the page that embeds the payment.
 */
function tell(type, detail = {}) {
  if (!framed) return Promise.resolve(false);
  messages += 1;
  const mid = `${sid}#${messages}`;
  return new Promise(resolve => {
    const settle = heard => {
      clearTimeout(patience);
      acknowledgements.delete(mid);
      resolve(heard);
    };
    const patience = setTimeout(settle, 1500, false);
    acknowledgements.set(mid, () => settle(true));
    window.parent.postMessage({ ...detail, type, sid, mid }, "*");
  });
}

/** Asks the shop's page and waits for its answer; `undefined` when none came within half a minute. */
function ask(type, detail, answer) {
  return new Promise(resolve => {
    const settle = message => {
      clearTimeout(patience);
      answers.delete(answer);
      resolve(message);
    };
    const patience = setTimeout(settle, 30_000, undefined);
    answers.set(answer, settle);
    tell(type, detail);
  });
}

/** Hears the shop's page: `orders` holds a function for each kind of message. */
function listen(orders) {
  addEventListener("message", ({ source, data }) => {
    if (!framed || source !== window.parent || data === null || typeof data !== "object") return;
    if (data.ack !== undefined) acknowledgements.get(data.ack)?.();
    else if (data.sid !== sid) return;
    else if (answers.has(data.type)) answers.get(data.type)(data);
    else if (Object.hasOwn(orders, data.type)) orders[data.type](data);
  });
}

/** Keeps the frame as high as its content. */
function reportHeight() {
  if (!framed) return;
  let reported;
  new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === reported) return;
    reported = height;
    tell("HeightChanged", { height });
  }).observe(document.documentElement);
}
