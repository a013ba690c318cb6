#+ fault: a member of a series without any date
#+ report: series-member-without-date
DELETE { ?focus eli:date_document ?signed ; eli:date_publication ?published ; dcterms:temporal ?period ; eli:number ?number . ?carrier eli:date_document ?its ; eli:date_publication ?day ; eli:number ?code ; dcterms:temporal ?span . }
WHERE {
  ?focus a iip:PolicyDocument ; eli:is_member_of ?series .
  OPTIONAL { ?focus eli:date_document ?signed }
  OPTIONAL { ?focus eli:date_publication ?published }
  OPTIONAL { ?focus dcterms:temporal ?period }
  OPTIONAL { ?focus eli:number ?number }
  OPTIONAL { ?focus eli:is_annex_of ?carrier }
  OPTIONAL { ?carrier eli:date_document ?its }
  OPTIONAL { ?carrier eli:date_publication ?day }
  OPTIONAL { ?carrier eli:number ?code }
  OPTIONAL { ?carrier dcterms:temporal ?span }
}
