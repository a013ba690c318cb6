// Comunica against an endpoint: `node comunica.mjs ENDPOINT TASK...` prints what came as JSON.
import { QueryEngine } from "@comunica/query-sparql";

const IIP = "https://w3id.org/iiot-policy/ns#";
const NOTICE = "https://w3id.org/iiot-policy/eli/cn/miit/2020/gxt-xinguan-8";
const DOCUMENTS = `SELECT ?s { ?s a <${IIP}PolicyDocument> } ORDER BY ?s`;
const TITLE = `SELECT ?t { <${NOTICE}> <http://purl.org/dc/terms/title> ?t } ORDER BY ?t`;
const CARTESIAN = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

const [endpoint, ...asked] = process.argv.slice(2);
const results = {};
let engine, requests;

// The engine's own requests, with nothing but a note of each.
async function noted(input, init) {
  const address = new URL(typeof input === "string" ? input : input.url);
  const query = address.searchParams.has("query") || init?.body !== undefined;
  const answer = await fetch(input, init);
  requests.push(`${init?.method ?? "GET"} ${query ? "query" : "description"} ${answer.status}`);
  return answer;
}

const from = (source) => ({ sources: [source], fetch: noted });
const values = (bindings, name) => bindings.map((row) => row.get(name).value);

async function rows(query, source = endpoint) {
  return (await engine.queryBindings(query, from(source))).toArray();
}

async function quads(query) {
  const found = await (await engine.queryQuads(query, from(endpoint))).toArray();
  return found.length;
}

async function first(query, count) {
  const stream = await engine.queryBindings(query, from(endpoint));
  const found = await stream.take(count).toArray();
  stream.destroy();
  return found.length;
}

async function described() {
  const sd = "http://www.w3.org/ns/sparql-service-description#";
  const query = `SELECT ?endpoint { ?service a <${sd}Service> ; <${sd}endpoint> ?endpoint }`;
  return values(await rows(query, { type: "file", value: endpoint }), "endpoint");
}

const tasks = {
  async read() {
    const long = `VALUES ?s { <${NOTICE}> ${"<https://example.org/none> ".repeat(100)}}`;
    return {
      documents: values(await rows(DOCUMENTS), "s"),
      typed: values(await rows(DOCUMENTS, { type: "sparql", value: endpoint }), "s"),
      titles: (await rows(TITLE)).map((row) => [row.get("t").language, row.get("t").value]),
      ask: await engine.queryBoolean(`ASK { <${NOTICE}> a <${IIP}PolicyDocument> }`, from(endpoint)),
      askNot: await engine.queryBoolean(`ASK { <${NOTICE}/x> ?p ?o }`, from(endpoint)),
      construct: await quads(`CONSTRUCT WHERE { <${NOTICE}> ?p ?o }`),
      describe: await quads(`DESCRIBE <${NOTICE}>`),
      long: values(await rows(`SELECT ?s { ${long} ?s a <${IIP}PolicyDocument> }`), "s"),
    };
  },
  stream: async () => ({ first: await first(`${CARTESIAN} LIMIT 50000`, 500) }),
  all: async () => ({ rows: (await rows("SELECT * { ?s ?p ?o }")).length }),
  description: async () => ({ endpoints: await described() }),
  cut: async () => ({ rows: (await rows(CARTESIAN)).length }),
  async update() {
    const triple = "<https://example.org/s> <https://example.org/p> \"规划\"@zh";
    const there = async () => engine.queryBoolean(`ASK { ${triple} }`, from(endpoint));
    const change = async (text) => {
      await engine.queryVoid(text, { ...from(endpoint), destination: endpoint });
      await engine.invalidateHttpCache();
    };
    await change(`INSERT DATA { ${triple} }`);
    const inserted = await there();
    await change(`DELETE WHERE { <https://example.org/s> ?p ?o }`);
    return { inserted, deleted: !(await there()) };
  },
};

for (const task of asked) {
  [engine, requests] = [new QueryEngine(), []];
  try {
    results[task] = await tasks[task]();
  } catch (error) {
    results[task] = { error: `${error.message} ${error.cause ?? ""}` };
  }
  results[task].requests = requests;
}
process.stdout.write(`${JSON.stringify(results)}\n`);
process.exit(0);
