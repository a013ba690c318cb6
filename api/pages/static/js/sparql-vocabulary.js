// What can be written in a query: prefixes, and terms with their labels in three languages.

const KEYWORDS = (
  "SELECT|CONSTRUCT|ASK|DESCRIBE|WHERE|FILTER|OPTIONAL|UNION|MINUS|GRAPH|BIND|VALUES|DISTINCT|LIMIT|OFFSET|ORDER BY|GROUP BY|HAVING|" +
  "ASC|DESC|COUNT|SUM|AVG|MIN|MAX|SAMPLE|GROUP_CONCAT|LANG|STR|DATATYPE|REGEX|CONTAINS|STRSTARTS|STRENDS|LCASE|UCASE|CONCAT|REPLACE|" +
  "SUBSTR|STRLEN|YEAR|MONTH|DAY|BOUND|COALESCE|IF|EXISTS|NOT EXISTS|PREFIX|FROM|AS|IN"
).split("|");

/** Strings, IRIs and comments, in which nothing is a name. */
const SKIPPED = /"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|<[^<>\s]*>|#.*/g;

export class Vocabulary {
  /** @param {{prefixes: Object<string, string>, terms: Array}} given as /workbench/vocabulary has it */
  constructor({ prefixes = {}, terms = [] } = {}) {
    this.prefixes = prefixes;
    this.terms = terms.map(([name, kind, uses, en, zh, ja]) => ({
      name, kind, uses, labels: { zh, ja, en }, local: name.replace(/^<|>$/g, "").split(/[:/#]/).pop().toLowerCase(),
    }));
  }

  /** The terms that a text may mean, best first; `kind` is the one that fits the place. */
  meant(text, kind) {
    const wanted = text.toLowerCase().replace(/^</, "");
    const found = [];
    for (const term of this.terms) {
      const rank = rankOf(term, wanted);
      if (rank) found.push([rank + (term.kind === kind ? 4 : 0) + Math.log10(term.uses + 1) / 10, term]);
    }
    return found.sort((a, b) => b[0] - a[0]).slice(0, 60).map(([, term]) => term);
  }

  keywords(text) {
    return KEYWORDS.filter((word) => word.startsWith(text.toUpperCase()));
  }

  /** The prefixes that a query uses and does not declare, of those that are known. */
  missing(query) {
    const plain = query.replace(/PREFIX\s+([\p{L}\w-]*):\s*<[^>]*>/giu, " ").replace(SKIPPED, " ");
    const declared = declaredIn(query);
    const used = new Set([...plain.matchAll(/(?<![\p{L}\p{N}_?$:-])([\p{L}][\p{L}\p{N}_-]*):/gu)].map((match) => match[1]));
    return [...used].filter((prefix) => prefix in this.prefixes && !declared.has(prefix)).sort();
  }

  /** The change that declares prefixes: below the lines that do so already, else on top. */
  declaring(query, names) {
    let at = 0;
    for (const match of query.matchAll(/^[ \t]*(?:PREFIX|BASE)\b.*\n?/gim)) at = match.index + match[0].length;
    const lines = names.map((name) => `PREFIX ${name}: <${this.prefixes[name]}>\n`).join("");
    return { from: at, insert: at && query[at - 1] !== "\n" ? `\n${lines}` : lines };
  }

  completed(query) {
    const names = this.missing(query);
    if (!names.length) return query;
    const { from, insert } = this.declaring(query, names);
    return query.slice(0, from) + insert + query.slice(from);
  }
}

/** The variables of a query. */
export function variablesIn(query) {
  return [...new Set([...query.replace(SKIPPED, " ").matchAll(/[?$]([\p{L}_][\p{L}\p{N}_]*)/gu)].map((match) => match[1]))].sort();
}

function declaredIn(query) {
  return new Set([...query.matchAll(/PREFIX\s+([\p{L}\w-]*):/giu)].map((match) => match[1]));
}

function rankOf(term, wanted) {
  const name = term.name.toLowerCase().replace(/^</, "");
  if (name === wanted || term.local === wanted) return 9;
  if (name.startsWith(wanted) || term.local.startsWith(wanted)) return 7;
  let best = 0;
  for (const label of Object.values(term.labels)) {
    const text = label.toLowerCase();
    const place = wanted && text ? text.indexOf(wanted) : -1;
    if (place === 0) best = Math.max(best, text === wanted ? 8 : 6);
    else if (place > 0) best = Math.max(best, 5);
  }
  return best || (wanted.length > 2 && term.local.includes(wanted) ? 3 : 0);
}
