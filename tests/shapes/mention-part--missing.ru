# expect: mention-part on stated:mention-industry
# expect: part-mentions on section:2
DELETE DATA { stated:mention-industry iip:mentioningPart section:2 }
