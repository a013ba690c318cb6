# expect: not-stated on doc:nameless
INSERT DATA { doc:nameless iip:notStated eli:date_document }
