"""What has been done, in English: the name of a step says what to do, as the menu does; the bar says what was done.

Chinese needs nothing of this: 已 stands before the same words.
"""

PAST = {
    "Cancel": "Cancelled",
    "Copy": "Copied",
    "Decide:": "Decided:",
    "Freeze": "Froze",
    "Give": "Gave",
    "Leave": "Left",
    "Let": "Let",
    "Make": "Made",
    "Plan": "Planned",
    "Put": "Put",
    "Refer": "Referred",
    "Reset": "Reset",
    "Set": "Set",
    "Take": "Took",
    "Write": "Wrote",
}
"""The verbs that do not simply take an ending."""
STATES = frozenset({"Back", "Conditions"})
"""Names of steps that begin with these say what is, not what to do."""


def done_in_english(step: str) -> str:
    """The name of a step once it has been done: Add the unit X is Added the unit X."""
    verb, blank, rest = step.partition(" ")
    if verb in STATES:
        return step
    return PAST.get(verb, verb + ("d" if verb.endswith("e") else "ed")) + blank + rest
