# expect: over-before-in-force on doc:rules
DELETE DATA { found:ends-too-early iip:between found:ends } ;
INSERT DATA { found:ends-too-early iip:between found:signed }
