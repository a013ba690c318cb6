# expect: source-url on vocab:page
DELETE DATA { vocab:page schema:url <https://example.org/notice.html> } ;
INSERT DATA { vocab:page schema:url "https://example.org/notice.html" }
