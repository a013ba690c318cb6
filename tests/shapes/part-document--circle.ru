# expect: part-document on part:1
# expect: part-document on section:2
DELETE DATA { part:1 eli:is_part_of doc:notice . doc:notice eli:has_part part:1 } ;
INSERT DATA { part:1 eli:is_part_of section:2 . section:2 eli:has_part part:1 }
