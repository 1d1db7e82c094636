// Texts, out of templates and params. `{name}` is a param as it is, `{name:number}` a number as the language writes it,
// `{name:money}` an amount in minor units, shown in its currency where that is known. `[…]` is left out unless every
// param in it is there, and `[?name …]` unless that one is; an empty list is not there. The Rust crate renders the same
// templates; shared vectors hold the two to the same text.

const SECTION = /\[(?:\?(\w+) )?([^\]]*)\]/g;
const PLACE = /\{(\w+)(?::(\w+))?\}/g;

/** How a param is shown, by what stands behind its name. */
const FORMS = { number, money };

/**
 * @param {string} template
 * @param {Readonly<Record<string, unknown>>} params
 * @param {import("./tables.js").Locale} locale
 * @param {{ currency: string, decimals: number }} [amounts] the currency of the amounts
 */
export function render(template, params, locale, amounts) {
  const has = (name) => Object.hasOwn(params, name) && !(Array.isArray(params[name]) && params[name].length === 0);
  const show = (_, name, form) => {
    if (!has(name)) return "";
    const text = [params[name]].flat().join(", ");
    return form ? FORMS[form](text, locale, amounts) : text;
  };
  const fill = (text) => text.replace(PLACE, show);
  const complete = (text) => [...text.matchAll(PLACE)].every(([, name]) => has(name));
  const optional = (_, needed, text) => (complete(text) && (!needed || has(needed)) ? fill(text) : "");
  let out = "";
  let end = 0;
  // Params may hold brackets and braces of their own, so each stretch of the template is filled by itself.
  for (const section of template.matchAll(SECTION)) {
    out += fill(template.slice(end, section.index)) + optional(...section);
    end = section.index + section[0].length;
  }
  return out + fill(template.slice(end));
}

/** A plain decimal number with the signs of a language. Any other text stays as it is. */
function number(text, { decimal, group, minus }) {
  const [, sign, whole, decimals] = text.match(/^(-?)(\d+)(?:\.(\d+))?$/) ?? [];
  if (whole === undefined) return text;
  return `${sign && minus}${whole.replace(/\B(?=(\d{3})+$)/g, group)}${decimals ? decimal + decimals : ""}`;
}

/** An amount in minor units as `338,90 NOK`; as it is where the currency is not known. */
function money(text, locale, amounts) {
  const [, sign, digits] = text.match(/^(-?)(\d+)$/) ?? [];
  if (digits === undefined || !amounts) return text;
  const padded = digits.padStart(amounts.decimals + 1, "0");
  const at = padded.length - amounts.decimals;
  const decimals = amounts.decimals && `.${padded.slice(at)}`;
  return `${number(`${sign}${padded.slice(0, at)}${decimals || ""}`, locale)}\u00a0${amounts.currency}`;
}

/** The report on a body of which one thing can be said: an error at the whole of it. */
export const onlyIssue = (code, params = {}) => ({ valid: false, total: 1, truncated: false, issues: [{ code, severity: "error", pointer: "", params }] });

/** In which currency the amounts of each report are, where that is known. A report itself does not say. */
const currencies = new WeakMap();

/** Gives each issue of a report its text, in a language, and takes out what only the texts need. */
export function withTexts(report, locale) {
  const { money: amounts } = report;
  delete report.money;
  if (amounts) currencies.set(report, amounts);
  for (const issue of report.issues) issue.message = render(locale.messages[issue.code], issue.params, locale, amounts);
  return report;
}

/** A report as it is sent to a page, which may say it in another language: with the currency. */
export const toWire = (report) => (currencies.has(report) ? { ...report, money: currencies.get(report) } : report);

/**
 * A report as a page was sent it, in the page's language. What is said of a code that the language does not have stays
 * as it came: the sender may know more of them.
 *
 * @param {object} sent
 * @param {import("./tables.js").Locale} [locale] without one, every text stays as it came
 */
export function fromWire({ money, ...report }, locale) {
  if (locale === undefined) return report;
  const amounts = isMoney(money) ? money : undefined;
  const says = (issue) => typeof issue?.params === "object" && issue.params !== null && Object.hasOwn(locale.messages, issue.code);
  const issues = report.issues.map((issue) =>
    says(issue) ? { ...issue, message: render(locale.messages[issue.code], issue.params, locale, amounts) } : issue,
  );
  return { ...report, issues };
}

/** No currency has more than four decimals. */
const isMoney = (value) => typeof value?.currency === "string" && Number.isInteger(value.decimals) && value.decimals >= 0 && value.decimals <= 4;
