// N-Triples read line by line, gathered by subject.

const LINE = /^(<[^>]*>|_:\S+) (<[^>]*>) (.+) \.$/;
const LITERAL = /^"((?:\\.|[^"\\])*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?$/;
const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f", '"': '"', "'": "'", "\\": "\\" };

/** Terms as the results in JSON have them: `[[subject, [[predicate, object], …]], …]`. */
export function bySubject(text) {
  const found = new Map();
  for (const line of text.split("\n")) {
    const match = LINE.exec(line);
    if (!match) continue;
    const [, subject, predicate, object] = match;
    if (!found.has(subject)) found.set(subject, []);
    found.get(subject).push([term(predicate), term(object)]);
  }
  return [...found].map(([subject, statements]) => [term(subject), statements]);
}

function term(text) {
  if (text.startsWith("<")) return { type: "uri", value: unescaped(text.slice(1, -1)) };
  if (text.startsWith("_:")) return { type: "bnode", value: text.slice(2) };
  const [, value, language, datatype] = LITERAL.exec(text) ?? ["", text];
  return { type: "literal", value: unescaped(value), ...(language && { "xml:lang": language }), ...(datatype && { datatype }) };
}

function unescaped(text) {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (whole, short, long, letter) =>
    letter ? (ESCAPES[letter] ?? letter) : String.fromCodePoint(parseInt(short ?? long, 16)));
}
