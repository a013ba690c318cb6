# expect: series-circle on doc:annex-1
# expect: series-circle on old:opinions
INSERT DATA { old:opinions iip:previousInSeries doc:annex-1 }
