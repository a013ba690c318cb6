# expect: citation-part on stated:citation-external
DELETE DATA { stated:citation-external iip:citingPart doc:notice }
