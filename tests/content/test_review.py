"""What a review of each statement beside its source found wrong, and must not come back.

Each line is a fault by its number in the review: where it stood, the words that were wrong, and words that are right.
Two are no words: B18, one scale of grades, is in `test_evidence`, and C25, a source for each range, in `test_frames`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

EXERCISES = Path(__file__).resolve().parents[2] / "exercises"

#: number: file, what was wrong, what is right
FAULTS = {
    "A1 bowel missing": ("safety.toml", "cannot hold or pass water", "You can no longer hold your pee or your poo"),
    "A2 both legs": ("safety.toml", "Both legs are weak or numb", "Pain, tingling, weakness or numbness in both legs"),
    "A3 one leg": ("safety.toml", "goes down a leg, or one leg is weak", "One leg is weak, and this is new"),
    "A4 dizzy while bent": (
        "01-standing-roll-down.toml",
        "Stay down, rest, and come up",
        "Hold on to something and bend",
    ),
    "A5 genital feeling": ("safety.toml", "Sex has become difficult", "less in your genitals during sex"),
    "A6 neck before the twist": ("04-seated-twist.toml", "keep your face to the front", "your neck was hurt lately"),
    "A7 one rule on pain": ("introduction.toml", "Stop if it hurts", "not a diagnosis and not treatment."),
    "A8 sources of the signs": ("safety.toml", 'text = "NICE NG59 1.1.1"', "National Suspected Cauda Equina Syndrome"),
    "B10 sheep": ("04-seated-twist.toml", 'text = "Eur Spine J 2010."', "30 segments of sheep spines in a machine"),
    "B10 angle in people": ("04-seated-twist.toml", "1 to 2 degrees", "1.2 to 1.7 degrees"),
    "B11 why they left": (
        "02-raise-and-pull.toml",
        "left the study within two weeks.",
        "no better or worse; nobody did",
    ),
    "B11 in the lesson": ("02-raise-and-pull.lesson.toml", "not the same as harm", "no improvement or worsening"),
    "B12 press-up": ("02-raise-and-pull.toml", "a little active", "In 62 people without back pain"),
    "B12 ratios": ("02-raise-and-pull.lesson.toml", "6.7 over 1.3", "A ratio of two means of raw EMG is no measure"),
    "B13 no cause": ("01-standing-roll-down.lesson.toml", "The direction mattered", "no randomisation is mentioned"),
    "B13 who": (
        "01-standing-roll-down.toml",
        "In small groups of people with osteoporosis",
        "53 % of the 19 who did both",
    ),
    "B13 consensus": (
        "01-standing-roll-down.toml",
        'term = "osteoporosis"\nsources = ["sinaki-1984"]',
        "UK consensus statement on physical activity and exercise for osteoporosis",
    ),
    "B15 no leaflets": ("02-raise-and-pull.toml", "Hospital leaflets", "Our choice: the article names no number."),
    "B14 leg raises": ("03-double-knee-lifts.toml", "Leg raises ask little", "not in the summary of that study"),
    "B16 crack": ("04-seated-twist.toml", "the sound comes when a gas bubble forms", "What makes the sound is debated"),
    "B17 one session": ("safety.toml", "Within one session it never does", "From one session alone nobody can tell"),
    "A9 what holds the chest": (
        "02-raise-and-pull.lesson.toml",
        "brings the upper arms forward",
        "only the pelvis bears, and the muscles of the back hold the chest up",
    ),
    "C23 which tilt": (
        "02-raise-and-pull.lesson.toml",
        "The pelvis is heavy and is drawn forward",
        "leaves open which tilt that is",
    ),
    "C24 the pelvis tilts": (
        "03-double-knee-lifts.toml",
        "lumbar_flexion = 2, thorax_flexion = -2, hip_flexion = 117",
        "lean = -98, lumbar_flexion = 14",
    ),
    "C24 in the lesson": (
        "03-double-knee-lifts.lesson.toml",
        '"rectus-abdominis", work = "isometric", text = "keeps the pelvis from tipping forward"',
        'action = "posterior-pelvic-tilt"',
    ),
    "C26 inside what a thorax turns by itself": (
        "04-seated-twist.toml",
        "thorax_rotation = 36",
        "lumbar_rotation = 6, thorax_rotation = 35",
    ),
    "B19 does exercise help": ("introduction.toml", "gets better whatever is done", "23 trials with 2,674 people"),
    "C20 knees back": (
        "03-double-knee-lifts.lesson.toml",
        "bend the knees",
        'muscle = "quadriceps", work = "eccentric"',
    ),
    "C21 few inches": ("03-double-knee-lifts.lesson.toml", "is 3 to 5 degrees.", "Say which you mean"),
    "C22 rotators": (
        "04-seated-twist.lesson.toml",
        "they turn bone upon bone",
        "None of the lumbar back muscles can be considered a rotator",
    ),
    "C27 one wording for the load": (
        "03-double-knee-lifts.toml",
        "hard on the lower back",
        "It is the moment at the hip, not the load on the spine",
    ),
    "C28 no breeze": ("01-standing-roll-down.toml", "like a tree in a breeze", "Let your arms wave over to the right."),
    "C28 no knee height": (
        "01-standing-roll-down.toml",
        "for most people that is about",
        "as close to the floor as you can manage.",
    ),
    "C28 no adductors": ("03-double-knee-lifts.lesson.toml", "keep the legs together", 'muscle = "iliopsoas"'),
    "C29 flexion-relaxation": (
        "01-standing-roll-down.lesson.toml",
        "felt along the back",
        "falls silent near the end of flexion",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_it_is_right_and_stays_so(name: str) -> None:
    file, wrong, right = FAULTS[name]
    text = (EXERCISES / file).read_text(encoding="utf-8")
    assert wrong not in text
    assert right in text
