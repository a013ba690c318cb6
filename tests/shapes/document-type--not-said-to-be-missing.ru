# expect: document-type on doc:nameless
DELETE DATA { doc:nameless iip:notStated eli:type_document }
