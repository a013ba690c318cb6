# expect: event-kind on stated:event
DELETE DATA { stated:event iip:eventKind "launched" } ;
INSERT DATA { stated:event iip:eventKind "It was launched." }
