"""Families of words that name one idea, across many fields of work.

One family a line: the idea in plain words, then the words and phrases that
stand for it. An idea with a star is broad: alone it meets nobody's goal, two of
them or one with a shared word may. Words are compared by stem, so one form is
enough unless the stem changes; a word after "=" is meant exactly as it stands,
for "manager" is about people and "manage" may be about anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from apps.drafting.text import Remembered, Span, find_content_stem, read_words, stem, words

_FAMILIES = """
leading people: supervise, supervisor, line manage, line manager, manage people, manage a team, lead a team,
    leads a team, team leader, direct reports, direct report, =manager, =Manager, =managers, =management,
    foreman, deputise, leading a team, run a team, head a team, manage staff, manage volunteers, look after
    the team, oversee the team, shift leader, charge hand, take charge, delegate, staff of
passing on what you know: mentor, mentoring, coach, buddy, teach others, train others, train new, induct,
    pass on, tutor, guide, show new starters, apprentices, trainees, trainee, junior colleagues, juniors,
    students on placement, preceptor, onboard new
teaching: teach, teacher, lesson, classroom, lecture, tutorial, seminar, pupils, module, curriculum,
    syllabus, class, tutor group, workshops, phonics
studying for a qualification: exam, examination, qualification, diploma, certificate, certified,
    certification, chartered, chartership, accreditation, accredited, study leave, study days, study time,
    tuition, degree, college day, day release, nvq, apprenticeship, licence, licensed, license,
    registration, cpd, masters, fees paid, course fees, courses
training on the job*: training, trained, train, course, learn, induction, academy, development programme,
    shadow, workshop, rotation, taught, upskill
having a mentor: mentor, mentored, mentorship, coach, preceptor, buddy, pair with, paired with, sponsor,
    supervision by, guidance from, learn from, work alongside, alongside senior, alongside an experienced,
    beside a senior
speaking in public: present, presentation, talk, conference, speak, speaker, public speaking, meetup,
    keynote, pitch, demo, panel, toast, audience, stage
writing*: write, writing, written, draft, author, copy, report, document, documentation, article, paper,
    editorial, prose
publishing research: publish, publication, paper, journal, author, article, peer review, preprint,
    monograph, thesis
winning grants and funds: grant, funding bid, bids, fundraise, fundraising, funder, donor, donation,
    sponsor, proposal, philanthropy, appeal, fellowship
handling money and budgets: budget, spend, cost centre, financial plan, p&l, profit and loss, expenditure,
    purse, cost control, costings
closing the books: month end, month-end, year end, close the books, ledger, reconcile, reconciliation,
    accruals, statutory accounts, management accounts, bookkeeping, consolidation, journals
forecasting: forecast, projection, predict, prediction, outlook, liquidity, cash flow, scenario, planning
    model, demand plan
markets and investments: derivative, swap, bond, equity research, hedge, portfolio, valuation, investment,
    fund, treasury, trading, securities
tax and audit: tax, vat, audit, auditor, compliance review, assurance, internal control, statutory
payroll and pay: payroll, payslip, wages, pensions administration
automating hand work: automate, automation, script, scripted, macro, workflow, robotic process, by hand,
    manual work, bot, self-service
working with data: data, dataset, analytics, analyse, analysis, analyst, sql, dashboard, insight,
    statistics, statistical, metrics, tableau, power bi, spreadsheet, excel, query
building data pipelines: pipeline, etl, dbt, airflow, warehouse, snowflake, bigquery, redshift, databricks,
    data platform, lakehouse, orchestration, streaming, kafka, ingestion
machine learning: machine learning, model training, neural, deep learning, predictive model, classifier,
    nlp, computer vision, recommendation, artificial intelligence, llm, language model, data science
experiments and evidence: experiment, a/b test, trial, evaluate, evaluation, hypothesis, evidence, impact
    study, measure impact, randomised, outcome measures, pilot study
programming: code, coding, programming, program, developer, software, python, java, kotlin, rust,
    typescript, c++, c#, backend, back-end, codebase, code base, pull request, refactor, api, =Go
typed languages: typed, typescript, kotlin, java, rust, c#, scala, swift, haskell, =Go
web front ends: frontend, front-end, react, vue, angular, css, browser, web page, interface, javascript
breaking up old systems: monolith, legacy, migrate, migration, microservice, modernise, modernisation,
    rewrite, replatform, decouple, old system, replace the old
keeping services running: on-call, on call, pager, incident, outage, uptime, reliability, sre, postmortem,
    rota for incidents, monitoring, observability, alerting, production issues, disaster recovery
