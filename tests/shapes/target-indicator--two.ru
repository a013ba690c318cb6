# expect: target-indicator on stated:target-single
INSERT DATA {
    stated:target-single iip:indicator vocab:others .
    vocab:others a iip:Indicator, skos:Concept ; skos:inScheme vocab:scheme ; qudt:hasUnit unit:NUM ; iip:basis iip:stockBasis ;
        skos:prefLabel "其他"@zh, "others"@en, "その他"@ja
}
