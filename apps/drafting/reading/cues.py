"""The words that tell what a line of a posting is about, as patterns.

Each pattern is read on one line, at most 1,500 characters of it, with straight
quotes. They cover how employers in any field write, not any one posting.
"""

from __future__ import annotations

import re

from apps.drafting.reading.patterns import compile_words

_I = re.IGNORECASE

PREFERRED = compile_words(
    r"\b(?:nice to have|good to have|desirable|preferred|preferabl[ey]|(?:a|big|definite|real|huge|"
    r"strong) plus\b|"
    r"(?:is|are|be|as) (?:an? )?(?:bonus|advantage|advantageous)|(?:an? )?(?:added|distinct) (?:bonus|"
    r"advantage)|"
    r"ideally|not essential|would be (?:useful|helpful|welcome|beneficial|great)|is (?:useful|helpful|"
    r"welcome)|"
    r"but not (?:required|necessary))"
)

_OFFERING = (
    r"(?:we(?:'ll| will| can| do|'re| are)?(?: also| always| fully| even| happily| actively)? ?"
    r"(?:offer|provid\w+|support\w*|help|give|pay|fund|sponsor|cover|encourag\w+|invest\w*|train|teach|"
    r"allow)|"
    r"you(?:'ll| will| would| can|'d)?(?: also| be| get| have| receive| gain| benefit| enjoy| access)|"
    r"there (?:is|are|will be)|opportunit(?:y|ies)|chance|access to|funded|paid|sponsored|supported|"
    r"dedicated|"
    r"ongoing|on-going|regular|full|including|free|generous|\d+[- ](?:month|week|day|hour)s?|annual|"
    r"internal|"
    r"structured|clear|excellent|lots of|budget)"
)
_GROWING = (
    r"(?:training|mentor(?:s|ed|ing|ship)?|coach(?:ed|ing)|preceptor(?:s|ship)?|apprenticeships?|"
    r"academy|induction|"
    r"(?:career|professional|personal|skills?|leadership|staff|employee) (?:growth|development|"
    r"progression|paths?|"
    r"pathways?|ladder|learning|education)|development (?:programme|program|plan|budget|opportunities|"
    r"time|days?)|"
    r"learning (?:budget|allowance|opportunities|and development|time|days?|platform)|study (?:leave|"
    r"days?|time)|"
    r"conferences?|courses?|certificat\w+|professional qualifications?|tuition|promotions?|progression|"
    r"shadow(?:ing)?|secondments?|rotations?|internal (?:transfers?|moves?|mobility)|education|exam fees|"
    r"(?:to|and|can|you) (?:grow|progress|develop|learn|advance|flourish)|learning from|books|cpd\b|"
    r"supervision)"
)
GROWTH = compile_words(rf"\b{_OFFERING}\b.{{0,120}}?\b{_GROWING}")
GROWTH_ALONE = compile_words(
    r"\b(?:grow (?:with us|within|in|into|your|as)|grow (?:and|&) develop|develop your (?:skills|career|"
    r"knowledge|"
    r"craft|practice|own)|(?:build|launch|further|shape|advance|develop|grow) (?:your|a) (?:own )?career|"
    r"promot(?:e|ion) from within|route (?:in)?to|path(?:way)? (?:in)?to|learn (?:from|how|new|the|about)|"
    r"learning new|trained (?:by|to|in|up)|full training|training (?:is |will be )?(?:provided|given|"
    r"available)|"
    r"career (?:development|progression|growth|path|opportunities)|personal development|"
    r"professional development|"
    r"promotion potential|(?:pays?|covers?|funds?|reimburses?|refunds?)\b.{0,40}?\b(?:exam|tuition|"
    r"training fees|licensing|courses?|qualifications?|certificat\w+|enrolment)\b|"
    r"training\b.{0,40}?\b(?:given|offered|provided)|"
    r"(?:\d+|two|three|four|six|eight|twelve|sixteen)[- ](?:week|month)s?\b"
    r"(?: \w+){0,3} (?:academy|traineeship|training|orientation|induction)|paired with an?|mentoring by|"
    r"(?:clinical|career|promotion) ladder|scholarships?|(?:has|have|given|assigned) a buddy|next rungs?|"
    r"(?:progress|rise|move up) (?:from|through|without|to)|promoted from|"
    r"preceptorship|mentored by|study leave|support(?:ed)? (?:you )?(?:to|through) (?:gain|your|study|"
    r"qualif\w+))"
)
# What is on offer is only named: a point among the benefits, or what comes of the job.
GROWTH_NAMED = compile_words(
    r"\b(?:tuition (?:assistance|reimbursement|support|fees)|upskilling|"
    r"(?:opportunit(?:y|ies)|room|chance|scope|potential)(?: available)? (?:for|to) (?:\w+ )?(?:advancement|"
    r"advance|growth|grow|progress|progression|promotion|learn|develop)|"
    r"(?:clear|clearly|defined|structured)(?: defined)? (?:progression|promotion)|progression "
    r"(?:paths?|routes?|"
    r"opportunities|plans?)|"
    r"paid training|training paid|earn (?:while you learn|\w+ certifications?)|on[- ]the[- ]job (?:training|"
    r"learning)|learn on the job|"
    r"hands-on (?:training|learning)|(?:gain|get|broad|diverse|industry) exposure|(?:you will|you'll) "
    r"(?:develop|build|gain|acquire) "
    r"(?:\w+ ){0,2}(?:skills|"
    r"experience|knowledge|expertise|qualification)|become (?:\w+ )?(?:qualified|certified|chartered)|"
    r"training (?:and|&) (?:support|development|progression)|development (?:scheme|programme|program) |"
    r"continu(?:ous|ing|ed) (?:learning|education|professional))\b"
)
# Here the candidate gives the training, or is asked to have had it.
GROWTH_GIVEN = compile_words(
    r"^\W*(?:you will|you'll|to)?\W*(?:deliver|provide|design|lead|run|organi[sz]e|oversee|conduct|"
    r"support|develop|"
    r"plan|coach|mentor|train|coordinate|create|supervise|assist)\w*\b|\b(?:experience|knowledge|"
    r""
    r"certificat\w+ in|degree|must|required|ability)\b"
)
# Here others grow, or nobody does: a mission, a call to read on, a way to apply.
GROWTH_OF_OTHERS = compile_words(
    r"\b(?:must|years|ability to|willing\w*|committed to your|pupils?|students?|patients?|learners?|"
    r"teaching and learning|"
    r"learn more|mission|vision|passion|please contact|informal)\b"
)
# Said of the person who reads it, or in every advert alike.
DIRECTION_OF_NOBODY = compile_words(
    r"^\W*(?:do|are|can|would|have) you\b|\bhope you|\bhear from us|\bwe(?:'ll| will) (?:invite|"
    r"contact|be in|"
    r"review|consider|let you|email|call)\b|\bcandidates?\b|\b(?:diverse|diversity|inclusive|equal "
    r"opportunit\w+)\b"
)

