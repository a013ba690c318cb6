# expect: series-circle on doc:notice
INSERT DATA { doc:notice iip:previousInSeries doc:notice }
