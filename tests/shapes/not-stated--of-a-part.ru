# expect: not-stated on found:item
INSERT DATA { found:item iip:notStated eli:number }
