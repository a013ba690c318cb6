// Terms of RDF as a person reads them: IRIs short and as links, literals with their language.

const BASE = "https://w3id.org/iiot-policy/";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = /^(integer|decimal|double|float|int|long|short|byte|unsigned.*|.*Integer)$/;

/** An IRI with a prefix where one fits, else without the base that is ours, else as it is. */
export function shortened(iri, prefixes) {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const local = iri.slice(namespace.length);
    if (iri.startsWith(namespace) && /^[\p{L}\p{N}_-]+$/u.test(local)) return `${prefix}:${local}`;
  }
  return iri.startsWith(BASE) && iri.length > BASE.length ? iri.slice(BASE.length) : iri;
}

/** Where a thing is: of ours on this server, of others on the web; null for what is no address. */
export function addressOf(iri, root) {
  if (iri.startsWith(BASE)) return `${root}/${iri.slice(BASE.length)}`;
  return /^https?:\/\//.test(iri) ? iri : null;
}

/** The number that a term of the results in JSON is; null for another. */
export function numberOf(term) {
  if (!term || term.type === "uri" || !term.datatype?.startsWith(XSD)) return null;
  return NUMBERS.test(term.datatype.slice(XSD.length)) && term.value !== "" ? Number(term.value) : null;
}

/** Whether a term is a date, as precise as it may be: a year, a month, a day, or a moment. */
export function isDate(term) {
  if (!term || term.type === "uri") return false;
  if (/#(gYear|gYearMonth|date|dateTime)$/.test(term.datatype ?? "")) return true;
  return !term.datatype && /^(19|20)\d\d(-\d\d(-\d\d)?)?$/.test(term.value);
}

/** A term as an element: a link, or a text with its language. */
export function shown(term, prefixes, root) {
  if (term.type === "uri") {
    const address = addressOf(term.value, root);
    const element = document.createElement(address ? "a" : "span");
    if (address) element.href = address;
    element.textContent = shortened(term.value, prefixes);
    element.title = term.value;
    return element;
  }
  const element = document.createElement("span");
  element.textContent = term.type === "bnode" ? `_:${term.value}` : term.value;
  const language = term["xml:lang"];
  if (language) {
    element.lang = language;
    const mark = document.createElement("small");
    mark.className = "tongue";
    mark.lang = "en";
    mark.textContent = language;
    element.append(" ", mark);
  } else {
    element.lang = ""; // no one says which
  }
  if (term.datatype) {
    element.title = shortened(term.datatype, prefixes);
  }
  return element;
}
