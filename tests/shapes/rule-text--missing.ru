# expect: rule-text on rule:in-document
DELETE WHERE { rule:in-document sh:construct ?text }
