# The package SPARQL of R against an endpoint: `Rscript sparql.R ENDPOINT` prints counts of rows.
suppressMessages(library(SPARQL))

endpoint <- commandArgs(trailingOnly = TRUE)[1]
query <- "
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?document ?title { ?document a iip:PolicyDocument ; dcterms:title ?title }
ORDER BY ?document ?title"

in_utf8 <- list(.encoding = "UTF-8") # RCurl takes XML without a charset for Latin-1

asked <- SPARQL(endpoint, query, curl_args = in_utf8)$results
as_csv <- SPARQL(endpoint, query, format = "csv", extra = list(format = "csv"))$results
short <- c("eli", "<https://w3id.org/iiot-policy/eli/cn/>")
prefixed <- SPARQL(endpoint, query, ns = short, curl_args = in_utf8)$results
read <- read.csv(paste0(endpoint, "?format=csv&query=", URLencode(query, reserved = TRUE)))

cat("xml", nrow(asked), "\n")
cat("csv", nrow(as_csv), "\n")
cat("read.csv", nrow(read), "\n")
cat("prefixed", as.character(prefixed$document[1]), "\n")
cat("title", as.character(asked$title[nrow(asked)]), "\n")
