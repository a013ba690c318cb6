# expect: document-issuances on doc:notice
DELETE DATA { doc:notice eli:passed_by body:mof }