cloud and infrastructure: cloud, aws, azure, gcp, kubernetes, terraform, docker, infrastructure, container,
    cluster, devops, ci/cd, deployment, servers, linux, network
networks: network, router, switch, firewall, wifi, cisco, lan, vpn, dns
information security: security, penetration, threat, vulnerability, cyber, encryption, phishing, soc,
    incident response, identity, access control, iso 27001
software testing: test automation, automated test, testing, quality assurance, qa, regression, unit test,
    bugs, defects
open source: open source, open-source, upstream, maintainer, github, publish our tools, public repository
understanding users: user research, user interview, usability, users, customer interview, listen to calls,
    observe, field visit, shadow customers, feedback sessions, personas, customer calls, meet customers
designing things people use: design, designer, prototype, wireframe, figma, user experience, ux,
    interaction, mock-up, visual, brand identity, typography, layout
accessibility: accessibility, accessible, wcag, screen reader, disabled, inclusive design, sign language,
    easy read, braille
owning a product: product owner, roadmap, product manager, backlog, product strategy, discovery, prioritise
    features, end to end, own the product, product decisions
running projects: project, programme manager, milestone, project plan, deliver a project, gantt, prince2,
    agile, scrum, project lead, workstream, deadlines
improving how work is done: improve process, process improvement, lean, six sigma, continuous improvement,
    streamline, efficiency, bottleneck, kaizen, procedure, redesign, waste, throughput, standard operating
making policy: policy, policies, legislation, consultation, white paper, regulation, briefing, minister,
    councillor, committee, strategy paper, guidance document, procedure
working with elected members: councillor, minister, elected, committee, cabinet, parliament, mayor, scrutiny
serving residents: resident, citizen, public service, council, constituents, community, neighbourhood, local
    people, tenants, housing, benefits claimants
serving customers: customer, client, guest, complaint, service desk, front of house, enquiry, caller,
    shopper, helpline, contact centre, call centre, counter
calming hard conversations: complaint, conflict, de-escalate, difficult conversation, difficult calls,
    escalation, angry, upset, mediation, dispute, hard calls, vulnerable customers
selling: sell, sales, quota, pipeline of deals, prospect, account executive, lead generation, close deals,
    deal, revenue, upsell, commission, pitch, new business, territory
looking after accounts: account management, key account, client relationship, account manager, renewals,
    customer success, portfolio of clients, stakeholder, retention
negotiating: negotiate, negotiation, bargain, contract terms, supplier terms, tender, procurement, procure,
    supplier, vendor, sourcing
marketing campaigns: campaign, marketing, advertising, brand, seo, social media, content calendar, audience,
    newsletter, paid search, copywriting, launch plan, media, pr
telling stories in pictures and film: film, video, photography, edit footage, camera, podcast, animation,
    illustrate, illustration, documentary, sound, broadcast
stage and arts: theatre, stage, exhibition, gallery, curate, curator, rehearsal, orchestra, museum,
    collection, performance, production, artist, lighting rig, costume, archive, conservation
cooking: cook, kitchen, chef, menu, recipe, pastry, bake, bakery, dish, sauce, grill, butchery, tasting,
    dough, bread
drinks and wine: wine, sommelier, cellar, cocktail, barista, coffee, brew, beer, pairing
running a restaurant or hotel: restaurant, hotel, front of house, reservations, housekeeping, banquet,
    concierge, food cost, events, guests
keeping food safe: haccp, food hygiene, allergen, food safety, temperature log
running a shop: shop, store, retail, till, merchandise, merchandising, stockroom, shelf, visual display,
    window display, footfall, buying, buyer, assortment
stock and warehouses: stock, inventory, warehouse, replenish, picking, dispatch, goods in, forklift, pallet,
    logistics, supply chain, fulfilment, depot, shipment
driving and transport: drive, driver, route, fleet, vehicle, lorry, hgv, bus, train driver, tram, timetable,
    dispatcher, rail, signalling, transport, airline, pilot, freight
caring for patients: patient, nurse, nursing, ward, clinical, clinic, bedside, care plan, wound, medication,
    triage, treatment, midwife, healthcare, caseload, therapy, rehabilitation, hospital
emergency and acute care: emergency, intensive care, critical care, acute, resuscitation, a&e, trauma,
    paramedic, deteriorating, theatre, high dependency, ventilator
care at home and in the community: community nurse, home visits, district, domiciliary, visit people at
    home, in their homes, outreach, caseload, house calls
end of life care: palliative, hospice, end of life, bereavement, dying, symptom control
mental health: mental health, counselling, counsellor, therapy, psychology, psychological, crisis,
    trauma-informed, addiction, substance, wellbeing groups, cbt
