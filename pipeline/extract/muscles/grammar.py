"""The words of English that hold a statement about muscles together, or end it."""

from __future__ import annotations

from typing import Final

from pipeline.models import MuscleRole

GOVERNORS: Final[dict[str, MuscleRole]] = {
    "primary": "primary",
    "worked": "worked",
    "stresses": "worked",
    "improves": "worked",
    "demands": "secondary",
    "help from": "secondary",
}
"""Effects whose object is a muscle, and the role that they give it."""
CLASS_NOUNS: Final = frozenset({"exercise", "movers"})
"""Kinds of noun that say what an exercise is: "a core exercise"."""
NEEDED_NOUNS: Final = {
    "improves": frozenset({"exercise", "movers", "quality"}),
    "demands": frozenset({"exercise", "quality", "does", "assists"}),
}
"""Effects that speak of a muscle only with a noun behind it: "improves core strength", "is a core exercise"."""
DIRECT: Final = frozenset(
    (
        "work target train strengthen hit activate engage build develop isolate recruit challenge exercise use involve"
    ).split()
)
"""Verbs whose negation denies that a muscle works; "does not load the lower back" only says that it is safe."""
ADVISING: Final = frozenset({"you", "should", "must", "never", "we"})
"""Words of advice: what one should not do is no fact about the exercise."""
WEAKENED: Final = frozenset(
    (
        "as alone directly enough much only specifically equally hard fully isolation exclusively well effectively very"
    ).split()
)
"""Words behind a denied muscle that leave something of it: "does not hit the lats as hard"."""
PREDICATES: Final[dict[str, MuscleRole | None]] = {
    "leads": "primary",
    "does": "worked",
    "assists": "secondary",
    "idles": None,
}
"""Effects whose subject is a muscle; None denies that it works."""
NOUNS: Final[dict[str, MuscleRole]] = {"movers": "primary", "workers": "worked", "helpers": "secondary"}
"""Nouns for muscles in a role: "the prime mover is …", "with … as helpers"."""
DEGREES: Final[dict[str, MuscleRole]] = {"mainly": "primary", "also": "secondary"}
"""Words of degree, and the role that they give."""
TELLS: Final = frozenset({*PREDICATES, "done"})
"""Kinds of predicate: what is said of the muscles before them."""

