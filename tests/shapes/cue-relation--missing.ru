# expect: cue-relation on vocab:guanche
DELETE DATA { vocab:guanche iip:impliesRelation iip:implementsPolicy }
