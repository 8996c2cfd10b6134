"""Each sign that the sources name, wherever a person may meet it: in the same words, leading to the same place."""

from __future__ import annotations

import html
import re

import lowback
import pytest
from lowback.content import library
from lowback.request import request
from lowback.safety import safety_of
from lowback.sheet import sheet_page
from lowback.strings import t

#: What the sources name, in the words of the product, and where it leads. Sources: NHS "Back pain"; the national
#: pathway for suspected cauda equina syndrome (CSP, GIRFT); NHS Lothian's red flags; Rushton 2023 for the neck's
#: arteries; NHS on an aneurysm and on a stroke; HSE on a dissection; Birmingham's hospitals on pregnancy.
SIGNS = {
    "Pain, tingling, weakness or numbness in both legs, and this is new or gets worse.": "emergency",
    "Numbness or tingling around your genitals, your bottom or your inner thighs, or it feels different when you "
    "wipe.": "emergency",
    "It has become hard to pee or to stop, you feel it less when you pee, or the stream has changed.": "emergency",
    "You can no longer hold your pee or your poo, you leak without noticing, or you do not feel when you need to "
    "go.": "emergency",
    "You have begun to feel less in your genitals during sex, or an erection or climax no longer comes.": "emergency",
    "Pain in your chest, or it is hard to breathe.": "emergency",
    "Your legs are quickly getting weaker, or it is getting harder to walk because they do not obey you.": "emergency",
    "A sudden tearing pain in your back, between your shoulders or in your tummy, or a tummy that throbs like a "
    "heartbeat.": "emergency",
    "A sudden, very strong pain in your tummy; or in your back, like none before, and you feel faint, sweaty or cold, "
    "or are over 60.": "emergency",
    "Suddenly: a very strong headache or neck pain, a face that drops or goes numb, an arm that goes weak, with or "
    "without the leg, trouble seeing, speaking or swallowing, or you passed out.": "emergency",
    "One leg is weak, and this is new or gets worse.": "same-day",
    "A foot drops or drags when you walk, and this is new.": "same-day",
    "Your hands have become clumsy, or you have become unsteady on your feet, and not from pain.": "same-day",
}
#: What does not begin during an exercise: no reason to stop names it, and everything else does.
BEFORE = {
    "It started after a bad accident, such as a car crash or a fall from a height.": "emergency",
    "You have a high temperature, or you feel hot, shivery or ill, above all if you have diabetes, take steroids or "
    "inject drugs, or had an infection or operation lately.": "same-day",
    "You have had cancer, and the pain is new or growing, sits in the upper back, or keeps you from "
    "sleeping.": "same-day",
    "You had an injury, even a small one, and your bones are thin (osteoporosis) or you take steroids.": "same-day",
    "A sudden strong pain in the middle of your back that eases when you lie down.": "same-day",
    "You are or may be pregnant, and you bleed heavily or have a pain in your tummy that does not let go.": "emergency",
    "You are or may be pregnant, and you bleed, lose fluid, have a tightening that comes and goes, a baby that moves "
    "less, a bad headache, trouble seeing, pain under your ribs, or a face or hands that suddenly swell.": "same-day",
    "The pain sits in one side under your ribs, and it burns when you pee, there is blood in your pee, or you feel "
    "sick.": "same-day",
}
#: Where nobody else should drive the person: what may kill on the way, and a spine that may be broken.
AMBULANCE = ("Pain in your chest", "It started after a bad", "A sudden tearing", "A sudden, very strong", "Suddenly: a")
EXERCISES = ("standing-roll-down", "raise-and-pull", "double-knee-lifts", "seated-twist")