DIRECTION = compile_words(
    r"\b(?:our|its|their|the (?:company|team|trust|group|firm|school|"
    r"council)'s) (?:\w+ ){0,2}(?:mission|vision|"
    r"ambitions?|strategy|roadmap|goals?|aims?|next chapter|five[- ]year plan|transformation)\b|"
    r"\b(?:common|shared|clear|bold|new|strategic|long[- ]term) (?:mission|vision|purpose|plan|"
    r"strategy|ambition|"
    r"priorities)\b|"
    r"\b(?:growth|expansion|investment|strategic|ambitious|five[- ]year|future) (?:plans?|pipeline|"
    r"strategy|agenda|"
    r"programme|journey|ambitions?)\b|\bdevelopment pipeline\b|\bplanned (?:investment|growth|"
    r"expansion|opening)|"
    r"\b(?:period|phase|time|stage|year) of (?:\w+ )?(?:growth|expansion|change|transformation|investment)\b|"
    r"\bnext (?:phase|stage|chapter|step in (?:our|its))\b|\binflection point\b|\bfuture growth\b|"
    r"\b(?:company|it|they|firm|group|trust|team|business|school|council|charity|university|which|that|who) "
    r"(?:aims?|plans?|intends?|seeks?|strives?|hopes?|wants?|looks) to\b|\b(?:overall|main|ultimate) aim\b|"
    r"\b(?:looking|set|poised|preparing|planning|about|going|ready|continuing|keen|working) to (?:\w+ "
    r")?(?:grow|"
    r"expand|scale|open|launch|double|triple|build|become|transform|accelerate|strengthen|enter|bring "
    r"on|add to|"
    r"invest)\b|\blooks to (?:add|grow|expand)\b|"
    r"\b(?:we|they|it|company|trust|group|services?|programme|platform|site|store|office|school) will "
    r"(?:also |soon "
    r"|be )*(?:launch\w*|open\w*|expand\w*|roll\w* out|doubl\w+|introduc\w+|grow|invest\w*|forge|"
    r"transform\w*|"
    r"build|creat\w+|becom\w+|deliver)\b|\bwill be (?:rolled|rolling|launched|opened|opening|launching)\b|"
    r"\bsoon (?:be|will|to)\b|"
    r"\b(?:expanding|growing|scaling|extending|strengthening) (?:our|their|its|into|the|across|to)\b|"
    r"\b(?:opening|launching) (?:a|an|our|its|their|new|\d+|two|three|several)\b|\bgrowing (?:fast|rapidly|"
    r"quickly)\b|\brapidly (?:growing|expanding|scaling)\b|"
    r"\b(?:net[- ]zero|carbon[- ]neutral)\b|\b(?:transform|redefin|revolutioni[sz]|reimagin|reshap|disrupt|"
    r"moderni[sz])ing (?:how|the|an?|our|what|professional)\b|"
    r"\b(?:we're|we are) (?:\w+ly )?(?:developing|creating|bringing|changing|tackling|proving|solving|"
    r"redesigning|"
    r"reinventing|handing|adopting|migrating|moving|doubling)\b|"
    r"\bmission (?:is|to)\b|\bgoal of\b|\bambition to\b|\bvision (?:is|of|to|for)\b|\bwith the aim of\b|"
    r"\b(?:we|company|trust|team|group|business|organi[sz]ation|council|school|hospital|firm|charity)"
    r"(?:'re| are| is|'s)? (?:also |now |currently |continuously |constantly )?(?:planning|launching|"
    r"expanding|"
    r"scaling|growing|investing|building|opening|moving (?:to|into|towards)|striving|aiming|"
    r"working (?:to|towards)|"
    r"on a mission|on a journey|transforming|rolling out|entering|reshaping|moderni[sz]ing|doubling|"
    r"about to)\b|"
    r"\bwe (?:aim|strive|plan|intend|aspire|hope|seek) to\b|\bstriv(?:e|es|ing) (?:to|for)\b|"
    r"\bover the (?:next|coming) (?:\w+ )?(?:years?|months?)|\bby 20[2-9]\d\b|\bnext (?:\w+ )?years?\b|"
    r"\b(?:digital|business) transformation|\bexpansion\b|\bfuture of\b|"
    r"\b(?:is|are) (?:fundamentally )?(?:expanding|scaling|transforming|redefining|"
    r"revolutioni[sz]ing)|"
    r"\bas we (?:\w+ to )?(?:grow|expand|scale|strive|move|enter|build|become|continue|open|launch|change)\b|"
    r"\b(?:join|help) us (?:to |in |on )?(?:build|become|grow|shape|transform|create|achieve|make|reach|"
    r"our)\w*\b|"
    r"\bwork(?:s|ing)? to (?:make|end|build|bring|reduce|improve|create|become|change|give|ensure)\b|"
    r"\b(?:dedicated|committed|determined) to (?:\w+ly )?(?:making|building|becoming|improving|reducing|"
    r"ending|changing|"
    r"creating|growing|reaching|bringing|giving)\b|\btransform(?:s|ing|ation|ational)\b|\bnext "
    r"generation of\b|"
    r"\b(?:our|the) (?:dream|calling|aspiration|plan) is\b|\bin the middle of\b|"
    r"\b(?:is|are|we're) (?:racing|making something|putting in|moving from|going from|about going)\b|"
    r"\b(?:opens?|comes?) (?:in 20[2-9]\d|next)\b|"
    r"\bintends? to\b|\beffort to\b|\bnext \w+ months\b|\bby 20[2-9]\d\b|"
    r"\bleading the (?:way|change|shift|move|transition)\b|\breinvent\w*|\brethink\w*|\b(?:better|"
    r"greener|safer) future\b"
)

