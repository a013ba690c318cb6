# expect: extent on found:remark
# expect: extent-source on vocab:copy
# expect: extent-position on vocab:copy
DELETE DATA { found:remark iip:extent found:place } ;
INSERT DATA { found:remark iip:extent vocab:copy }
