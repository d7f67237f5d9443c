"""What readers are told of disclosure control: hiding small counts, what is hidden with them, the audit, rounding."""

from goldthread.core.stats.explained.card import Example, Method, Source

_GUSFIELD = Source(
    "Gusfield, A graph theoretic approach to statistical data security, SIAM Journal on Computing 17 (1988)",
    "https://doi.org/10.1137/0217034",
)
_KELLY = Source(
    "Kelly, Golden and Assad, Cell suppression: disclosure protection for sensitive tabular data, Networks 22 (1992)"
)
_FISCHETTI = Source(
    "Fischetti and Salazar, Models and algorithms for optimizing cell suppression in tabular data with linked "
    "constraints, Journal of the American Statistical Association 95 (2000)"
)
_GUIDANCE = Source(
    "Government Statistical Service, guidance on protecting confidentiality in tables of administrative data"
)

METHODS: tuple[Method, ...] = (
    Method(
        code="disclosure",
        title="Hiding small counts so that they stay hidden",
        said="Small counts are hidden, and with them whatever would give them back.",
        answers=(
            "Could a reader learn something of one person from a table of counts? Counts from 1 to 4 are hidden. "
            "Hiding them alone is not enough: a row total less the cells that are shown gives a single hidden cell "
            "back. So further cells are hidden, as few as can be found, until no arithmetic gives any of them back. "
            "Rates and percentages of a hidden count are hidden with it."
        ),
        formula=(
            "hidden for its own sake: 1 ≤ count < 5 (the threshold and the treatment of zeros are settings)",
            "hidden with them: cells until, for every hidden cell, greatest possible count > least possible count",
            "possible: every table of whole counts, none below zero, with the same shown cells and the same totals",
        ),
        sources=(_GUSFIELD, _KELLY, _FISCHETTI, _GUIDANCE),
        example=Example(
            given="Two rows and two columns: 8 and 2 in the first row, 7 and 9 in the second.",
            call="protect([[8, 2], [7, 9]]).values.tolist()",
            gives="[[nan, nan, 10.0], [nan, nan, 16.0], [15.0, 11.0, 26.0]]",
            told=(
                "The 2 is small. With 8 shown it would be 10 less 8; with 9 shown, 11 less 9. All four cells are "
                "hidden. The totals are shown: 10 and 16 for the rows, 15 and 11 for the columns, 26 in all. The small"
                " cell could be anything from 0 to 10."
            ),
        ),
        limits=(
            "Not used for figures that are published already, such as street crime: hiding them would protect nobody.",
            "It cannot know what others publish of the same people, nor tables of overlapping areas or other dates; "
            "earlier editions and further sums are taken into account only when they are given.",
            "A published page marks hidden cells alike. Whoever knew which of them are the small ones would know more.",
            "Every hidden cell keeps at least two possible values; the space between them may be narrow.",
        ),
        module="goldthread.core.stats.disclosure.protect",
    ),
    Method(
        code="disclosure-audit",
        title="Proving that hidden counts stay hidden",
        said="Each hidden count was checked: more than one value agrees with all that is shown.",
        answers=(
            "What could a patient reader with a computer work out of the hidden cells? For each of them the least and "
            "the greatest count is found that agrees with everything published. Where the two are the same, hiding "
            "was in vain, and the table is not published so."
        ),
        formula=(
            "least = count − the most that can be moved away from the cell through other hidden cells",
            "greatest = count + the most that can be moved to it (a greatest flow in a network of rows and columns)",
            "with further published sums or rates: the same ends by an integer programme",
        ),
        sources=(_GUSFIELD, _KELLY),
        example=Example(
            given="The same four counts, all four hidden, all totals shown.",
            call="ranges([[8, 2], [7, 9]], [[True, True], [True, True]]).upper[:-1, :-1].tolist()",
            gives="[[10.0, 10.0], [15.0, 11.0]]",
            told=(
                "The small cell, in truth 2, could be as great as 10. So could the 8; the 7 could be as great as 15, "
                "and the 9 as great as 11."
            ),
        ),
        limits=(
            "The reader is taken to know that counts are whole and not below zero, and nothing else.",
            "With totals unpublished a hidden count has no greatest value.",
        ),
        module="goldthread.core.stats.disclosure.audit",
    ),
    Method(
        code="disclosure-rounding",
        title="Rounding the counts of sensitive tables",
        said="Counts are rounded to the nearest 5, so rows and columns may not sum.",
        answers=(
            "How are counts shown where even exact greater counts would say too much? Each is rounded to the nearest "
            "5, halves away from zero, and totals are rounded for themselves. Small counts are hidden all the same."
        ),
        formula=("rounded = 5 × whole part of (count ÷ 5 + ½)",),
        sources=(_GUIDANCE,),
        example=Example(
            given="Counts of 12, 13 and 25, and 12.5.",
            call="round_to([12, 13, 25, 12.5]).tolist()",
            gives="[10.0, 15.0, 25.0, 15.0]",
            told=("12 goes down to 10, 13 goes up to 15, 25 stays, and 12.5, half way, goes away from zero to 15."),
        ),
        limits=("Rounded cells may not sum to their rounded total, by up to half a base for each cell.",),
        module="goldthread.core.stats.disclosure.rounding",
    ),
)
