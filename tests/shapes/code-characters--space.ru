# expect: code-characters on vocab:gxt
DELETE DATA { vocab:gxt skos:notation "工信厅" } ;
INSERT DATA { vocab:gxt skos:notation "工信 厅" }
