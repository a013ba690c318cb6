# expect: document-origin on doc:nameless
DELETE DATA { doc:nameless iip:notStated eli:passed_by }
