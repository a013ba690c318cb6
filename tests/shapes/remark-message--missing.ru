# expect: remark-message on found:remark
DELETE DATA { found:remark oa:bodyValue "1 is followed by 3"@en }
