# expect: derived-lineage on doc:notice
INSERT DATA { doc:notice iip:restsOn old:measure }
