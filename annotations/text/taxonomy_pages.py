"""What each category of content warnings means, what it does not mean, examples, and its sub-terms in words.

For the pages that explain the categories. The words are marked for translation and translated where they are shown.
"""

from dataclasses import dataclass


def _(words: str) -> str:
    """Marks words for the catalogue of translations; the ground itself translates nothing."""
    return words


@dataclass(frozen=True)
class Page:
    """`related` are slugs of categories that are easily taken for this one."""

    means: str
    does_not_mean: str
    examples: tuple[str, ...]
    related: tuple[str, ...] = ()


PAGES: dict[str, Page] = {
    "sexual-violence": Page(
        _("Sex that somebody has not agreed to, or could not agree to: forced, pressed for, or got by a "
          "lie or a drug."),
        _("Sex that everybody wanted, however rough; or an argument about consent in general that tells "
          "of no such act."),
        (_("Describes coerced sex between teacher and pupils; no graphic detail."),
         _("Argues about whether a scene shows consent; nothing is recounted.")),
        ("child-sexual-abuse", "sex-nudity", "abuse-control"),
    ),
    "child-sexual-abuse": Page(
        _("Sexual acts with a child, or what leads up to them, told of at any length."),
        _("Young people of the same age with each other; or an adult who looks young."),
        (_("Mentions the abuse of a pupil; nothing is recounted."),
         _("A survivor tells of her childhood, in her own words.")),
        ("sexual-violence", "child-harm"),
    ),
    "child-harm": Page(
        _("Children who are beaten, neglected, endangered or killed."),
        _("Sexual abuse, which is a category of its own; or a child who is sad, lost or scolded."),
        (_("Describes a child left alone in a locked house."),
         _("The death of a child is recounted in two sentences.")),
        ("child-sexual-abuse", "violence"),
    ),
    "abuse-control": Page(
        _("Power held over somebody for long: at home, in a couple, at a school, in a sect; by threats, "
          "lies or locked doors."),
        _("A single fight, or strictness by itself."),
        (_("Compares the school to a sect and lists how it held its pupils."),
         _("Describes stalking over several years.")),
        ("sexual-violence", "violence", "mental-health"),
    ),
    "gore-mutilation": Page(
        _("Injured, cut or opened bodies, and what is done to them."),
        _("Violence that leaves no wound to be seen; or the word “bloody” by itself."),
        (_("Describes the loss of a hand, without detail."), _("Tells an operation step by step.")),
        ("violence", "body-horror"),
    ),
    "violence": Page(
        _("Blows, weapons, killing and war, done or threatened."),
        _("Harm that has a category of its own: sexual violence, harm to children, harm to animals."),
        (_("Recounts a murder out of revenge."), _("Mentions a war in which the film is set.")),
        ("gore-mutilation", "abuse-control"),
    ),
    "body-horror": Page(
        _("What disgusts by way of the body: vomit, faeces, insects under the skin, bodies that change."),
        _("Wounds and operations, which stand under gore; or an ugly thing that has nothing to do with a body."),
        (_("Describes a scene of vomiting at length."), _("Insects that crawl from an arm are recounted.")),
        ("gore-mutilation", "sensory"),
    ),
    "self-harm-suicide": Page(
        _("People who hurt or kill themselves, try to, or think of it."),
        _("Risk taken carelessly; or a death that somebody else has caused. How it is done has no place "
          "in a text here."),
        (_("Discusses a character's suicide; the means are not named."),
         _("Mentions thoughts of dying in one clause.")),
        ("mental-health", "death-grief"),
    ),
    "mental-health": Page(
        _("Illness of the mind and great distress: psychosis, panic, eating disorders, being committed."),
        _("Grief, fear or anger that anybody would have; or “mad” as a figure of speech."),
        (_("Describes a panic attack on a bus."), _("Discusses how the film shows an institution.")),
        ("self-harm-suicide", "abuse-control"),
    ),
    "drugs-alcohol": Page(
        _("Drugs, drink and poison: taken, given to somebody in secret, craved, or taken too much of."),
        _("A glass of wine at a table; or medicine taken as it was meant."),
        (_("Recounts how somebody is drugged on a journey."), _("Mentions an overdose.")),
        ("sexual-violence", "mental-health"),
    ),
    "sex-nudity": Page(
        _("Sex that those in it agree to, and naked bodies."),
        _("Sex that is forced or got by a lie: that is sexual violence, and never only this."),
        (_("Describes a love scene, without detail."), _("Discusses nudity in the last act.")),
        ("sexual-violence",),
    ),
    "hate-discrimination": Page(
        _("People made less of for what they are: in deeds, in pictures, in words that are quoted."),
        _("A judgement of a film that somebody finds unjust; or the naming of such hatred in a word."),
        (_("Quotes slurs against women."), _("Argues that the film trades in an image of the East.")),
        ("violence", "abuse-control"),
    ),
    "death-grief": Page(
        _("Dying, the dead, and those who mourn them."),
        _("A killing told as violence and no more; or the end of something that is no life."),
        (_("A mother's long illness and death are recounted."), _("Mentions a funeral.")),
        ("self-harm-suicide", "violence"),
    ),
    "animal-harm": Page(
        _("Animals that are hurt, killed or left to suffer."),
        _("Meat on a plate; or an animal that is only in danger for a moment."),
        (_("Describes the death of a dog."), _("Mentions cruelty to horses on the set.")),
        ("violence",),
    ),
    "reproductive": Page(
        _("Pregnancy and birth, and what may go wrong or be forced: loss, abortion, birth under pressure."),
        _("Having children or not, as a fact about somebody."),
        (_("Recounts a miscarriage."), _("Discusses forced pregnancy in three films.")),
        ("sexual-violence", "death-grief"),
    ),
    "sensory": Page(
        _("What acts on eyes and ears: flashing light, sudden noise, an unsteady camera, a picture hard to look at."),
        _("What a text tells of, however vividly; that stands under what it tells of."),
        (_("The film flashes for about a minute in its second half."), _("A still of a wound stands above the text.")),
        ("body-horror",),
    ),
}  # fmt: skip

