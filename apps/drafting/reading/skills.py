"""Skills and tools that a posting names, as literal pieces of its lines.

Three ways in: a list of tools and crafts that go by fixed names; what follows
"experience of", "knowledge of" and the like; and what stands in capitals or in
brackets in a line that asks for something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import ahocorasick_rs

from apps.drafting.vocabulary import Line, LineKind

_I = re.IGNORECASE
_FIXED_NAMES = """
Python|JavaScript|TypeScript|Java|Kotlin|Swift|Ruby|Rails|Ruby on Rails|PHP|Perl|Scala|Rust|Golang|C++|C#|
.NET|.NET Core|ASP.NET|Node.js|React|React Native|Angular|AngularJS|Vue|Svelte|Django|Flask|FastAPI|Spring|
Laravel|HTML|CSS|Sass|GraphQL|REST APIs|SQL|MySQL|PostgreSQL|Postgres|MSSQL|SQL Server|Oracle|MongoDB|
Redis|Elasticsearch|Kafka|RabbitMQ|Snowflake|BigQuery|Redshift|Databricks|dbt|Airflow|Spark|Hadoop|Tableau|
Power BI|Looker|Qlik|Excel|Microsoft Excel|Microsoft Office|MS Office|Word|PowerPoint|Outlook|SharePoint|
Google Sheets|Google Analytics|AWS|Azure|GCP|Google Cloud|Docker|Kubernetes|Terraform|Ansible|Jenkins|
GitHub|GitLab|Git|CI/CD|Linux|Bash|Agile|Scrum|Kanban|Jira|Confluence|Figma|Sketch|Photoshop|Illustrator|
InDesign|Adobe Creative Suite|MATLAB|SAS|SPSS|Stata|TensorFlow|PyTorch|scikit-learn|pandas|NumPy|
machine learning|deep learning|data visualization|data visualisation|natural language processing|
computer vision|statistics|A/B testing|AutoCAD|SolidWorks|Revit|CATIA|PLC|SCADA|FPGA|VHDL|Verilog|CNC|CAD|
CAM|TIG|MIG|SAP|NetSuite|QuickBooks|Xero|Sage|Salesforce|HubSpot|Dynamics|Workday|Zendesk|Shopify|
WordPress|SEO|PPC|Google Ads|Mailchimp|email marketing|social media|copywriting|content marketing|CRM|ERP|
GAAP|US GAAP|IFRS|SOX|VAT|payroll|accounts payable|accounts receivable|bookkeeping|general ledger|
credit control|reconciliation|reconciliations|forecasting|budgeting|financial modelling|VBA|macros|
pivot tables|ACCA|CIMA|ACA|CPA|CFA|AAT|project management|Prince2|PMP|risk management|change management|
stakeholder management|account management|negotiation|business development|lead generation|
customer service|point of sale|stock control|merchandising|visual merchandising|inventory management|
food hygiene|HACCP|menu planning|stock rotation|barista|cash handling|safeguarding|first aid|phonics|
lesson planning|curriculum design|classroom management|special educational needs|SEND|EYFS|case management|
caseload|crisis intervention|counselling|counseling|motivational interviewing|
care planning|wound care|phlebotomy|venepuncture|cannulation|medication administration|
infection control|palliative care|triage|clinical skills|patient assessment|record keeping|manual handling|
moving and handling|health and safety|risk assessment|risk assessments|COSHH|forklift|18th Edition|
electrical testing|fault finding|plumbing|carpentry|welding|bricklaying|plastering|hydraulics|pneumatics|
preventive maintenance|quality assurance|quality control|lean|Six Sigma|ISO 9001|GMP|GDPR|data protection|
data governance|data analysis|data entry|report writing|minute taking|diary management|event management|
fundraising|grant writing|volunteer management|policy development|procurement|
contract management|conveyancing|legal research|drafting|GIS|surveying|conflict resolution|
communication skills|interpersonal skills|problem solving|problem-solving|time management|
organisational skills|organizational skills|team work|teamwork|attention to detail|public speaking|
presentation skills|leadership|mentoring|coaching|user research|usability testing|wireframing|prototyping|
accessibility|product management|roadmapping|penetration testing|threat modelling|
incident response|network security|cryptography|microservices|unit testing|test automation|
automated testing|continuous integration|version control|object-oriented programming|data modelling|
data modeling|data warehousing|ETL|KPIs|British Sign Language|Makaton|driving licence|
Spanish|French|German|Welsh
"""
_NAMES = tuple(name for row in _FIXED_NAMES.split("\n") for name in row.strip("|").split("|") if name)
# Short or everyday words are a skill only in their own spelling.
_CASED = frozenset(
    name
    for name in _NAMES
    if len(name) <= 4
    or name
    in {
        "Excel",
        "Spring",
        "Swift",
        "Rails",
        "React",
        "Spark",
        "Oracle",
        "Sketch",
        "Outlook",
        "Angular",
        "Looker",
        "Dynamics",
        "Workday",
        "Docker",
        "Agile",
    }
)
_FINDER = ahocorasick_rs.AhoCorasick(
    [name.lower() for name in _NAMES], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
)
_ASKED = re.compile(
    r"\b(?:(?:experience|expertise|proficien(?:cy|t)|fluency|fluent|skills?|skilled|background|training|"
    r"qualification|degree|"
    r"competen(?:ce|t)|familiar(?:ity)?|confident|experienced|specialis(?:ing|m)) (?:of|in|with|using)|"
    r"(?:knowledge|understanding|"
    r"awareness|command|grasp|use) of) "
    r"(?:(?:a|an|the|some|working|good|strong|using|various|relevant|all|both|completing|one or more of) )*"
    r"(?=(?P<skill>[\w+#./&' -]{3,60}))",
    _I,
)
_TAIL = re.compile(
    r"\s(?:and|or|in|with|for|to|of|at|on|is|are|as|by|from|that|which|who|within|including|such|across|"
    r"using|when|"
    r"experience|required|preferred|desirable|essential|a|an|the|our|your|we|you|while|through|into|"
    r"under)\b.*$",
    _I,
)
_CAPITALS = re.compile(
    r"\b(?:[A-Z][A-Za-z]*[A-Z+#][\w+#]*|[A-Z]{2,6})(?:[/ ](?:[A-Z]{2,6}|[A-Z][a-z]+))?(?![\w-])"
)
_NOT_SKILLS = frozenset(
    "uk us usa eu nhs ceo cto cfo hr it id cv gs dbs pto nyc ny ca am pm plc llc ltd inc faq hq url http "
    "https "
    "we you a the this that our your i or and all any etc eg ie ok tts gsa".split()
)
_ASKING = frozenset({LineKind.REQUIREMENT, LineKind.PREFERRED, LineKind.RESPONSIBILITY})
_MOST_SKILLS = 40


def _is_word_edge(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and not (
        text[end : end + 1].isalnum() and text[end - 1].isalnum()
    )


def _find_names(text: str) -> list[tuple[int, str]]:
    lowered = text.lower()
    if len(lowered) != len(text):
        return []
    found = []
    for index, start, end in _FINDER.find_matches_as_indexes(lowered):
        piece = text[start:end]
        is_spelt = piece == _NAMES[index] if _NAMES[index] in _CASED else True
        if is_spelt and _is_word_edge(text, start, end):
            found.append((start, piece))
    return found


def _find_asked(text: str) -> list[tuple[int, str]]:
    found = []
    for match in _ASKED.finditer(text):
        piece = _TAIL.sub("", match["skill"].split("  ")[0]).strip(" .,/&'-")
        if len(piece) < 3 or len(piece.split()) > 4 or _TAIL.match(f" {piece}"):
            continue
        if piece.lower() not in _NOT_SKILLS:
            found.append((match.start("skill"), piece))
    return found


def _find_capitals(text: str) -> list[tuple[int, str]]:
    return [
        (match.start(), match[0])
        for match in _CAPITALS.finditer(text)
        if match[0].lower() not in _NOT_SKILLS and match[0].split()[0].lower() not in _NOT_SKILLS
    ]


def read_skills(lines: Sequence[Line], *, without: str = "") -> tuple[str, ...]:
    """Return the skills that the lines name, in order, each once, at most 40.

    `without` is the employer's name, whose words are no skill.
    """
    kept: dict[str, str] = {}
    barred = {word.lower() for word in re.findall(r"\w+", without)}
    for line in lines:
        text = line.text[:1_500]
        found = _find_names(text)
        if line.kind in _ASKING and not text.isupper():
            found += _find_capitals(text)
        if line.kind in (LineKind.REQUIREMENT, LineKind.PREFERRED):
            found += _find_asked(text)
        for _, piece in sorted(found):
            key = piece.lower()
            if key.split()[0] not in barred and not any(key in other for other in kept):
                kept[key] = piece
        if len(kept) >= _MOST_SKILLS:
            break
    return tuple(kept.values())[:_MOST_SKILLS]
