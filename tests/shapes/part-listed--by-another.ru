# expect: part-listed on section:2
INSERT DATA { doc:annex-1 eli:has_part section:2 }
