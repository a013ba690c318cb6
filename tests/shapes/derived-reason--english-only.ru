# expect: derived-reason on stated:target-taken-up
DELETE DATA { stated:target-taken-up iip:reason "口径不同。"@zh }
