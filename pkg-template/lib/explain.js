// `explain`: what a code means, out of the crate's table. It needs no WebAssembly.

import { ConfigError } from "./errors.js";
import { EXPLANATIONS } from "./explanations.js";
import { LOCALE, isLocale } from "./locale.js";
import { render } from "./render.js";
import { CODES } from "./tables.js";
import { en } from "../locales/en.js";

/** @type {typeof import("./explain.js").explain} */
export function explain(code, locale = en) {
  if (!CODES.includes(code)) throw new ConfigError(`There is no code "${String(code)}".${suggestion(String(code))}`);
  if (locale !== en && !isLocale(locale)) throw new ConfigError(`The locale is ${LOCALE}.`);
  const { params, money, ...explanation } = EXPLANATIONS[code];
  const message = render(locale.messages[code], params, locale, money);
  // A copy: who changes an example does not change the next one's.
  return { code, ...structuredClone(explanation), message };
}

/** The code that was probably meant. Codes are shorter than this, and the time grows with the square. */
function suggestion(code) {
  if (code.length > 64) return "";
  const distances = CODES.map((known) => distance(code.toLowerCase(), known));
  return ` Did you mean "${CODES[distances.indexOf(Math.min(...distances))]}"?`;
}

/** How many letters must be put in, taken out or changed. */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (a[i] === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
