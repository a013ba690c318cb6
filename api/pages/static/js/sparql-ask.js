// Asks the endpoint, and says what came, in words where it went wrong.

import { said } from "./sparql-words.js";
import { placed } from "./sparql-faults.js";

const LONG = 3000; // characters of an address, above which a query is posted
const WANTED = "application/sparql-results+json, text/turtle;q=0.9";

/** What went wrong, for a reader; `fault` has line and column where the query is at fault. */
export class Refusal extends Error {
  constructor(message, fault = null) {
    super(message);
    this.fault = fault;
  }
}

/** Where an answer of the endpoint is, for a link. */
export function addressOfAnswer(endpoint, query, format) {
  const parameters = new URLSearchParams({ query, ...(format && { format }) });
  return `${endpoint}?${parameters}`;
}

/**
 * The answer to a query: `{results}` in JSON or `{turtle}`, with `took` (ms of the server) and `truncated`.
 * An abort of `signal` ends the query at the server too. Throws Refusal.
 */
export async function asked(endpoint, query, signal, accept = WANTED) {
  const response = await sent(endpoint, query, signal, accept);
  if (!response.ok) throw await refusal(response);
  const isTable = response.headers.get("content-type").startsWith("application/sparql-results+json");
  const text = await response.text().catch((error) => {
    throw error.name === "AbortError" ? error : new Refusal(said("brokenOff"));
  });
  return {
    ...(isTable ? { results: JSON.parse(text) } : { turtle: text }),
    took: milliseconds(response.headers.get("server-timing")),
    truncated: response.headers.get("x-sparql-truncated") === "true",
  };
}

async function sent(endpoint, query, signal, accept) {
  const address = addressOfAnswer(endpoint, query);
  const headers = { Accept: accept };
  try {
    if (address.length <= LONG) return await fetch(address, { headers, signal });
    return await fetch(endpoint, { method: "POST", headers, signal, body: new URLSearchParams({ query }) });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Refusal(said("unreachable"));
  }
}

async function refusal(response) {
  const problem = await response.json().catch(() => ({}));
  const detail = problem.detail ?? (response.statusText || String(response.status));
  const wait = response.headers.get("retry-after");
  if (response.status === 429) return new Refusal(said("busy", { wait: wait ?? 5 }));
  if (problem.type?.endsWith("#problem-over-limit")) return new Refusal(said("overLimit"));
  const fault = { line: problem.line, column: problem.column, detail };
  return new Refusal(placed(fault), problem.line ? fault : null);
}

function milliseconds(timing) {
  const found = [...(timing ?? "").matchAll(/dur=([\d.]+)/g)].map((match) => Number(match[1]));
  return found.length ? found.reduce((sum, each) => sum + each) : null;
}
