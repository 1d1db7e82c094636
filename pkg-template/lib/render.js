// Texts, out of templates and params. `{name}` is a param; `[…]` is left out unless every param in it is there,
// and `[?name …]` unless that one is. The Rust crate renders the same templates; shared vectors hold the two to
// the same text.

const SECTION = /\[(?:\?(\w+) )?([^\]]*)\]/g;
const PLACE = /\{(\w+)\}/g;

/**
 * @param {string} template
 * @param {Readonly<Record<string, unknown>>} params
 */
export function render(template, params) {
  const fill = (text) => text.replace(PLACE, (_, name) => (name in params ? show(params[name]) : ""));
  const complete = (text) => [...text.matchAll(PLACE)].every(([, name]) => name in params);
  const optional = (_, needed, text) => (complete(text) && (!needed || needed in params) ? fill(text) : "");
  let out = "";
  let end = 0;
  // Params may hold brackets and braces of their own, so each stretch of the template is filled by itself.
  for (const section of template.matchAll(SECTION)) {
    out += fill(template.slice(end, section.index)) + optional(...section);
    end = section.index + section[0].length;
  }
  return out + fill(template.slice(end));
}

const show = (value) => (Array.isArray(value) ? value.join(", ") : String(value));

/** Gives each issue of a report its text, in the language of a table. */
export function withTexts(report, locale) {
  for (const issue of report.issues) issue.message = render(locale[issue.code], issue.params);
  return report;
}
