# expect: part-parent on section:2
INSERT DATA { section:2 eli:is_part_of vocab:plan . vocab:plan eli:has_part section:2 }