long-term conditions: diabetes, asthma, copd, heart failure, chronic, long-term condition, insulin,
    dementia, stroke
prescribing: prescribe, prescriber, prescription, pharmacist, pharmacy, medicines, dispensing
children and families: child, children, family, early years, nursery, safeguarding, parent, foster, youth,
    young people, looked-after
special educational needs: special needs, send, senco, autism, dyslexia, additional needs, learning
    disabilities, inclusion, speech and language
leading in a school: head of department, head of year, subject lead, pastoral, phase leader, curriculum
    lead, headteacher, school leadership, scheme of work
social work and casework: casework, case work, caseload, case management, social work, social worker,
    assessment of need, support plan, vulnerable, advocacy, referral
volunteers and communities: volunteer, community group, charity, outreach, campaigners, local groups, food
    bank, beneficiaries
safety at work: safety, safe, safer, hazard, risk assessment, coshh, near miss, permit to work, iosh,
    nebosh, accident, lone working, safe systems, lockout
electrical work: electrical, electrician, wiring, circuit, inspection and testing, switchgear, high voltage,
    substation, cable, transformer, 18th edition, solar panel, distribution board
hydraulics and pneumatics: hydraulic, hydraulics, pneumatic, fluid power, pump, valve, cylinder
control systems: plc, scada, control system, controls engineer, automation controller, servo, hmi, robot,
    robotics, instrumentation, sensors
machines and maintenance: maintenance, machine, fault finding, breakdown, repair, overhaul, gearbox,
    bearing, mechanic, mechanical, preventive, reliability engineering, lubricate, commission
welding and metal: weld, welding, tig, mig, fabricate, fabrication, steel, coded, machining, lathe, cnc,
    sheet metal
building and joinery: carpentry, joinery, bricklay, plaster, roof, timber, site manager, construction,
    scaffold, restoration, masonry, lime, heritage building, listed building, surveying
plumbing and heating: plumbing, boiler, heating, heat pump, gas safe, pipework, ventilation, refrigeration,
    hvac
engineering design: cad, autocad, solidworks, drawings, design engineer, prototype, specification,
    simulation, finite element, tolerances, components, blueprint
energy and climate: energy, solar, wind, turbine, renewable, grid, carbon, net zero, battery, hydrogen,
    decarbonise, emissions, heat pump, climate, sustainability, offshore
growing and farming: farm, crop, soil, harvest, livestock, herd, dairy, lambing, orchard, vineyard,
    irrigation, greenhouse, growing, agronomy, tractor, seed
nature and land: ecology, habitat, species, woodland, forestry, conservation, survey, biodiversity, ranger,
    rewilding, river, wetland
laboratory work: laboratory, lab, bench, assay, sample, culture, microscopy, sequencing, titration,
    chemistry, reagent, specimen, protocol
collecting data in the field: fieldwork, field work, field season, excavation, survey data, geophysics,
    sampling, remote sensing, gis, drone
guiding students' research: doctoral, phd, dissertation, supervise a student, postgraduate, thesis
law: legal, law, solicitor, contract law, litigation, conveyancing, court, paralegal, case law, tribunal,
    hearing
people and hiring: recruit, recruitment, hiring, interview candidates, hr, employee relations, talent,
    onboarding, human resources, disciplinary, payroll queries
equality and inclusion: equality, inclusion, diversity, accessible recruitment, underrepresented
planning and strategy: strategy, strategic, five-year plan, business plan, business case, board paper,
    direction of the, annual plan, roadmap
speaking to a board: board, trustees, executives, senior leadership, directors, shareholders, executive team
starting something from nothing: from scratch, from nothing, set up, first of its kind, new function,
    greenfield, found, build a new, there is no, first hire, start-up, launch a new, open a new, establish
doing many kinds of work: many hats, variety of, generalist, wider role, across teams, cross-functional,
    range of tasks, every part of, whole process, small team
seeing the whole business: across the business, other departments, rotation, rotations, secondment, business
    side, end to end, commercial, site visits, how the business, shop floor, operations
working abroad or in other languages: abroad, overseas, international, relocate, foreign, language,
    languages, bilingual, french, german, spanish, mandarin, arabic, welsh, global teams, travel to
working with regulators: regulator, regulatory, compliance, inspection, inspector, ofsted, cqc, fca, licence
    conditions, audit trail, gdpr, data protection
quality and standards: quality, iso 9001, inspection, standards, defect, conformity, calibration, right
    first time, quality control
planning events: event, festival, wedding, venue, conference organisation, banqueting, programme of events,
    hospitality
