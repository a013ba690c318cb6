# expect: document-type on doc:notice
# expect: document-type-class on doc:notice
DELETE DATA { doc:notice eli:type_document vocab:notice } ;
INSERT DATA { doc:notice eli:type_document vocab:tsn }
