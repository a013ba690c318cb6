# expect: responsibility-part on stated:responsibility-text
DELETE DATA { stated:responsibility-text iip:responsibleFor section:2 }