flying solo with responsibility: own the, autonomy, independently, sole charge, sole responsibility,
    decision, your own patch, your own clients, own caseload, end-to-end ownership, unsupervised, full
    responsibility
steady hours: weekend, weekends, shift pattern, nights, night shift, monday to friday, regular hours, nine
    to five, part-time, four-day week, school hours, compressed hours, flexible hours
working from where one lives: remote, hybrid, home working, work from home, relocation, stay in, commute
earning enough: salary, wage, pay rise, pay band, earn, paid, bonus, pay scale, increment, money, hourly
    rate
a contract that lasts: permanent, secure, fixed-term, tenure, long-term contract, stability, stable, steady
moving up*: promotion, promoted, progress, progression, career path, career ladder, senior post, next grade,
    step up, grow into, advance
innovation and research: research and development, r&d, novel, invent, patent, prototype, experimental,
    cutting-edge
crime and public safety: police, fire, rescue, crime, prison, probation, custody, detective, investigate,
    patrol, firefighter
property and places: property, estate, lettings, building manager, facilities, landlord, valuation, planning
    application, town planning, architecture
sport and fitness: sport, fitness, coach a team, gym class, athlete, physiotherapy, swim
beauty and hair: hair, beauty, salon, colouring, barber, nails, make-up
libraries and records: library, librarian, archive, catalogue, records management, cataloguing
"""


@dataclass(frozen=True, slots=True)
class Family:
    """One idea. `is_broad`: too wide to meet a goal by itself."""

    idea: str
    is_broad: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A family met in a text: by which literal words, their stems, and at which word they begin."""

    family: Family
    quote: str
    key: tuple[str, ...]
    position: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A word or phrase as stems, and the families that it stands for."""

    key: tuple[str, ...]
    families: tuple[Family, ...]


@lru_cache(maxsize=1)
def _load_families() -> dict[str, tuple[_Phrase, ...]]:
    """Return phrases by their first stem, the longest first; one that is meant exactly is by "=word"."""
    index: dict[tuple[str, ...], tuple[Family, ...]] = {}
    for row in _FAMILIES.strip().replace("\n    ", " ").splitlines():
        idea, phrases = row.split(": ", 1)
        family = Family(idea.rstrip("*"), idea.endswith("*"))
        for phrase in phrases.split(", "):
            is_exact = phrase.startswith("=")
            key = (phrase,) if is_exact else tuple(stem(span.text) for span in words(phrase))
            index[key] = (*index.get(key, ()), family)
    by_first: dict[str, tuple[_Phrase, ...]] = {}
    for key, families in sorted(index.items(), key=lambda item: -len(item[0])):
        by_first[key[0]] = (*by_first.get(key[0], ()), _Phrase(key, families))
    return by_first


class _Word(NamedTuple):
    """A word's stem, the same if it carries meaning ("" if not), and the phrases that may begin there."""

    stem: str
    content: str
    starts: tuple[_Phrase, ...]


def _read_word(word: str) -> _Word:
    index, first = _load_families(), stem(word)
    starts = (*index.get(first, ()), *index.get(f"={word}", ()))
    return _Word(first, find_content_stem(word), starts)


_WORDS = Remembered(_read_word)


def _find_phrases(said: list[_Word]) -> Iterator[tuple[int, _Phrase]]:
    """Yield the phrases that stand in a text, each with the word at which it begins."""
    stems: tuple[str, ...] = ()
    for at, word in enumerate(said):
        for phrase in word[2]:
            size = len(phrase.key)
            if size > 1:
                stems = stems or tuple([each[0] for each in said])
                if stems[at : at + size] != phrase.key:
                    continue
            yield at, phrase


def find_families(text: str) -> tuple[Hit, ...]:
    """Return the families that a text meets, in order; a family twice only by different words."""
    spans: tuple[Span, ...] = ()
    found: dict[tuple[Family, tuple[str, ...]], Hit] = {}
    for at, phrase in _find_phrases(list(_WORDS.read(read_words(text)))):
        spans = spans or words(text)
        quote = text[spans[at].start : spans[at + len(phrase.key) - 1].end]
        for family in phrase.families:
            found.setdefault((family, phrase.key), Hit(family, quote, phrase.key, at))
    return tuple(found.values())


def find_meaning(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of the words that carry meaning, and the ideas of the families that a text meets."""
    said = list(_WORDS.read(read_words(text)))
    stems = {word[1] for word in said}
    stems.discard("")
    ideas = [family.idea for _, phrase in _find_phrases(said) for family in phrase.families]
    return frozenset(stems), frozenset(ideas)
