"""The terms of `iiot-policy.ttl` as typed IRIs, and what is borrowed from elsewhere.

`IIP` is kept by hand in the order of the Turtle; `tests/test_ontology_terms.py` names what is
missing here or there. An unknown name is an AttributeError, never a new IRI.

>>> IIP.Target
rdflib.term.URIRef('https://w3id.org/iiot-policy/ns#Target')
>>> IIP["stock" + "Basis"] == IIP.stockBasis
True
"""
# ruff: noqa: N815 - the names are the vocabulary's

from typing import Final

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from ontology.borrowed_terms import ELI, LANGUAGE, OA, QUDT, SCHEMA, UNIT

__all__ = ["BASE", "ELI", "IIP", "LANGUAGE", "OA", "QUDT", "SCHEMA", "UNIT"]

BASE: Final = "https://w3id.org/iiot-policy/"
"""Every IRI of this project begins with it; `graph/iris.py` mints them, nothing else does."""


class IIP(DefinedNamespace):
    """The project's own terms, prefix `iip:`."""

    _NS = Namespace(BASE + "ns#")
    _fail = True

    # Documents and their parts
    PolicyDocument: URIRef
    Section: URIRef
    Measure: URIRef
    Chapter: URIRef
    Article: URIRef
    Paragraph: URIRef
    Item: URIRef
    Box: URIRef
    Table: URIRef
    # Statements of documents
    Target: URIRef
    Citation: URIRef
    Mention: URIRef
    Responsibility: URIRef
    Issuance: URIRef
    FulfilmentClaim: URIRef
    Observation: URIRef
    # Changes and checks, derived by rules
    TargetChange: URIRef
    MeasureChange: URIRef
    FulfilmentCheck: URIRef
    # Events and programmes
    Event: URIRef
    Programme: URIRef
    # Provenance
    Source: URIRef
    Evidence: URIRef
    Assertion: URIRef
    Conflict: URIRef
    Remark: URIRef
    Rule: URIRef
    # Concepts of the vocabularies
    Technology: URIRef
    Industry: URIRef
    Scenario: URIRef
    Indicator: URIRef
    Cue: URIRef
    DocumentType: URIRef
    CodeElement: URIRef
    Region: URIRef
    # Classes of the closed lists
    Comparator: URIRef
    Basis: URIRef
    DuePrecision: URIRef
    Role: URIRef
    Verification: URIRef
    SourceKind: URIRef
    LabelStatus: URIRef
    Level: URIRef
    Status: URIRef
    Resolution: URIRef
    ChangeType: URIRef
    Outcome: URIRef
    Action: URIRef
    # Properties: lineage, from document to document
    legalBasis: URIRef
    implementsPolicy: URIRef
    accordsWith: URIRef
    byAnalogyWith: URIRef
    forwards: URIRef
    succeedsPlan: URIRef
    buildsOn: URIRef
    explains: URIRef
    invokes: URIRef
    restsOn: URIRef
    implementsTransitively: URIRef
    # Properties: documents
    leadIssuer: URIRef
    recipient: URIRef
    recipientText: URIRef
    issuerText: URIRef
    level: URIRef
    region: URIRef
    status: URIRef
    numberForm: URIRef
    order: URIRef
    knownGap: URIRef
    notStated: URIRef
    sourceNote: URIRef
    inDocument: URIRef
    datedAs: URIRef
    previousInSeries: URIRef
    # Properties: parts
    responsibleBody: URIRef
    setsTarget: URIRef
    mentions: URIRef
    action: URIRef
    continuesMeasure: URIRef
    extent: URIRef
    # Properties: targets and observations
    indicator: URIRef
    subject: URIRef
    comparator: URIRef
    basis: URIRef
    unitText: URIRef
    dueDate: URIRef
    duePrecision: URIRef
    scope: URIRef
    printedValue: URIRef
    programme: URIRef
    succeedsTarget: URIRef
    changeType: URIRef
    actorText: URIRef
    about: URIRef
    observedOn: URIRef
    # Properties: changes and checks
    targetText: URIRef
    precedent: URIRef
    earlierTarget: URIRef
    laterTarget: URIRef
    earlierMeasure: URIRef
    laterMeasure: URIRef
    earlierDocument: URIRef
    laterDocument: URIRef
    score: URIRef
    reason: URIRef
    checkedTarget: URIRef
    byObservation: URIRef
    sphere: URIRef
    previousGeneration: URIRef
    # Properties: citations
    citingPart: URIRef
    citedDocument: URIRef
    citedTitle: URIRef
    citedNumber: URIRef
    cue: URIRef
    cueText: URIRef
    relation: URIRef
    resolution: URIRef
    # Properties: mentions, responsibilities and issuances
    mentioningPart: URIRef
    concept: URIRef
    surfaceForm: URIRef
    responsibleFor: URIRef
    role: URIRef
    issuedDocument: URIRef
    # Properties: provenance
    statedIn: URIRef
    verification: URIRef
    evidence: URIRef
    labelStatus: URIRef
    rule: URIRef
    between: URIRef
    claimAbout: URIRef
    claimedBy: URIRef
    outcome: URIRef
    eventKind: URIRef
    sourceKind: URIRef
    sha256: URIRef
    retrieved: URIRef
    describes: URIRef
    remarkCode: URIRef
    derivedBy: URIRef
    asOf: URIRef
    # Properties: vocabularies
    negativeLabel: URIRef
    contextLabel: URIRef
    formerName: URIRef
    unverifiedLabel: URIRef
    browsingOnly: URIRef
    impliesRelation: URIRef
    codeBody: URIRef
    codeUnit: URIRef
    codeSlug: URIRef
    measuredConcept: URIRef
    batch: URIRef
    emailDomain: URIRef
    # Closed list: Comparator
    equalTo: URIRef
    atLeast: URIRef
    moreThan: URIRef
    atMost: URIRef
    lessThan: URIRef
    aboutComparator: URIRef
    betweenComparator: URIRef
    # Closed list: Basis
    stockBasis: URIRef
    incrementBasis: URIRef
    ratioBasis: URIRef
    growthBasis: URIRef
    multipleBasis: URIRef
    # Closed list: DuePrecision
    dayPrecision: URIRef
    monthPrecision: URIRef
    yearPrecision: URIRef
    yearEndPrecision: URIRef
    # Closed list: Role
    leadRole: URIRef
    supportRole: URIRef
    responsibleRole: URIRef
    # Closed list: Verification
    seen: URIRef
    recalled: URIRef
    unverified: URIRef
    # Closed list: SourceKind
    officialSource: URIRef
    mirrorSource: URIRef
    summarySource: URIRef
    recordSource: URIRef
    copySource: URIRef
    # Closed list: LabelStatus
    officialLabel: URIRef
    translation: URIRef
    thirdParty: URIRef
    # Closed list: Level
    levelCentral: URIRef
    levelParty: URIRef
    levelLegislature: URIRef
    levelMinistry: URIRef
    levelDepartment: URIRef
    levelProvince: URIRef
    levelCity: URIRef
    levelInstitute: URIRef
    levelAlliance: URIRef
    levelAssociation: URIRef
    levelEnterprise: URIRef
    levelClass: URIRef
    # Closed list: Status
    statusInForce: URIRef
    statusPeriodEnded: URIRef
    statusSuperseded: URIRef
    statusRepealed: URIRef
    # Closed list: Resolution
    resolvedCitation: URIRef
    externalCitation: URIRef
    ambiguousCitation: URIRef
    # Closed list: ChangeType
    changeRaised: URIRef
    changeLowered: URIRef
    changeCarried: URIRef
    changeRestated: URIRef
    changeRebased: URIRef
    changeSplit: URIRef
    changeMerged: URIRef
    changeDropped: URIRef
    changeNew: URIRef
    # Closed list: Outcome
    outcomeMet: URIRef
    outcomeExceeded: URIRef
    outcomeNotMet: URIRef
    # Closed list: Action
    actionPromote: URIRef
    actionSupport: URIRef
    actionEncourage: URIRef
    actionBuild: URIRef
    actionMust: URIRef
    actionMustNot: URIRef
    actionExplore: URIRef
