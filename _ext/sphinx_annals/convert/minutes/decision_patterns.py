"""The wordings that announce a decision, and what keeps them from doing so."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..document.prefilter import has_any

ACCEPTED, PROPOSED, REJECTED, DEFERRED = "accepted", "proposed", "rejected", "deferred"


_GROUP = (
    r"(?:we|group|team|t[sc]c|ctc|ec|ssc|sc|committee|council|board|wg|cg|sig|participants"
    r"|members|attendees|everyone|everybody|maintainers|meeting|attendance|community"
    r"|subcommittee|chairs|panel|collective|assembly|all|those present)"
)
_SURELY = r"(?:\W{1,3}(?:\w{2,12}ly|all|have|has|had|then|also|both|now|just|already)){0,3}"
_HAVING = r"(?:(?:an?|general|clear|broad|full|rough|some|the|unanimous|overall|good) ){0,3}"
_AGREED = r"(?:agreement|consensus)"


class Phrase(NamedTuple):
    """Words in a sentence that say that something was decided."""

    status: str
    pattern: re.Pattern[str]
    #: whether they count in written speech too, where old decisions are recalled
    is_for_speech: bool = False


def _phrase(status: str, *patterns: str, speech: bool = False) -> Phrase:
    return Phrase(status, re.compile("|".join(patterns), re.IGNORECASE), speech)


PHRASES: tuple[Phrase, ...] = (
    _phrase(
        PROPOSED,
        rf"(?:\b(?:{_GROUP}|and \w{{2,20}}) (?:are|is|was|were|seem(?:ed|s)?)(?: all)?|\A\W*"
        r"|discussion:) ?(?:\w{2,12}ly )?"
        r"(?:supportive of|in support of|leaning (?:towards?|to|in favou?r))\b",
        r"\bgeneral(?:ly)? (?:sentiment|feeling|support|lean)\b",
        r"\b(?:seem(?:s|ed)?|were|was|are) (?:fine|ok|okay|good|happy) (?:with|to)\b.{0,40}?"
        r"\b(?:pushing|moving|going|merging|proceeding|closing|landing)\b",
        r"\b(?:some|vague|emerging|loose|partial) (?:consensus|agreement)"
        r"(?: (?:at|in) the \w{2,20})?(?: (?:is|was|on|that|to)\b|:)",
        r"\bunless (?:there are )?(?:any )?objections?\b",
        r"\bif (?:there are )?no objections?\b.{0,60}?\b(?:will|we'll|proceed)\b",
    ),
    _phrase(
        PROPOSED,
        r"\bproposed (?:resolution|decision)\b",
        r"\b(?:general|overall|majority) opinion (?:is|was) (?:to|that|against)\b",
        speech=True,
    ),
    _phrase(
        ACCEPTED,
        rf"\b{_GROUP}{_SURELY}\W{{1,3}}(?:agreed|decided|concluded|chose to|opted (?:to|for)"
        r"|approved|endorsed|resolved (?:to|that)|settled on|converged on|landed on|determined"
        r"|voted (?:\d{1,3}[-\u2013:/]\d{1,3}(?:[-\u2013:/]\d{1,3})? )?"
        r"(?:to|for|against|unanimously|in favou?r|and))\b(?! (?:with|about)\b)",
        r"\b(?:we|everyone|everybody)(?: all)? agrees? (?:that|to|on|we|not|the)\b",
        r"(?:\A\W*|[(:–—]|\b(?:and|so|but|then)) ?(?:all |\w{4,12}ly |ha(?:d|ve) )?"
        r"(?:agreed|decided|concluded)(?: (?:in|at|by|during|after|last)(?: \w+){1,3})?,? "
        r"(?:that|to|on|not|against|upon|we|for|going|a|the)\b",
        r"\A\W*(?:agreed|decided)(?= [\w\"'`(])(?! (?:with|about|by|lots|upon action)\b)",
        # what stands before the comma is more than the name of a speaker
        r"\A\W*\S{1,40} \S[^?]{0,200}?[,;:] (?:had |\w{4,12}ly )?(?:agreed|decided)"
        r" (?:that|to|we|not|on|it)\b",
        r"\blast (?:week|meeting|month|time),? (?:we )?(?:agreed|decided)\b",
        r"\b(?:agreed|decided) (?:in|at) (?:the |our )?(?:last|previous) (?:meeting|call)\b",
        r"\bit (?:was|is|has been|had been) (?:\w+ly )?"
        r"(?:agreed|decided|resolved|concluded|determined)\b(?! (?:by|in)\b)",
        r"\A[^?]{1,200}, (?:and |but )?(?:everyone|everybody|all)(?: \w{2,12})? agreed\W*\Z",
        r"\bwe say yes\b|\b(?:we|group|tsc|team) (?:will|are going to) go (?:ahead )?with\b"
        r"|\bwe'll go with\b",
        # of a council; a program or a person is approved otherwise
        r"\A\W*(?:approved|ratified|adopted) (?!(?:in|for|and|by|at|on|with|as|but|the pr|prs?"
        r"|this|your|pull|after|since|without)\b|#)",
    ),
    _phrase(
        ACCEPTED,
        r"(?:\A\W*|, |; |\b(?:the|our|so|general|final|clear|main|overall|group|rough|team) )"
        r"(?:agreement|consensus|conclusion|resolution|decision|outcome)"
        r"(?: (?:in|of|from|at) (?:the )?(?:\w+ )?(?:meeting|group|discussion|vote|call|room)"
        r"| \([^()]{1,60}\)| here)? "
        r"(?:was|is|were|has been|had been|seems)"
        r"(?: that| to| not| made| yes| no|:| it| we| the| just)",
        rf"\b(?:general|clear|broad|unanimous|full|rough|overall|strong) {_AGREED}\b",
        rf"\A\W*{_AGREED}\b[^.?]{{0,40}}? (?:was|is) (?:to|that)\b|\ball in agreement\b",
        r"\bunanimous (?:decision|consent|approval)\b(?! vote)",
        rf"\A\W*{_AGREED} (?:to|that|on|for|with|reached|is|was|declared)\b",
        r"\b(?:reached|have|had|achieved|declared?|there(?: is| was|'s)|was|were) "
        rf"{_HAVING}{_AGREED}\b",
        rf"\b{_AGREED} (?:has been |was |is )?(?:reached|declared|achieved)\b",
        r"\b(?:the|this) motion (?:to|that|on|for) [^.;]{1,80}? (?:passe[ds]|carried|carries)\b",
        r"\b(?:vote|poll|motion|proposal|resolution|ballot|amendment) (?:has |was |is |also )?"
        r"(?:pass(?:es|ed)|carried|carries|approved|adopted|accepted|ratified|succeed(?:s|ed))\b",
        r"\bpassed (?:unanimously|without objections?|by consensus)\b|\bso passed\b",
        r"\b(?:disagreements?|objections?), passed\b",
        speech=True,
    ),
    _phrase(
        REJECTED,
        r"\b(?:the|this) (?:vote|poll|motion|resolution|ballot|amendment)(?: (?:to|on|for|that)"
        r" [^.;]{1,80}?)? (?:has |was |is )?(?:fail(?:s|ed)|rejected|defeated|lost|voted down"
        r"|not carried)\b",
    ),
    _phrase(
        ACCEPTED,
        r"(?:\A\W*|, |: |there (?:were|was|are) |\bhad |\bwith |; |\band |- )"
        r"no (?:further |more |other |known )?(?:concerns?(?:/| or | and ))?"
        r"(?:objections?|disagreements?|dissent|opposition|one (?:opposed|objected|objects))\b",
        r"\bnobody (?:objected|opposed)\b",
        r"\b(?:did(?: not|n't) (?:raise|voice|have)|without) (?:any )?objections?\b",
        r"\b(?:is|was|has been|have been|were|considered)(?: now| then| formally| officially)? "
        r"(?:adopted|approved|ratified|elected|endorsed|accepted|appointed|choo?sen|declined"
        r"|selected as (?:[\w-]+ ){0,3}(?:chair|director|representative|lead|secretary|member))\b",
    ),
)
#: they make a proposal of what is said together with them
SOFT = re.compile(
    r"\b(?:probably|perhaps|maybe|tentative(?:ly)?|seems?|seemed|appears?|likely|leaning|roughly"
    r"|unless|some (?:consensus|agreement|support)|might|possibly|inclined|believed?)\b",
    re.IGNORECASE,
)
#: shortly before the words, they say that it has not come to that
HELD_BACK = re.compile(
    r"\b(?:if|whether|when|once|until|till|unless|before|assuming|should|would|could|can|may"
    r"|might|must|shall|will|needs?|needed|to|please|try|trying|hope|hopefully|wants?|wanted"
    r"|how|see|no|not|never|lack(?:ing)?|nobody|isn't|haven't|hasn't|didn't|don't|doesn't"
    r"|wasn't|aren't|weren't|cannot|can't|nor|think|thought|thinks|confirm|ensure|asked|goal"
    r"|unclear|unsure|sure|getting|get|towards?|build|building|seek|seeking|find|finding|gain"
    r"|gather|yet)(?:[^\S\n]+[^\s.;:,()]{1,20}){0,3}\W{0,3}\Z"
    r"|\b(?:as|for|why|what|which|who|where|he|she|previously)(?: \w+)?[ (]{0,2}\Z",
    re.IGNORECASE,
)
#: before the words, they make the sentence one person's, a question or a quotation
NOT_THEIRS = re.compile(r"\bI(?:'(?:ve|m|d|ll))?\b|\b[Mm]y\b|\bdo (?:we|you|they)\b|[\"“]\Z")
#: anywhere in the sentence
NEVER = re.compile(
    r"\bagendas? (?:was|were|is|has been) (?:\w+ )?(?:agreed|approved|adopted)\b"
    r"|\b(?:talks?|posters?|papers?|abstracts?|tutorials?|workshops?|sessions?|cfps?|articles?"
    r"|submissions?|keynotes?)\b.{0,80}?\b(?:accepted|selected|approved)\b"
    r"|\b(?:not|n't|yet|never|no)\b[^.;,]{0,25}?\b(?:agreed|decided|reached|concluded|consensus)\b"
    r"|\b(?:that|which|who) (?:have|has|was|were|are|is|had)(?: been)? "
    r"(?:approved|accepted|adopted|agreed|elected|chosen)\b"
    r"|\b(?:needs?|require[sd]?|pending|await\w{0,4}) (?:a |to be |more )?"
    r"(?:decision|agreement|consensus)\b"
    r"|\b(?:to|will|should|must|can|would|may|could) be (?:\w+ )?"
    r"(?:agreed|decided|approved|elected)\b"
    r"|\bagree\w{0,4} (?:[\w'-]{1,20} ){1,4}(?:would|could|might) be (?:very |so )?(?:an? )?"
    r"(?:nice|good|great|useful|helpful|interesting|cool|better|fun|valuable|worth\w*|ideal)\b"
    r"|\bhow (?:is|are|was|were)\b|\b(?:agreed|decided) (?:upon )?in (?:the )?inaugural\b",
    re.IGNORECASE,
)
#: a sentence without any of these says nothing of a decision
DECISION_HINTS = (
    *("agree", "decid", "decision", "conclu", "consens", "resol", "outcome", "adopt", "approv"),
    *("accept", "elect", "endors", "ratif", "support", "object", "passes", "passed", "carrie"),
    *("sentiment", "feeling", "fine", "oka", "good", "happy", "leaning", "unanim", "chose"),
    *("choose", "appoint", "declin", "settled", "converged", "landed", "opted", "determined"),
    *("voted", "opposition", "dissent", "opposed", "we say", "go with", "go ahead"),
    *("general lean", "succeed", "opinion", "fail", "defeat", "lost", "rejected"),
)
QUESTION = re.compile(r"\?[\"'”)\]*_\s]*\Z")


def status_of(sentence: str, *, is_speech: bool) -> str:
    """Return the status of what a plain *sentence* says was decided; empty for nothing."""
    if not has_any(DECISION_HINTS, sentence):
        return ""
    sentence = sentence.replace("’", "'")
    if QUESTION.search(sentence) or NEVER.search(sentence):
        return ""
    for phrase in PHRASES:
        if is_speech and not phrase.is_for_speech:
            continue
        for found in phrase.pattern.finditer(sentence):
            before = sentence[max(0, found.start() - 80) : found.start()]
            if not HELD_BACK.search(before) and not NOT_THEIRS.search(before):
                return PROPOSED if SOFT.search(sentence) else phrase.status
    return ""


def is_soft(sentence: str) -> bool:
    """Whether a plain *sentence* says that people lean towards something."""
    return any(phrase.pattern.search(sentence) for phrase in PHRASES if phrase.status == PROPOSED)
