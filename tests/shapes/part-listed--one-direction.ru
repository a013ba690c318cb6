# expect: part-listed on section:2
DELETE DATA { part:1 eli:has_part section:2 }
