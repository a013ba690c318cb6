# expect: document-issuer on doc:notice
# expect: issuance-body on stated:issuance-2
DELETE DATA { doc:notice eli:passed_by body:mof . stated:issuance-2 prov:agent body:mof } ;
INSERT DATA { doc:notice eli:passed_by body:nobody . stated:issuance-2 prov:agent body:nobody }