LINKS: Final = frozenset((", and or & + / ( ) nor").split())
"""What stands between the muscles of a list."""
DETERMINERS: Final = frozenset(
    (
        "the your a an both all each every its their his her our my this these those that's entire whole other "
        "own same two three four"
    ).split()
)
GLUE: Final = (
    LINKS
    | DETERMINERS
    | frozenset(
        (
            "- muscles muscle wrists wrist knees elbows spine ankles hips toes fingers hands torso joint joints "
            "muscles' group groups head heads fibers fibres portion portions part parts side sides half area areas "
            "region regions section complex musculature bellies front back rear upper lower middle mid inner outer "
            "deep deeper large larger largest big bigger small smaller tiny major minor long short left right top "
            "bottom of in on at around along across within inside throughout between through from strong stronger "
            "weak tight stiff lazy stubborn sleepy dormant often overlooked underused neglected stabilizing "
            "stabilising stabilizer postural very more less lot lots bit level degree serious tremendous great good "
            "overall total like including includes include such namely i.e e.g eg ie then just only simultaneously "
            "once time same too not but even everything heart lungs boulder wide wider broad broader "
            "thick thicker full fuller"
        ).split()
    )
)
"""Words that may stand between an effect and its muscles, and between the muscles."""
BREAKS: Final = frozenset(
    (
        "which that who whom whose where if because so since until till before after when whenever though "
        "although whereas by than into against toward towards over under behind above is are was were am be been "
        "being has have had having can could will would should may might must does do did it they you we he she i "
        "there to as for with without while during unless ; : . ? ! … — – makes make making keeps keep keeping "
        "helps help helping lets let letting allows allow allowing gives give giving means it's they're you're "
        "you'll that's there's reduces reducing protects improves teaches seem seems seemed looks"
    ).split()
)
"""Words behind which an effect no longer reaches."""
RELATIVES: Final = frozenset({"which", "that", "who", "whose"})
ANATOMY_ENDS: Final = frozenset({"it", "this", "while", ";", "."})
"""Words behind which a sentence no longer describes a muscle."""
CLAUSE_ENDS: Final = frozenset((", ; : . — and but while").split())
COPULAS: Final = frozenset(
    {"is", "are", "include", "includes", "including", "being", ":", "—", "were", "was", "involve"}
)
BE: Final = frozenset(
    ("is are was were be been being get gets getting got become becomes 're isn't aren't wasn't").split()
)
AUXILIARIES: Final = frozenset(("act acts acting serve serves serving as play plays").split()) | BE
BETWEEN_SUBJECT: Final = (
    LINKS
    | DETERMINERS
    | AUXILIARIES
    | frozenset(
        (
            "have has had will would can could may might must should do does did also all both again then still "
            "really even which that actually mostly a an not never no nor don't doesn't aren't isn't won't"
        ).split()
    )
)
"""What may stand between muscles and what is said of them."""
NEGATIONS: Final = frozenset(
    ("not no never without don't doesn't didn't isn't aren't won't can't cannot nor hardly barely scarcely").split()
)
FORBIDS: Final = frozenset({("do", "not"), ("should", "not"), ("must", "not"), ("not", "try"), ("never", "try")})
"""Two words with which a clause warns rather than describes."""
ADVERBS: Final = frozenset(
    ("really actually directly even necessarily also do does did all much at ever to just be will").split()
)
SLIGHT: Final = frozenset(("minimal minimally little less reduced no zero limited minimum fewer").split())
HEALTH: Final = frozenset(
    (
        "strong stronger weak weaker weakened tight tighter healthy stiff sore injured painful underactive overactive"
    ).split()
)
"""What a muscle is in life, not in the exercise: "strong glutes protect the knees"."""
JOINS: Final = frozenset(("and or & /").split())
ENDS: Final = frozenset(("", ".", ",", ";", ")", "—", "and", "but", "while", "just", "to", "here"))
"""What may follow a word of degree that belongs to the muscles before it."""
IS: Final = ("is ", "are ", "as ")
"""Beginnings of phrases ("is one of the", "as a") that link muscles with what is said of them."""
ARTICLES: Final = frozenset({"a", "an", "another"})
ONLY: Final = frozenset({"only", "just", "merely"})
EXAMPLES: Final = frozenset({"including", "include", "includes", "like", "such", "namely"})
SEEMS: Final = frozenset({"seem", "seems", "look", "looks", "feel", "feels"})
FELT: Final = frozenset({"feel", "feeling", "felt", "feels"})
ISOLATED: Final = frozenset({"targeted", "isolated", "emphasized", "emphasised", "hammered"})
BESIDES: Final = frozenset({"in addition to", "besides", "beyond", "on top of", "aside from", "in addition"})
"""Words that announce a main muscle before the clause that names helpers."""
VERB_OR_NOUN: Final = frozenset(
    ("work working focus training strengthening stretch stretching burn load toning hit test challenge grow").split()
)
PREPOSITIONS: Final = frozenset(
    ("in of on around at along across within inside throughout between through from").split()
)
PARTS: Final = frozenset(("head heads part portion half side of-the").split())
COLLECTIVE: Final = frozenset(
    {"legs", "arms", "upper body", "lower body", "full body", "posterior chain", "thighs", "hips", "back"}
)
"""Regions that say too little to be a muscle's name, unless they are all that a label line gives."""
LOOSE: Final = COLLECTIVE | {
    *(
        "chest",
        "shoulders",
        "lower back",
        "upper back",
        "middle back",
        "feet",
        "ankles",
        "neck",
        "grip",
        "inner thighs",
    ),
    *("abs", "calves", "forearms", "outer thighs"),
}
"""Muscles whose words name a part of the body as often as what it does."""
MUSCLE_WORDS: Final = frozenset("delts deltoids deltoid pecs pec pectorals pectoralis".split())
"""Words for loose muscles that name nothing but the muscle."""
BODY_WORDS: Final = frozenset("waist waistline shin shins stomach belly tummy rear backside groin back".split())
"""Words of a muscle's forms that name a part of the body as often."""
