# expect: document-number on doc:notice
DELETE DATA { doc:notice eli:number "工信厅信管〔2020〕8号" } ;
INSERT DATA { doc:notice eli:number "工信厅信管〔2020〕8 号" }