def plain(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def test_the_table_is_whole() -> None:
    safety = library().safety
    signs = {sign.text: "emergency" for sign in safety.emergency} | {sign.text: "same-day" for sign in safety.same_day}
    assert signs == SIGNS | BEFORE
    assert tuple(library().exercises) == EXERCISES


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("sign", [*SIGNS, *BEFORE])
def test_a_sign_at_the_entrance_and_on_the_sheet(exercise: str, sign: str) -> None:
    lead = (SIGNS | BEFORE)[sign]
    groups = safety_of(library().exercise(exercise))["groups"]
    assert [group["id"] for group in groups] == ["emergency", "same-day", "soon", exercise]
    assert [group["id"] for group in groups if sign in [one["text"] for one in group["questions"]]] == [lead]
    words, _, data = sheet_page(request(exercise, None, {})).partition('<script type="application/json"')
    assert sign in plain(words)
    assert sign in data


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_among_the_reasons_to_stop(exercise: str, sign: str) -> None:
    reasons = safety_of(library().exercise(exercise))["reasons"]
    told = {words: reason["leads"] for reason in reasons for words in (reason["text"], *reason["signs"])}
    assert told[sign] == SIGNS[sign]
    # All the others are one touch away from there.
    assert [reason["id"] for reason in reasons if reason["opens"]] == ["another-sign"]


@pytest.mark.parametrize("sign", [*SIGNS, *BEFORE])
def test_a_sign_on_start_here(sign: str) -> None:
    text = lowback.about("safety", "signs").text
    now, _, later = text.partition("**Get help today, and do none of the exercises, if any of these is true:**")
    today, _, _ = later.partition("**Ask a doctor or an advice line first")
    assert f"- {sign}" in {"emergency": now, "same-day": today}[(SIGNS | BEFORE)[sign]].split("\n")


def test_what_is_told_until_help_is_there_fits_the_sign() -> None:
    first, today, *_ = safety_of(library().exercise("seated-twist"))["groups"]
    driven = [one["text"] for one in first["questions"] if not one.get("ambulance")]
    assert len(driven) == len(first["questions"]) - 6
    assert not [text for text in driven if text.startswith(AMBULANCE)]
    told = {one["id"]: one["advice"] for group in (first, today) for one in group["questions"] if "advice" in one}
    lies = "Until then lie when it hurts, lift and bend nothing, and get up by way of your side."
    assert told == {
        "S7": "Stay as still as you can until they come.",
        "D6": lies,
        "D7": lies,
        "D8": "Call the place where your baby is to be born, or your midwife, now and not later today.",
    }
    reasons = safety_of(library().exercise("seated-twist"))["reasons"]
    # Dizziness is an emergency only with a sign of the first.
    assert [reason["id"] for reason in reasons if reason["ambulance"]] == ["chest-head-senses", "dizzy"]


def test_what_may_press_on_the_cord_and_nerves_that_fail_are_an_emergency_together() -> None:
    told = safety_of(library().exercise("seated-twist"))
    texts = {one["id"]: one["text"].split(",")[0] for one in told["groups"][1]["questions"]}
    pressing = ("You have a high temperature", "You have had cancer", "You had an injury")
    failing = ("One leg is weak", "A foot drops or drags when you walk", "Your hands have become clumsy")
    assert [tuple(texts[sign] for sign in pair) for pair in told["together"]] == [
        (one, other) for one in pressing for other in failing
    ]


def test_what_is_asked_about_beside_a_reason_to_stop() -> None:
    reasons = {one["id"]: one["also"] for one in safety_of(library().exercise("seated-twist"))["reasons"]}
    assert {name: also["leads"] for name, also in reasons.items() if also} == {
        "one-leg": "same-day",
        "sharp": "same-day",
        "dizzy": "emergency",
    }
    assert [sign.split(",")[0] for sign in reasons["one-leg"]["signs"]] == [
        "One leg is weak",
        "A foot drops or drags when you walk",
    ]
    assert [sign.split(",")[0] for sign in reasons["sharp"]["signs"]] == [
        "You had an injury",
        "A sudden strong pain in the middle of your back that eases when you lie down.",
    ]
    assert len(reasons["dizzy"]["signs"]) == 4
    lying = {one["id"]: one["also"] for one in safety_of(library().exercise("double-knee-lifts"))["reasons"]}
    assert lying["dizzy"] is None


def test_each_sign_says_where_it_comes_from() -> None:
    safety = library().safety
    without = [sign.id for sign in (*safety.emergency, *safety.same_day) if not sign.sources]
    assert without == []


def test_what_helps_against_dizziness_depends_on_the_position() -> None:
    (dizzy,) = [reason for reason in library().safety.reasons if reason.id == "dizzy"]
    assert sorted(dizzy.advice) == ["face-down", "on-your-back", "sitting", "standing"]
    # The head may be below the heart: nobody stays down there.
    assert "Stay" not in dizzy.advice["standing"]
    assert "Hold on to something" in dizzy.advice["standing"]


def test_who_is_sent_to_ask_is_told_what_would_make_it_an_emergency() -> None:
    net = "Get help now if it goes into both legs, if you go numb between the legs, or if peeing or pooing changes."
    leads = library().safety.leads
    assert [lead for lead, text in leads.items() if net in text] == ["same-day", "soon"]
    for key in ("entry.spreads", "pain.spreads", "askWhom.same-day", "askWhom.soon"):
        assert net in t(key), key


def test_what_is_done_first_at_a_stop_depends_on_the_position() -> None:
    first = {name: t(f"stop.first.{name}") for name in ("standing", "sitting", "face-down", "on-your-back")}
    # Nobody who is bent over, and perhaps dizzy, is told to come up.
    assert first["standing"] == "First hold on to something and bend your knees. Sit down if you feel weak or dizzy."
    assert first["on-your-back"] == "First bend your knees and put your feet down."
    assert len(set(first.values())) == 4


@pytest.mark.parametrize("exercise", ["standing-roll-down", "raise-and-pull", "seated-twist"])
def test_who_moves_the_neck_is_asked_about_it(exercise: str) -> None:
    cautions = " ".join(caution.text for caution in library().exercise(exercise).cautions)
    assert "your neck was hurt lately" in cautions
    assert "said to be unstable" in cautions
    (dizzy,) = [reason for reason in safety_of(library().exercise(exercise))["reasons"] if reason["id"] == "dizzy"]
    assert dizzy["also"]
