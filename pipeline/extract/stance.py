"""Whether an article stands by what it says: asserted, reported (a study, a habit, hearsay) or refuted.

Words of the vocabulary tell it for a sentence. For a figure its clause decides: in "not 60 seconds but three minutes"
the article refutes the one and asserts the other.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.extract.clauses import REACH, clause_at, is_question
from pipeline.extract.language import Annotated
from pipeline.models import Span, Stance

_WORD: Final = re.compile(r"\w+")
_NEAR: Final = 60
"""Characters over which a negation reaches."""
_NEGATION: Final = re.compile(
    r"(?:\b(?:not(?! (?:only|just)\b)|never|avoid|(?:stop|quit)(?= (?:\w+ing|at|before|after|with)\b)|forget|cannot|"
    r"instead of|rather than|as opposed to|unlike|(?:no|little) (?:need|reason|point|sense)|gone are the days)\b|"
    r"n't\b)(?P<rest>[^.,;:()]*)$"
)
# "Don't skip", "can't go wrong": the figure behind them is meant. A bound ("not more than") is no denial.
_NO_DENIAL: Final = re.compile(
    r"\b(?:forget to|skip|skimp|neglect|miss|hesitate|underestimate|be afraid|worry|go wrong|matter|"
    r"more|less|fewer|longer|shorter|over|beyond|exceed|until|before|past|under|sure|know|wait|rush)\b"
)
_LIST: Final = 160
"""Characters over which a negation reaches in a list."""
_NEGATED_LIST: Final = re.compile(
    r"(?:\b(?:no|not(?! (?:only|just)\b)|never|without)\b|n't\b)[^.;:()]*,\W{0,2}n?or (?:[\w-]+ ){0,3}$"
)
"""A negation reaches to the end of a list: "You need no machines, no belt or five days in the gym"."""
_BOUND: Final = re.compile(r"(?:more|less|fewer|longer|shorter|greater) than|over|beyond|exceed|past|under|above|below")
_DISMISSED: Final = re.compile(
    r"^[^.;:]{0,110}?(?:\b(?:is|are|was|were|would be|may be|might be|can be|seems?|sounds?)|'s|'re)\s+"
    r"(?:(?:far|way|just|simply|probably|usually|often|really|likely|also|a bit|quite|almost certainly)\s+){0,2}"
    r"(?:too (?:much|many|little|few|long|short|often|frequent)|overkill|overtraining|unnecessary|excessive|pointless|"
    r"nonsense|rubbish|a myth|a mistake|a waste|a joke|a hobby|useless|laughable|ridiculous|absurd|rude|child's play|"
    r"nothing(?! (?:to|but|like|wrong|new|special))|counter-?productive|asking for|a recipe for|wishful|wrong|"
    r"outdated|not (?:training|needed|necessary|enough|recommended|ideal|advisable|sustainable|required|a good idea|"
    r"the answer))\b"
    r"|^[^.;:]{0,30}?\b(?:you|they|nobody)(?:'ll| will|'d| would) (?:never|hardly|barely|not)\b"
    # "Five minutes is no warm-up", but not "is no problem" or "is not a bad start".
    r"|^(?:\s\w+)?\s(?:(?:is|are) (?:no|not (?:an?|any|much of an?)|(?:hardly|barely) an?)|"
    r"(?:isn't|aren't) (?:an?|any|much of an?))(?! (?:real )?(?:bad|problem|trouble|big deal|issue|mistake|crime|sin|"
    r"shame|accident|exaggeration|joke|secret|coincidence|must|rule|law|magic|lot|hard|fixed|requirement|long|huge|"
    r"great))\b"
    # What it does is said against it: "sets of six are over before the legs know".
    r"|^[^.;:,]{0,30}?\b(?:(?:is|are) (?:over|done|finished|gone) before|(?:does|do) (?:(?:next to )?nothing|no good)|"
    r"(?:only|merely|just) (?:leads?|invites?|wastes?|teach(?:es)?|tires?|wears?|ruins?))\b"
)
# What somebody warns of follows, not what they advise: "training daily would impair growth".
_HARMFUL: Final = re.compile(
    r"^[^.;:]{0,40}?\b(?:would|will|can|could|may|might|does)? ?(?:\w+ly )?(?:prevents?|impairs?|limits?|compromises?|"
    r"hinders?|hampers?|backfires?|(?<!progressive )overloads?|overtrains?|burns? (?:you|them) out|hurts?|harms?|"
    r"leads? to (?:over|injur|burn|fatigue|plateau))"
)
_DISMISSED_SHORT: Final = re.compile(
    r"^[^.;:]{0,70}?\b(?:isn't|aren't|wasn't|won't|doesn't|don't|will not|does not|do not)\s+(?:\w+\s+){0,2}?"
    r"(?:enough|needed|necessary|cut it|work|do it|recommended|ideal|required|sustainable|help|make (?:any )?sense)\b"
    r"|^[^.;:]{0,40}?\b(?:won't|will not|wouldn't|would not) (?:ever |really )?do(?=\s*(?:[.,;!)]|$))"
)
_LEAD_IN: Final = re.compile(
    r"^[\W\d]*(?:myth|fiction|misconception|old (?:way|advice)|wrong|don't)\b[^:]{0,24}:"
    r"|^[^.:]{0,40}\b(?:mistake|error) (?:is|people make)\b"
)

_STUDY: Final = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research(?:ers)?|meta-analys[ie]s|participants|subjects|volunteers|paper|experiment|"
    r"scientists|et al)\b|\(\d{4}\)|\bin (?:19|20)\d\d\b"
    r"|(?<!muscle )\bgroups? (?:who|that|which|resting|training|rested|trained|did|lifted|took|gained|had|saw)\b|"
    r"\b(?:was|were|is|are) defined as\b"
)
_TOLD_IN_PAST: Final = frozenset(
    "did trained performed completed followed assigned compared improved gained grew saw had went dropped doubled was "
    "were found lifted used received resulted reduced yielded produced exercised rested worked built lost increased "
    "experienced took asked read tested".split()
)
_HABIT: Final = re.compile(
    r"\bi(?:'ve| have| had|'m| am| was)?(?: (?:been|usually|always|often|typically|only|normally|personally|generally|"
    r"still|also|now|currently|then|just|actually)){0,2} (?:train(?:ed|ing)?|did|do(?! (?:recommend|suggest|advise|"
    r"think|like|believe|want|find))|doing|rest(?:ed|ing)?|lift(?:ed|ing)?|perform(?:ed)?|ran|run|work(?:ed|ing)? out|"
    r"hit|warm(?:ed)? up|took|take|spent|squat(?:ted)?|swam|swim|stuck|tried|went|got|finished|carried|logged|read|"
    r"benched?|deadlift(?:ed)?|practi[cs]ed?)\b"
    r"|\bmy (?:own \w+|(?:\w+ )?(?:training|workouts?|schedule|log|week|sessions?|best|warm-?ups?|rest(?: times?)?))\b"
    r"|\bi (?:(?:always|often|usually|still|keep) )?(?:see|seeing|notice|watch)\b"
    r"|\bi (?:\w+ )?(?:like|prefer|love|tend|try) to (?:rest|train|do|lift|take|hit|warm|work|use|go)\b"
    r"|\bwe (?:all )?(?:did|trained|rested|lifted|ran|went|used|had)\b"
)
_THIRD_PERSON: Final = re.compile(
    r"\b(?:(?:he|she)(?! (?:says|recommends|suggests|advises|explains|adds|notes|prescribes))"
    r"|my (?:father|dad|mother|mum|mom|gran(?:d(?:mother|father|ma|pa|son|daughter))?|granny|uncle|aunt|cousin|"
    r"nephew|niece|brother|sister|neighbou?r|friend|wife|husband|boss|buddy|clients?|"
    r"son|daughter|(?:\w+ )?(?:bro|mate|pal))"
    r"|\b(?:still|now) (?:lifts|trains|exercises|runs|swims|rests|does)\b|\b(?:his|her)\b|one (?:reader|client|lifter|"
    r"man|woman|guy|fellow)|one of (?:my|our) \w+|a (?:friend|client|reader|buddy))\b"
)
_CROWD: Final = re.compile(
    r"\b(?:some|many|most|lots of|plenty of|a lot of|other|certain|countless|several)\s(?:\w+\s){0,2}?"
    r"(?:people|lifters|bodybuilders|trainers|coaches|gym-?goers|gyms|studios|magazines|athletes|folks|women|men|"
    r"guys|programs|sources|"
    r"trainees|powerlifters|runners|exercisers|individuals|pros)\s(?:\w+ly\s|still\s|just\s|also\s)?"
    r"(?:say|claim|swear|train|do(?!\s+(?:best|well|fine|better|great))|believe|think|rest|like|prefer|use|perform|"
    r"work|favou?r|insist|argue|will tell|tell|hit|spend|lift|try|take|go|hold|stretch|stop|count|quit|give)\b"
    r"|(?:^|[.;:,]\W?|\b(?:and|but) )(?:people|folk|folks|lifters|trainees|anyone|anybody|everyone|everybody) who "
    r"(?:\w+ly |only |just |still |always )?(?:(?:hold|rest|train|stop|take)s?|stretch(?:es)?|do(?:es)?|count|quit)\b"
    r"(?![^.;]{0,120}\b(?:should|need|must|can|ought|may|had better|do (?:best|well|fine|better))\b)"
    r"|\b(?:some|many|most|a lot of|plenty of) (?:\w+ ){0,3}?(?:programs|programmes|routines|plans|apps) (?:only |"
    r"just )?"
    r"(?:schedule|have|include|prescribe|call for|use|contain)\b"
    r"|\b(?:the|those) (?:guys|blokes|lads|girls|folks|people|lifters|bros|dudes|trainees|types) "
    r"(?:who|with|that|doing|on)\b"
    r"(?![^.;]{0,120}\b(?:should|need|must|can|ought|may|had better|do (?:best|well|fine|better))\b)"
    r"|(?:^|[.;:,]\W?|\b(?:and|but|while) )(?:some|many|others|most) (?:still |even |just |only |will |do )?"
    r"(?:train|rest|lift|hold|hit|squat|bench|swear by|insist on|prefer|do|use|take|perform)\b"
    r"|\bthe average (?:person|lifter|adult|man|woman|american|gym-?goer|reader)\b|\bsomeone (?:who|\w+ing)\b"
    r"|(?:%|\bper ?cent) of (?:all )?(?:people|adults|men|women|americans|lifters|seniors|runners|us|them)\b"
    r"|\b(?:bodybuilders|powerlifters|weightlifters|gymnasts|sprinters|pros|celebrities) (?:(?:\w+ly|often|sometimes|"
    r"tend to) )?(?:train|rest|do|use|spend|lift|work|take|perform|hit|squat|bench)\b"
)
_THINGS: Final = (
    r"(?:app|poster|sign|magazine|leaflet|internet|website|video|manual|label|box|packet|watch|tracker|influencer|"
    r"advert|brochure|billboard|screen|machine|console|sticker|newspaper|paper|ad|chatbot|computer|phone)"
)
_SAYS: Final = (
    r"(?:says?|said|wants?|tells?|claims?|asks?|calls? for|prescribes?|demands?|suggests?|recommends?|reads|swears?)"
)
_SAID_BY_THINGS: Final = re.compile(
    rf"\b(?:the|my|your|an?|some|his|her|their|every|another|that|those|these) (?:[\w-]+ ){{0,2}}?{_THINGS}s?"
    rf" (?:\w+ly |still |even |always |now )?{_SAYS}\b"
)
"""What a thing demands, the article need not: "the app says 5 sets of 50"."""
_PEOPLE: Final = (
    r"(?:people|lifters|folks?|beginners|novices|newcomers|learners|students|pupils|clients|members|trainees|athletes|"
    r"men|women|guys|blokes|lads|girls|boys|climbers|rowers|swimmers|dancers|gymnasts|boxers|wrestlers|skiers|cyclists|"
    r"runners|strongmen|crossfitters|teachers|instructors|coaches|trainers|bodybuilders|powerlifters|players|recruits|"
    r"gym-?goers|exercisers|visitors|them|us)"
)
_MANNER: Final = re.compile(
    # "Beginners like to keep the elbow tucked", "learners will want to keep it in".
    rf"\b{_PEOPLE} (?:(?:will|often|always|usually|still|also|all|generally|naturally|sometimes|just) ){{0,2}}"
    r"(?:(?:like|love|prefer|tend(?! to (?:do (?:best|well|better|fine)|need|recover|respond|grow|benefit|"
    r"get (?:more|better|stronger)))|try|insist|seem|hate|end up|are tempted|are inclined)\b)"
    r"|\b(?:learners|students|pupils|clients|members|athletes|trainees|recruits|they) (?:will|often|always|"
    r"all) want to\b"
    # "Everybody goes palms down", "half the gym takes it underhand".
    r"|\b(?:everyone|everybody|nobody|no one|half (?:the|my|your|of the) (?:gym|class|room|club|world)|"
    r"the whole (?:gym|class|room)|"
    rf"(?:most|many|some|other|so many|too many|half the) (?:of )?(?:the )?(?:\w+ )?{_PEOPLE}|(?<!not )others)"
    r" (?:(?:always|usually|still|then|just|also|here|else|will|often) )?(?:goes|go|takes|take|wants|want|likes|"
    r"loves|tucks?|flares?|"
    r"turns?|grabs?|grips?|holds?|keeps?|lets?|leans?|looks?|rounds?|arches|arch|bends?|locks?|rushes|rush|swings?|"
    r"drops?|throws?|puts?|sets?|squats?|presses|press|pulls?|does|do(?! (?:best|well|fine|better))|stands?|"
    r"starts? with|"
    r"stops?|trains?|rests?|uses?|sticks?|ends? up|wears?|thinks?|believes?|skips?|insists?)\b"
    r"(?![^.;]{0,120}\b(?:should|need|must|can|ought|may|had better)\b)"
    r"|\bthe (?:man|woman|guy|bloke|lad|girl|fellow|chap|lady|gentleman|kid|people|lot|crowd) "
    r"(?:next|in the|on the|at the|with the|over|from|two|down|upstairs|downstairs|behind|opposite|by the)\b"
)
"""How others do it, which an article tells to set itself against it, or does not."""
_DECADES: Final = "twenties thirties forties fifties sixties seventies eighties nineties"
_HEARSAY: Final = re.compile(
    r"\b(?:(?:you|i|we|they|he|she|people|coaches|trainers|lifters|everyone|it) (?:\w+ )?used to\b"
    r"|you(?:'ve| have| may| might| will|'ll| probably|'d)\b[^,.;:]{0,30}\b(?:heard|been told|hear|read|seen|told)\b"
    r"|(?:was|were|been|being) (?:told|sold)\b|\btold (?:me|you|us|him|her|them)\b"
    r"|(?:people|they|some|others|everyone) (?:says?|said|claim\w*|decided|think|thought|assumed?|believed?|"
    r"imagined?)\b"
    r"|(?:classic|traditional|old(?:-school|-fashioned)?|conventional|outdated) "
    r"(?:\w+ ){0,2}?(?:version|approach|advice|wisdom|thinking|belief|split|way|line|saying|rule|idea|notion|claim)\b"
    r"|(?:common|popular|usual|received) (?:wisdom|belief|claim|notion|saying|thinking|misconception)\b"
    r"|back (?:in the day|then)\b|in the (?:(?:19)?[0-9]0s|(?:nineteen[- ])?(?:" + "|".join(_DECADES.split()) + r"))\b"
    r"|years ago\b|when i was\b|last (?:week|month|year|summer)\b"
    r"|according to (?:my|some|legend|lore|reddit|the internet|social media|gym)\b"
    r"|(?:challenge|trend|influencer|tiktok)s?\b[^.;:]{0,40}\b(?:says?|claims?|asks?|calls? for)\b)"
)
_PAST: Final = re.compile(
    r"(?<!you )(?<!if )\b(?:did|went|took|ran|swam|rode|gave|grew|began|occurred|showed)\b(?! you\b)"
    r"|\b(?:was|were) (?:taken|given|allowed|performed|prescribed|provided|assigned)\b|\b(?:one|the other) group\b"
)
"""Verbs whose past is no participle: what somebody did is told, not advised."""


class Telling(NamedTuple):
    """A way to tell what others do or say, and the words of which it has one: most clauses have none."""

    pattern: re.Pattern[str]
    words: frozenset[str]

    @staticmethod
    def of(pattern: re.Pattern[str], words: str) -> Telling:
        """A telling with its words in one string."""
        return Telling(pattern, frozenset(words.split()))


_CROWD_WORDS: Final = (
    "some many most lots lot plenty other others certain countless several average someone guys blokes lads girls "
    "folks people folk anyone anybody everyone everybody lifters bros dudes trainees types adults men women americans "
    "seniors runners us them bodybuilders powerlifters weightlifters gymnasts sprinters pros celebrities"
)
_HEARSAY_WORDS: Final = (
    "used heard told hear read seen sold people they some others everyone classic traditional old conventional "
    "outdated common popular usual received back ago i last according challenge challenges trend trends influencer "
    f"influencers tiktok tiktoks {_DECADES} " + " ".join(f"{decade}0s 19{decade}0s" for decade in range(10))
)
_PAST_WORDS: Final = (
    "did went took ran swam rode gave grew began occurred showed taken given allowed performed prescribed provided "
    "assigned group"
)
_THING_WORDS: Final = " ".join(
    (*_THINGS[3:-1].split("|"), *(f"{thing}s" for thing in _THINGS[3:-1].split("|")), "boxes")
)
_MANNER_WORDS: Final = (
    "everyone everybody nobody no half whole others man woman guy bloke lad girl fellow chap lady gentleman kid lot "
    "crowd they gym-goers gymgoers goers " + _PEOPLE[3:-1].replace("folks?", "folk folks").replace("|", " ")
)
TELLINGS: Final = (
    Telling.of(_HABIT, "i we my"),
    Telling.of(_THIRD_PERSON, "he she his her my our still now reader client lifter man woman guy fellow friend buddy"),
    Telling.of(_CROWD, _CROWD_WORDS),
    Telling.of(_HEARSAY, _HEARSAY_WORDS),
    Telling.of(_PAST, _PAST_WORDS),
    Telling.of(_SAID_BY_THINGS, _THING_WORDS),
    Telling.of(_MANNER, _MANNER_WORDS),
)
_BLAMED: Final = re.compile(
    r"\b(?:trouble|pain|injur(?:y|ies)|problems?|aches?|burn-?out|overtraining|plateaus?)\b[^.;:]{0,40}?"
    r"\b(?:(?:starts?|begins?) with|comes? from|(?:is |are )?caused by|due to|because of|from)\b[^.;:]{0,60}$"
)
"""What the source blames for harm, it does not advise: "shoulder trouble starts with benching five days a week"."""
_OBJECTION: Final = re.compile(r"\W*[\"“”«']but\b[^\"“”»]{0,120}[\"“”»']")
"""What a reader is expected to say: “But it's dangerous!”"""
_QUOTED: Final = re.compile(r"[\"“”«»]")
_LAY_VOICE: Final = re.compile(
    r"\b(?:line|saying|myth|neighbou?r|friend|uncle|aunt|people|they|everyone|everybody|some|told|heard?|claims?|"
    r"internet|reddit|forum|bro|i read|i was|i've|used to|old|locker|reader|comment|thing|crowd|poster|sign|adverts?|"
    r"advertisement|banner|flyer|slogan|headlines?|magazines?|chain|app|influencers?|video|post|next door|rival)\b"
)


