# expect: issuance-body on stated:issuance-2
# expect: document-issuances on doc:notice
DELETE DATA { stated:issuance-2 prov:agent body:mof }
