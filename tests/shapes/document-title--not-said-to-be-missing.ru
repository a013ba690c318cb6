# expect: document-title on doc:nameless
DELETE DATA { doc:nameless iip:notStated dcterms:title }
