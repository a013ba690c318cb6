// Apache Jena against an endpoint: `java Jena.java ENDPOINT STORE TASK...` prints what came as JSON.

import java.util.List;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.apache.jena.sparql.exec.http.GSP;
import org.apache.jena.sparql.exec.http.QueryExecutionHTTP;
import org.apache.jena.sparql.exec.http.QueryExecutionHTTPBuilder;
import org.apache.jena.sparql.exec.http.QuerySendMode;
import org.apache.jena.sparql.exec.http.UpdateExecutionHTTP;
import org.apache.jena.sparql.exec.http.UpdateSendMode;

final class Jena {
    private static final String NOTICE =
        "https://w3id.org/iiot-policy/eli/cn/miit/2020/gxt-xinguan-8";
    private static final String TYPE = "https://w3id.org/iiot-policy/ns#PolicyDocument";
    private static final String DOCUMENTS = "SELECT ?s { ?s a <" + TYPE + "> } ORDER BY ?s";
    private static final String CARTESIAN = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    private static final String TRIPLE = "<urn:s> <urn:p> \"规划\"@zh";

    private static String endpoint;

    public static void main(String[] words) {
        endpoint = words[0];
        JsonObject results = new JsonObject();
        for (String task : List.of(words).subList(2, words.length)) {
            results.put(task, done(task, words[1]));
        }
        System.out.println(results.toString().replace('\n', ' '));
        System.exit(0);
    }

    private static JsonObject done(String task, String store) {
        JsonObject found = new JsonObject();
        try {
            switch (task) {
                case "read" -> read(found);
                case "stream" -> found.put("first", count(CARTESIAN + " LIMIT 50000", 500));
                case "all" -> found.put("rows", count("SELECT * { ?s ?p ?o }", Integer.MAX_VALUE));
                case "cut" -> found.put("rows", count(CARTESIAN, Integer.MAX_VALUE));
                case "mistaken" -> asked("SELECT nothing {").execSelect();
                case "update" -> update(found);
                case "store" -> store(found, store);
                default -> throw new IllegalArgumentException(task);
            }
        } catch (QueryExceptionHTTP error) {
            found.put("status", error.getStatusCode());
        } catch (HttpException error) {
            found.put("status", error.getStatusCode());
        } catch (RuntimeException error) {
            found.put("error", String.valueOf(error));
        }
        return found;
    }

    private static QueryExecutionHTTPBuilder builder(String query) {
        return QueryExecutionHTTP.service(endpoint).queryString(query);
    }

    private static QueryExecution asked(String query) {
        return builder(query).build();
    }

    private static void read(JsonObject found) {
        for (QuerySendMode mode : QuerySendMode.values()) {
            found.put(mode.name(), documents(builder(DOCUMENTS).sendMode(mode)));
        }
        for (String type : List.of("xml", "json")) {
            String accept = "application/sparql-results+" + type;
            found.put(type, documents(builder(DOCUMENTS).acceptHeader(accept)));
        }
        for (String type : List.of("text/csv", "text/tab-separated-values")) {
            found.put(type, documents(builder(DOCUMENTS).acceptHeader(type)));
        }
        String long100 = "<https://example.org/none> ".repeat(200);
        found.put("long", documents(builder(
            "SELECT ?s { VALUES ?s { <" + NOTICE + "> " + long100 + "} ?s a <" + TYPE + "> }")));
        found.put("ask", asked("ASK { <" + NOTICE + "> a <" + TYPE + "> }").execAsk());
        found.put("askNot", asked("ASK { <" + NOTICE + "/x> ?p ?o }").execAsk());
        String construct = "CONSTRUCT WHERE { <" + NOTICE + "> ?p ?o }";
        found.put("construct", asked(construct).execConstruct().size());
        found.put("describe", asked("DESCRIBE <" + NOTICE + ">").execDescribe().size());
        for (String type : List.of("application/n-triples", "application/rdf+xml",
                                   "application/ld+json")) {
            found.put(type, builder(construct).acceptHeader(type).build().execConstruct().size());
        }
        found.put("graph", documents(builder(DOCUMENTS)
            .addDefaultGraphURI(NOTICE + "/graph/gxt-xinguan-2020-8")));
        found.put("federated", federated());
    }

    private static JsonArray documents(QueryExecutionHTTPBuilder asking) {
        JsonArray found = new JsonArray();
        try (QueryExecution execution = asking.build()) {
            execution.execSelect().forEachRemaining(row -> found.add(row.get("s").toString()));
        }
        return found;
    }

    private static JsonArray federated() {
        JsonArray found = new JsonArray();
        String query = "SELECT ?s { SERVICE <" + endpoint + "> { ?s a <" + TYPE + "> } } ORDER BY ?s";
        try (QueryExecution execution = QueryExecution.create(
                 QueryFactory.create(query), ModelFactory.createDefaultModel())) {
            execution.execSelect().forEachRemaining(row -> found.add(row.get("s").toString()));
        }
        return found;
    }

    private static int count(String query, int most) {
        int found = 0;
        try (QueryExecution execution = asked(query)) {
            ResultSet rows = execution.execSelect();
            while (found < most && rows.hasNext()) {
                rows.next();
                found++;
            }
        }
        return found;
    }

    private static void update(JsonObject found) {
        for (UpdateSendMode mode : UpdateSendMode.values()) {
            change(mode, "INSERT DATA { " + TRIPLE + " }");
            boolean inserted = asked("ASK { " + TRIPLE + " }").execAsk();
            change(mode, "DELETE WHERE { <urn:s> ?p ?o }");
            boolean deleted = !asked("ASK { " + TRIPLE + " }").execAsk();
            found.put(mode.name(), inserted && deleted);
        }
    }

    private static void change(UpdateSendMode mode, String text) {
        UpdateExecutionHTTP.service(endpoint).sendMode(mode).update(text).build().execute();
    }

    private static void store(JsonObject found, String address) {
        Graph graph = RDFParser.fromString("<urn:s> <urn:p> <urn:o>, 1 .",
                                           org.apache.jena.riot.Lang.TURTLE).toGraph();
        GSP named = GSP.service(address).graphName("https://example.org/graph");
        named.PUT(graph);
        found.put("put", named.GET().size());
        named.POST(RDFParser.fromString("<urn:s> <urn:p> 2 .",
                                        org.apache.jena.riot.Lang.TURTLE).toGraph());
        found.put("posted", named.GET().size());
        GSP.service(address).defaultGraph().PUT(graph);
        found.put("default", GSP.service(address).defaultGraph().GET().size());
        named.DELETE();
        try {
            named.GET();
        } catch (HttpException error) {
            found.put("deleted", error.getStatusCode());
        }
    }
}
