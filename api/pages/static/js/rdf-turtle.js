// Turtle with its tokens marked, for reading.

const TOKEN = new RegExp(
  [
    String.raw`(?<string>"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*")`,
    String.raw`(?<iri><[^<>\s]*>)`,
    String.raw`(?<keyword>@prefix|@base|\ba\b(?=\s))`,
    String.raw`(?<tag>@[A-Za-z][A-Za-z0-9-]*)`,
    String.raw`(?<name>[\p{L}][\p{L}\p{N}_-]*:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-]|[\p{L}][\p{L}\p{N}_-]*:)`,
  ].join("|"),
  "gu",
);
const MOST = 200_000; // characters that are marked; the rest stays plain

/** The text as nodes. */
export function marked(turtle) {
  const text = turtle.slice(0, MOST);
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [kind] = Object.entries(match.groups).find(([, value]) => value !== undefined);
    const token = document.createElement("span");
    token.className = `turtle-${kind}`;
    token.textContent = match[0];
    nodes.push(text.slice(end, match.index), token);
    end = match.index + match[0].length;
  }
  nodes.push(text.slice(end), turtle.slice(MOST));
  return nodes;
}
