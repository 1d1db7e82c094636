const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
const print = text => process.stdout.write(`${text}\n`);

/** What the terminal is told. */
export const say = {
  blank: () => print(""),
  title: text => print(paint("1", text)),
  step: text => print(`\n${paint("36", "●")} ${paint("1", text)}`),
  value: (name, value) => print(`  ${paint("2", name.padEnd(12))} ${value}`),
  issue: ({ severity, code, pointer, message }) => print(`  ${paint("31", severity === "error" ? "✗" : "!")} ${code}  ${paint("2", pointer || "(whole body)")}\n    ${message}`),
  done: text => print(`${paint("32", "✓")} ${text}`),
  note: text => print(paint("2", text)),
};

/** An amount in minor units, as the shop writes it. */
export const money = (minorUnits, currency) => new Intl.NumberFormat("nb-NO", { style: "currency", currency }).format(minorUnits / 100);