# category -> sub-term -> its words
TERMS: dict[str, dict[str, str]] = {
    "sexual-violence": {
        "rape": _("rape"), "sexual-assault": _("sexual assault"), "coercion": _("coercion"),
        "drug-facilitated": _("by means of a drug"), "ambiguous-consent": _("unclear consent"),
        "consent-by-deception": _("consent got by a lie"), "institutional-abuse": _("abuse in an institution"),
        "aftermath": _("what comes after"),
    },
    "child-sexual-abuse": {
        "grooming": _("grooming"), "reference-only": _("only referred to"),
        "survivor-testimony": _("a survivor's own account"),
    },
    "child-harm": {
        "neglect": _("neglect"), "violence": _("violence"), "death": _("death"), "endangerment": _("endangerment"),
    },
    "abuse-control": {
        "domestic": _("at home"), "emotional": _("by words and moods"), "gaslighting": _("gaslighting"),
        "captivity": _("captivity"), "cult-or-institution": _("a sect or an institution"), "stalking": _("stalking"),
    },
    "gore-mutilation": {
        "amputation": _("amputation"), "self-mutilation-coerced": _("mutilating oneself under pressure"),
        "torture": _("torture"), "surgery": _("surgery"), "teeth-eyes-nails": _("teeth, eyes, nails"),
    },
    "violence": {
        "fights": _("fights"), "weapons": _("weapons"), "murder": _("murder"), "revenge": _("revenge"),
        "war": _("war"),
    },
    "body-horror": {
        "vomit": _("vomit"), "insects-parasites": _("insects and parasites"), "faeces": _("faeces"),
        "transformation": _("bodies that change"), "infestation-hallucination": _("imagined infestation"),
    },
    "self-harm-suicide": {
        "ideation": _("thoughts of it"), "attempt": _("an attempt"), "death": _("a death"),
        "method-detail": _("how it was done"),
    },
    "mental-health": {
        "institutionalisation": _("being committed"), "psychosis": _("psychosis"),
        "eating-disorder": _("eating disorder"), "dissociation": _("dissociation"), "panic": _("panic"),
    },
    "drugs-alcohol": {
        "use": _("use"), "overdose": _("overdose"), "drugging-someone": _("drugging somebody"),
        "withdrawal": _("withdrawal"),
    },
    "sex-nudity": {
        "consensual-sex": _("sex"), "nudity": _("nudity"), "explicit-description": _("described closely"),
        "kink": _("kink"),
    },
    "hate-discrimination": {
        "racism": _("racism"), "misogyny": _("hatred of women"), "homophobia": _("homophobia"),
        "transphobia": _("transphobia"), "ableism": _("contempt for the disabled"),
        "stereotyping": _("stereotypes, such as of the East"), "slurs-quoted": _("slurs, quoted"),
    },
    "death-grief": {
        "bereavement": _("bereavement"), "terminal-illness": _("illness that ends in death"),
        "on-page-death": _("a death told as it happens"),
    },
    "animal-harm": {"death": _("death"), "cruelty": _("cruelty")},
    "reproductive": {
        "miscarriage": _("miscarriage"), "abortion": _("abortion"), "birth": _("birth"), "forced": _("by force"),
    },
    "sensory": {
        "flashing-lights": _("flashing lights"), "loud-sound": _("loud sound"),
        "shaky-camera": _("unsteady camera"), "disturbing-image": _("a picture hard to look at"),
    },
}  # fmt: skip
