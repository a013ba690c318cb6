# expect: body-parent on body:miit-office
DELETE DATA { body:miit-office org:unitOf body:miit } ;
INSERT DATA { body:miit-office org:unitOf "工业和信息化部" }
