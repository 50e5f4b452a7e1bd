"""The rules of doses: patterns over the codes of `lexemes`, each with examples it must and must not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DoseRule:
    """A pattern of lexeme codes; its groups say which lexemes are sets, reps and unit."""

    name: str
    pattern: str
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


LABELLED_REPS: Final = "labelled reps"
LABELLED_SETS: Final = "labelled sets"
COUNT_OF_REPS: Final = "count of reps"
COUNTS_OF_REPS: Final = "count of reps of each set"
COUNT_WITH_SIGN: Final = "count with a sign"
LADDER: Final = "ladder"
COUNT_OF_EACH_SET: Final = "count of each set"
SETS_TIMES_REPS: Final = "sets times reps"
SINGLE_SETS: Final = "sets told one by one"
COUNT_PER_SIDE: Final = "count per side"

_U: Final = "[RvTMDPBCf]"
_NO_QUANTITY: Final = "(?![RvTMDPBCfk%°W1GHdwIXV])"
"""What may not follow a bare number that is read as repetitions: it would be a figure of something else."""

RULES: Final = (
    DoseRule(
        "labelled sets and reps",
        rf"S[:|-]?(?P<sets>N)[,|;.]*[RL_][:|-]?(?P<reps>N(?:[,/]N)*)(?P<unit>{_U})?",
        ("Sets: 3 Reps: 10", "Sets: 3 | Hold: 20 seconds"),
        ("3 sets of 10", "Sets: 3"),
    ),
    DoseRule(
        "labelled reps and sets",
        rf"R[:|-]?(?P<reps>N(?:[,/]N)*)(?P<unit>{_U})?[,|;./&]*S[:|-]?(?P<sets>N)(?![RvTMDPBCfk%SX/])",
        ("Reps 10, Sets 3, Rest 2 min", "Repetitions: 12 / Sets: 2", "Reps = 15; Sets = 3"),
        ("12 reps, 3 sets", "Reps: 3 sets of 12", "Reps 10, 3 sets", "Reps x Sets: 10 x 3"),
    ),
    DoseRule(
        "labelled sets by reps",
        r"S[/X&,]R[:|-]?(?P<sets>N)/(?P<reps>N)(?![N/X%kSTMD])",
        ("Sets/Reps: 3/10", "Sets x Reps: 4/8-12"),
        ("Sets/Reps: 3 x 10", "Reps: 3/10"),
    ),
    DoseRule(
        "sets to failure",
        r"(?P<sets>N(?:/N)?)S[OX,:(]*(?:_{0,2})(?P<fail>F)",
        ("3 sets to failure", "4 sets of max reps"),
        ("3 sets of 10",),
    ),
    DoseRule(
        "sets of so many on each side",
        r"(?P<sets>N)(?:X|S[OX])(?P<reps>N)/(?P<other>N)(?![N/X%kSTMD])",
        ("3 x 8/8", "3 sets of 5/5"),
        ("3 x 8", "3 x 1/2"),
    ),
    DoseRule(
        "sets of reps",
        rf"(?P<sets>N(?:/N)?)S(?:O|X|,|:|\||-|\(|_(?=N,)|,?R:?)?O?(?P<reps>N(?:,N(?![TMYW])(?!v[YW_])|,?&N)*)(?:-?_{{0,2}}(?P<unit>{_U})|{_NO_QUANTITY})(?!O?Z)",
        (
            "3 sets of 8-12 reps",
            "4 sets x 6, 8, 10, 12",
            "3/4 sets of 8-12 reps",
            "three sets of ten",
            "3 sets of 30 seconds",
            "3 sets, reps 10",
        ),
        ("3 sets, 60 seconds rest", "3 sets", "10 reps"),
    ),
    DoseRule(
        "held several times",
        r"(?P<reps>N)-?(?P<unit>[TMD])L?[,|]?E?[,|]?(?P<sets>N(?=v|X(?:$|[.;)|,]))|2)[vX]?(?![YW])",
        ("hold 30 seconds, 3 times", "30 seconds per side, twice", "40 yards, 3 times", "Neck stretch (30 sec, 2x)"),
        ("30 seconds, 3 sets", "10 times", "5 minutes, twice daily", "30 sec, 2x a week"),
    ),
    DoseRule(
        "feet, and metres in brackets",
        r"(?:(?P<sets>N)X)?N-?f\((?P<reps>N)-?(?P<unit>D)\)",
        ("5 x 100 ft (30 m)", "100 feet (30 metres)"),
        ("100 ft", "30 m (100 ft)"),
    ),
    DoseRule(
        "trips over a distance, holds of a time",
        r"(?P<sets>N)[_L]O(?P<reps>N)-?(?P<unit>[DT])",
        ("6 trips of 20 metres", "three carries of 40 m", "four holds of 20 seconds"),
        ("3 sets of 10", "90 seconds of rest"),
    ),
    DoseRule(
        "so many timed holds",
        r"(?<![dwS])(?P<sets>N)(?P<reps>N)-(?P<unit>[TD])(?![WYZK])",
        ("three 30-second holds", "four 20-second planks", "6 40-yard sprints"),
        ("three 30-second rests", "30-second holds", "two 20-minute walks", "Day 1 20-second plank"),
    ),
    DoseRule(
        "times failure",
        r"(?P<sets>N)X(?P<fail>F)",
        ("4 x max", "3 x failure"),
        ("4 x 10",),
    ),
    DoseRule(
        "failure times",
        r"(?P<fail>F)[,|]?X(?P<sets>N)(?![RvTMDPBCfk%X])",
        ("max x 3", "AMRAP x 2", "to failure x 3 sets"),
        ("max x 10 min", "3 x max"),
    ),
    DoseRule(
        SINGLE_SETS,
        r"(?<!X)(?P<reps>NXN(?:[,/&]?NXN){2,})(?![RvTMDPBCfk%SXYW])",
        ("1x10, 1x8, 1x6", "Dips 1 x 12 / 1 x 10 / 1 x 8", "1x5 1x3 1x1"),
        ("3x10", "1x10, 1x8", "1x10 reps, 1x8 reps, 1x6 reps"),
    ),
    DoseRule(
        SETS_TIMES_REPS,
        rf"(?<!X)(?P<sets>N)(?:X|v,?(?!N[SvYW]))(?P<reps>N(?:,N(?![TMYW])(?!v[YW_]))*)(?:-?(?P<unit>{_U})|{_NO_QUANTITY})(?!O?Z)",
        ("5 x 10-second holds", "3x10", "4 x 10, 8, 6, 6", "3 × 30 sec", "3x30s", "3 times, 10 reps", "3 x 12, 90 sec"),
        ("135 x 5 x 3", "10 reps", "10 times, 3 sets", "10 times, 1-2 times daily"),
    ),
    DoseRule(
        "reps for sets",
        rf"(?P<reps>N(?:,N)*)_{{0,2}}(?P<unit>{_U})(?:E|e)?(?:[OX,|]?O?(?P<sets>N)S|X(?P<times>N)(?![RvTMDPBCfk%SXY]))",
        ("10-12 repetitions for three sets", "6 reps x 4 sets", "30 seconds x 3 sets", "15 reps x 3"),
        ("3 sets of 10", "10 reps x 3/day"),
    ),
    DoseRule(
        "reps of a side for sets",
        r"(?P<reps>N)[Ee]X(?P<times>N)(?![RvTMDPBCfk%SXYW])",
        ("Dead bug – 8/side × 3", "10 each x 2", "12 per leg x 3"),
        ("8/side", "10 each x 3 times a week", "8 each x 30 kg"),
    ),
    DoseRule(
        "holds for sets",
        r"(?P<reps>N)-?(?P<unit>[TM])[L_]E?X(?P<sets>N)(?![RvTMDPBCfk%SX])",
        ("20-30 sec holds x 3", "30-second hangs x 4", "20 sec sprints × 6"),
        ("5 sec hold x 10 reps", "30 seconds x 3 sets", "20 seconds, 40 x 3"),
    ),
    DoseRule(
        "sets of",
        rf"(?<!N)SO(?P<reps>N)(?!S)(?:_{{0,1}}(?P<unit>{_U})|{_NO_QUANTITY})",
        ("repeat for sets of 8-12",),
        ("3 sets of 10",),
    ),
    DoseRule(
        LABELLED_SETS,
        r"S:(?P<sets>N)(?![RvTMDPBCfk%SX])",
        ("Sets: 3", "Rounds: 4", "Sets: 3 each leg"),
        ("Sets: 3 x 10", "Sets: 3 rounds"),
    ),
    DoseRule(
        LABELLED_REPS,
        r"(?:R:|r)(?P<reps>N(?:,N)*)(?![RvTMDPBCfk%SX])",
        ("Reps: 15", "Reps: 12, 10, 8", "a rep range of 8-12"),
        ("Reps: 3 x 10", "15 reps", "a count of 3"),
    ),
    DoseRule(
        COUNTS_OF_REPS,
        r"(?P<reps>NR(?:,[&_]?NR){2,})",
        ("Bench press: 12 reps, 10 reps, 8 reps", "10 reps, 8 reps, and 6 reps"),
        ("12 reps, 10 reps", "12 reps each, 10 reps each, 8 reps each"),
    ),
    DoseRule(
        COUNT_OF_REPS,
        r"(?P<reps>N)_{0,1}(?P<unit>[Rv])",
        ("20 reps", "12 slow reps", "8-10 slow, controlled repetitions", "Repeat 10 times"),
        ("20 seconds",),
    ),
    DoseRule(
        COUNT_WITH_SIGN,
        r"(?P<reps>N)X(?=$|[.,;)|Ee]|2Y)",
        ("Circle your arms 10x", "10x per side", "Repeat 10-20x.", "Do 10x twice a day"),
        ("10x10", "10x a week", "2x"),
    ),
    DoseRule(
        COUNT_PER_SIDE,
        r"(?P<reps>N)_{0,2}(?=,?[Ee])" + _NO_QUANTITY,
        ("10 each leg", "8 per side", "10 each"),
        ("10 minutes",),
    ),
    DoseRule(
        LADDER,
        rf"(?<![XN])(?P<reps>N)(?P<sets>l)(?:-?_{{0,1}}(?P<unit>{_U})|{_NO_QUANTITY})",
        (
            "21-15-9",
            "10-8-6-4-2 reps",
            "Back squat 5-5-5-5-5",
            "Deadlift 2L, 3M, 5H",
            "15 -> 12 -> 10",
            "10→8→6→4",
            "12 > 10 > 8",
        ),
        ("3-0-1-0", "8-12", "2-1-2", "12-3-30", "10-12-2023", "10m, 20m, 40m", "3 → 4 → 5", "60 → 70 → 80%"),
    ),
    DoseRule(
        COUNT_OF_EACH_SET,
        r"(?:^|(?<=[_R])|(?<=[_R][:|-]))(?P<reps>N(?:(?:,N){2,}(?:,?[&_]N)?|(?:/N){2,}))R?(?=$|[.;)(|@])",
        ("Deadlift 5, 5, 5", "Bench: 12, 10, 8, and 6 reps", "Squat 5/5/5+", "Row 12/10/8/6", "15, 12, 10"),
        (
            "Chapters 1, 2, 3",
            "weeks 4, 5, 6",
            "Tempo 4/2/2/2",
            "Updated 4/6/18",
            "1, 2, 3",
            "12/10/08",
            "Wendler's 5/3/1",
        ),
    ),
    DoseRule(
        "so many on each side",
        r"(?<![XN/])(?P<reps>N)/(?P<other>N)(?=$|[,;.)(|@])",
        ("Turkish get-up 5/5",),
        ("1/2", "8/10", "90/90"),
    ),
    DoseRule(
        "time",
        r"(?P<reps>N)(?:-)?(?P<unit>[TM])",
        ("Hold 30-60 seconds", "30-second hold", "1.5 min"),
        ("30 reps",),
    ),
    DoseRule(
        "calories for men and women",
        r"(?P<reps>N/N)(?P<unit>C)",
        ("12/10 cal row",),
        ("12 cal",),
    ),
    DoseRule(
        "distance, steps, breaths, calories",
        r"(?P<reps>N)(?!-P)-?(?P<unit>[DPBCf])(?:\(F\)|,?F(?![SR]))?",
        ("5-breath hold", "40 meters", "10-12 steps", "5 breaths"),
        ("30 reps", "a 6-step guide"),
    ),
    DoseRule(
        "breaths and their manner",
        r"(?P<reps>N)_,?_?(?P<unit>B)",
        ("5 long, slow breaths", "8 belly breaths"),
        ("5 reps, slow breaths",),
    ),
    DoseRule(
        "times after a name",
        rf"(?<![N%R])(?<!Nk)X(?P<reps>N(?:,N)*)(?:(?P<unit>{_U})|{_NO_QUANTITY})(?!S)",
        ("Row x 8", "Burpee to plate x 8"),
        ("3 x 8", "40 kg x 8", "10 reps x 3/day"),
    ),
    DoseRule(
        "sets only",
        r"(?P<sets>N(?:/N)?)S(?!(?:O|_|,){0,5}W)",
        ("Pull ups - 4 sets", "3 rounds", "a single set", "a single all-out set"),
        ("3 reps", "a single rep", "a single-leg set", "10-20 sets per muscle per week"),
    ),
    DoseRule(
        "failure only",
        r"(?P<fail>F)",
        ("to failure", "as many reps as possible"),
        ("3 reps",),
    ),
)
