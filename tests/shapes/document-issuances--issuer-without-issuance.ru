# expect: document-issuances on doc:notice
INSERT DATA { doc:notice eli:passed_by body:miit-office }
