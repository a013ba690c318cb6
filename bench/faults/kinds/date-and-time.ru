#+ fault: the date of the document typed as date and time
#+ report: document-date
DELETE { ?focus eli:date_document ?signed . }
INSERT { ?focus eli:date_document ?wrong . }
WHERE {
  ?focus eli:date_document ?signed . FILTER(DATATYPE(?signed) = xsd:date)
  BIND(STRDT(CONCAT(STR(?signed), "T00:00:00"), xsd:dateTime) AS ?wrong)
}
