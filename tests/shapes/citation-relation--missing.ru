# expect: citation-relation on stated:citation-external
DELETE DATA { stated:citation-external iip:relation eli:cites }
