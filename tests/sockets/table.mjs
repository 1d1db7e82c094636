// The outcomes of a run, as a table: faults down, ends across.

import { ENDS, endOf } from "./verdict.mjs";

/** Rows with their columns one below the other; the first to the left, numbers to the right. */
function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const cell = (text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column]));
  return rows.map((row) => row.map(cell).join("  ").trimEnd()).join("\n");
}

const counted = (number) => (number === 0 ? "·" : String(number));

function row(name, calls) {
  const ends = ENDS.map((end) => counted(calls.filter((call) => endOf(call) === end).length));
  const slowest = Math.max(...calls.map(({ ended }) => ended?.ms ?? 0));
  return [name, ...ends, String(calls.length), String(slowest)];
}

/** The table of a run. */
export function table({ calls }) {
  const faults = [...new Set(calls.map(({ plan }) => plan.fault.name))];
  return aligned([
    ["", ...ENDS, "all", "slowest ms"],
    ...faults.map((name) => row(name, calls.filter(({ plan }) => plan.fault.name === name))),
    row("all", calls),
  ]);
}
