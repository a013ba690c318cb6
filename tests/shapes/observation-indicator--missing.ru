# expect: observation-indicator on stated:observation
DELETE DATA { stated:observation iip:indicator vocab:nodes }
