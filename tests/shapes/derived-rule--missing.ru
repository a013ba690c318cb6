# expect: derived-rule on stated:check
DELETE DATA { stated:check iip:derivedBy rule:in-document }
