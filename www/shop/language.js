/** The languages that the shop speaks. */
const LANGUAGES = ["en", "nb", "sv", "da", "fi"];

/** Tags that mean one of them all the same: who reads Norwegian in any form reads Bokmål. */
const ALIKE = { no: "nb", nn: "nb" };

/**
 * The first of a shopper's languages that the shop speaks; English where it speaks none.
 *
 * @param {readonly string[]} wanted Language tags, the dearest first.
 */
export function languageOf(wanted) {
  const primary = wanted.map(tag => tag.trim().toLowerCase().split(/[-_;]/)[0]);
  return primary.map(tag => ALIKE[tag] ?? tag).find(tag => LANGUAGES.includes(tag)) ?? "en";
}

/** The same for what a browser sends with a request: it lists the dearest first. */
export const languageOfRequest = ({ headers }) => languageOf((headers.get("accept-language") ?? "").split(","));
