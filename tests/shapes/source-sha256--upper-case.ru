# expect: source-sha256 on vocab:page
DELETE { vocab:page iip:sha256 ?digest }
INSERT { vocab:page iip:sha256 ?upper }
WHERE { vocab:page iip:sha256 ?digest BIND(UCASE(?digest) AS ?upper) }