MONEY = compile_words(r"[£$€]\s?\d")
BENEFIT = compile_words(
    r"\b(?:salary|pension|holidays?|annual leave|paid leave|parental leave|sick (?:pay|leave|"
    r"days)|"
    r"insurance|dental|vision plan|401\(?k\)?|pto\b|paid time off|days off|gym|parking|discounts?|"
    r"bonus(?:es)?|"
    r"cycle to work|stock options|share options|equity|flexible (?:working|hours)|flexitime|hybrid|"
    r"remote working|"
    r"work from home|free (?:lunch|coffee|fruit|meals|parking|uniform)|uniform provided|perks?|"
    r"wellbeing|wellness|"
    r"employee assistance|childcare|relocation|overtime|per (?:annum|hour|year)|pro rata|healthcare plan|"
    r"medical (?:benefits|cover)|commut\w+|season ticket|life assurance|benefits package|"
    r"competitive pay|tips)\b|^\W*(?:pay|wages?) ?:?-? ?[£$€\d]"
)

REQUIREMENT = compile_words(
    r"\b(?:experience (?:of|in|with|as|working|using|within|managing|leading|on)|"
    r"\d+\+? ?(?:-|–|to)? ?\d* ?(?:years?|yrs)|knowledge of|understanding of|familiar(?:ity)? with|"
    r"proficien\w+|"
    r"fluen(?:t|cy)|ability to|able to|must (?:have|be|hold)|"
    r"you(?:'ll| will| should)? (?:have|need|hold|possess|bring|are an?|be an?)|essential|required|"
    r"(?:bachelor|master|degree|diploma|gcse|a[- ]levels?|phd|qualified|certified|licen[cs]ed?|licence)\b|"
    r"track record|demonstrat(?:ed|able)|proven|willing(?:ness)? to|skills?(?:$|[.;,]| in\b| and\b)|"
    r"excellent \w+|strong \w+|commitment to|passion(?:ate)? (?:for|about)|expertise|competent|"
    r"right to work|"
    r"background in|self[- ]motivated|team player|attention to detail|"
    r"good (?:\w+ )?(?:communication|knowledge|understanding)|awareness of|comfortable (?:with|working)|"
    r"registration with|flexib(?:le|ility)|confident)"
)

