// Faults of a query in the reader's words, and where they are.

import { said } from "./sparql-words.js";

/** What the server says of a fault, in the reader's language where we know how. */
function told(detail) {
  const listed = /^expected (?:one of )?(.*)$/s.exec(detail)?.[1].split(", ");
  if (listed) return expected(listed);
  if (detail.startsWith("a prefix is used")) return said("noPrefix");
  if (detail.includes("this endpoint asks no other server")) return said("noService");
  return detail;
}

/** The same with its place before it, where there is one. @param {{line: number, column: number, detail: string}} fault */
export function placed({ line, column, detail }) {
  if (!line) return told(detail);
  const place = said("place", { line, column });
  return `${place}${place.endsWith("：") ? "" : " "}${told(detail)}`;
}

/** What is expected. Of keywords the engine names a few that nobody would write there. */
function expected(listed) {
  const signs = listed.filter((each) => !/^`[A-Z0-9]+`$/.test(each)).map((each) => (each === "a name" ? said("aName") : each));
  return signs.length ? said("expected", { list: signs.join(", ") }) : said("noSparql");
}

/** Diagnostics of CodeMirror: one, under the token at the fault's place, or none. */
export function diagnostics(state, fault) {
  if (!fault) return [];
  const line = state.doc.line(Math.min(Math.max(fault.line, 1), state.doc.lines));
  // the server counts characters, the editor UTF-16 units
  let from = line.from + [...line.text].slice(0, Math.max(fault.column - 1, 0)).join("").length;
  from = Math.min(from, line.to);
  if (fault.detail.startsWith("a prefix is used")) {
    // told where the name ends, which is meant
    const name = /[\p{L}\p{N}_-]*:[\p{L}\p{N}_.-]*\s*$/u.exec(line.text.slice(0, from - line.from));
    if (name) from -= name[0].length;
  }
  const token = /^(?:[\p{L}\p{N}_?$:-]+|\s+|.)/u.exec(line.text.slice(from - line.from));
  let to = from + (token ? token[0].length : 0);
  if (to === from && from > line.from) from -= 1; // at the end of a line: under what is before it
  return [{ from, to: Math.max(to, Math.min(from + 1, state.doc.length)), severity: "error", message: placed(fault) }];
}
