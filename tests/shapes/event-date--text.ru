# expect: event-date on stated:event
INSERT DATA { stated:event dcterms:date "2019年" }