_LEAD_IN = (
    r"(?:primarily|also|in addition,?|additionally,?|as (?:an?|our|part of)[^,.]{1,60},?|"
    r"in this [^,.]{1,30},?|"
    r"day[- ]to[- ]day,?)"
)
DUTY = re.compile(
    rf"^\W*(?:{_LEAD_IN} )?(?:you(?:'ll| will| would|'d| are going to| get to)\b(?! (?:also )?(?:need|have|"
    rf"be an?\b|receive|get|"
    r"join|bring|possess|benefit|enjoy|gain|learn))|"
    r"(?:the|this) (?:role|job|position|post|post ?holder|successful [\w ]{1,30}|incumbent|candidate|work)\b"
    r".{0,40}\b(?:will|involves?|includes?|responsib\w+|requires you)|responsib(?:le|ility) (?:for|of)|"
    r"your (?:primary |main |key )?(?:role|job|work|day|duties|responsibilit\w+|task)s? (?:will|is|are|"
    r"include)|"
    r"we(?:'re| are)? (?:primarily |usually )?responsible for)|\b(?:is|be) responsible for\b",
    _I,
)

OTHER = compile_words(
    r"\b(?:apply|applications?|applicants?|closing date|deadline|equal opportunit\w+|equal employment|"
    r"cover(?:ing)? letter|your cv|resume|contact|e-?mail|telephone|phone|visit our website|privacy|"
    r"criminal|dbs|"
    r"disclosure|background check|sponsorship|right to work|reasonable adjustments?|accommodations?|"
    r"interviews?|"
    r"shortlist\w*|vacanc(?:y|ies)|job id|reference|date posted|posted|valid through|discriminat\w+|"
    r"without regard|"
    r"agency|agencies|race|religion|veteran|gender|conditions of|cookies)\b|https?://|www\.|@\w"
)
FIELD = re.compile(
    r"^(?:location|date posted|valid through|job id|category|url|department|reports to|employment type|"
    r"status|hours|"
    r"start date|job type|contract|posted|closes|opens|webindex|title|company|employer|date|team|"
    r"website|link|grade|"
    r"work schedule|travel|number of vacancies|term|duration|appointment type|salary|pay)\b[\w ]{0,30}:",
    _I,
)

ABOUT = re.compile(
    r"\b(?:[Ff]ounded|[Ee]stablished|[Hh]eadquartered|[Bb]ased in|[Ww]e(?:'re| are| have| believe| work|"
    r" serve| pride| "
    r"care)|[Oo]ur (?:company|culture|values|people|team|story|clients|customers|community|office|"
    r"investors)|leading|"
    r"is (?:an?|the|one of)|are an?|[Ss]ince \d{4}|employs|offices in|employees|[Aa]t [A-Z]\w+)\b"
)
