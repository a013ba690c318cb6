# expect: statement-evidence on stated:citation-resolved
DELETE DATA { stated:citation-resolved iip:evidence ev:it } ;
INSERT DATA { stated:citation-resolved iip:evidence "贯彻落实" }