def stance_of(annotated: Annotated, sentence: Span) -> Stance:
    """Whether the source asserts a sentence as a whole, reports it or refutes it."""
    ids = {term.id for term in annotated.terms_in("qualifiers", sentence)}
    if ids & {"stance:refuted", "denial:no need"}:
        return "refuted"
    return "reported" if ids & {"stance:reported", "evidence:study"} else "asserted"


def stance_at(annotated: Annotated, sentence: Span, at: Span) -> Stance:
    """Whether the source asserts, reports or refutes what a piece of a sentence says."""
    folded = annotated.folded
    clause = clause_at(annotated.document.text, sentence, at)
    voice = voice_at(annotated, sentence, at)
    asks = voice == "reported" and is_question(folded[sentence.start : sentence.end])
    if not asks and _denied(folded[clause.start : at.start], folded[at.start : at.end], folded[at.end : clause.end]):
        return "refuted"
    return voice


def voice_at(annotated: Annotated, sentence: Span, at: Span) -> Stance:
    """Whose word a piece of a sentence is, whether it tells to do something or not to: a denial counts as asserted."""
    folded = annotated.folded
    whole = folded[sentence.start : sentence.end]
    if is_question(whole):
        return "reported"
    clause = clause_at(annotated.document.text, sentence, at)
    ids = {term.id for term in annotated.terms_in("qualifiers", clause)}
    if "stance:refuted" in ids or _LEAD_IN.match(whole[:60]):
        return "refuted"
    if _is_reported(folded[clause.start : clause.end]):
        return "reported"
    if _OBJECTION.match(whole):
        return "reported"
    opening = folded[max(sentence.start, at.start - REACH) : at.start]
    inside_quotes = len(_QUOTED.findall(opening)) % 2 == 1 and _LAY_VOICE.search(whole[: 2 * REACH])
    return "reported" if inside_quotes else "asserted"


def is_bounded_by(before: str) -> bool:
    """Whether words before a figure deny what lies beyond it ("don't train more than"): a bound, no denial."""
    found = _NEGATION.search(before[-_NEAR:])
    return found is not None and _BOUND.search(found.group("rest")) is not None


def _denied(before: str, figure: str, after: str) -> bool:
    found = _NEGATION.search(before[-_NEAR:])
    if found and not _NO_DENIAL.search(found.group("rest")) and not _BOUND.match(figure):
        return True
    if _BLAMED.search(before) or _NEGATED_LIST.search(before[-_LIST:]):
        return True
    return any(pattern.match(after) for pattern in (_DISMISSED, _DISMISSED_SHORT, _HARMFUL))


def _is_reported(clause: str) -> bool:
    words = frozenset(_WORD.findall(clause))
    if not words.isdisjoint(_TOLD_IN_PAST) and _STUDY.search(clause):
        return True
    return any(telling.pattern.search(clause) for telling in TELLINGS if not words.isdisjoint(telling.words))
