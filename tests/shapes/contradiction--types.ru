# expect: contradiction on doc:notice
INSERT DATA { doc:notice eli:type_document vocab:plan }
