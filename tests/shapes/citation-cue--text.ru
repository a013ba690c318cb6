# expect: citation-cue on stated:citation-resolved
DELETE DATA { stated:citation-resolved iip:cue vocab:guanche } ;
INSERT DATA { stated:citation-resolved iip:cue "贯彻落实" }
