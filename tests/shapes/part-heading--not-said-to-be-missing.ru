# expect: part-heading on found:article
# warn: part-heading-chinese on found:article
DELETE DATA { found:article iip:notStated dcterms:title }
