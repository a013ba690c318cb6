# expect: part-parent on section:2
INSERT DATA { section:2 eli:is_part_of doc:annex-1 . doc:annex-1 eli:has_part section:2 }
