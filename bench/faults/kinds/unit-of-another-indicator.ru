#+ fault: a target in another unit than its indicator
#+ report: unit-of-indicator
#+ severity: Warning
DELETE { ?focus qudt:hasUnit ?unit . }
INSERT { ?focus qudt:hasUnit unit:KiloM . }
WHERE {
  ?focus a iip:Target ; iip:indicator ?indicator ; qudt:hasUnit ?unit .
}
