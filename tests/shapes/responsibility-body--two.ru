# expect: responsibility-body on stated:responsibility-lead
INSERT DATA { stated:responsibility-lead prov:agent body:mof . section:2 iip:responsibleBody body:mof }
