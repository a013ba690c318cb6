# expect: contradiction on doc:notice
INSERT DATA { doc:notice eli:number "工信厅信管〔2020〕9号" }
