# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong, each as one calm sentence with a next step.

A message is the English source text of a translation; `{name}` places in it take the error's facts.
"""

from typing import ClassVar


class OnwardError(Exception):
    """Something that the person at the desk can understand and act on."""

    message: ClassVar[str] = "That did not work. Please ask at the desk."

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message.format(**facts))


class NameMissing(OnwardError):
    """A visitor was to be kept without any name."""

    message = "Please write a name, or choose “Guest”."


class NameTooLong(OnwardError):
    """A name longer than anybody's."""

    message = "That name has {length} characters; the longest we can keep is {limit}. Please shorten it."


class WordsMissing(OnwardError):
    """A need without words."""

    message = "Please write down what brings them in, in their own words."


class WordsTooLong(OnwardError):
    """More text than a need can hold."""

    message = "That is {length} characters; a need can hold {limit}. Please start a second need for the rest."


class TextMissing(OnwardError):
    """An answer, a promise or a note without text."""

    message = "Please write a few words first."


class LineTooLong(OnwardError):
    """A phone number, a pronunciation or another short fact that is too long to be one."""

    message = "That has {length} characters; there is room for {limit}. Please shorten it."


class VisitNotFound(OnwardError):
    """No such visit."""

    message = "This visit is not here any more. Please choose the person again."


class VisitorNotFound(OnwardError):
    """No such visitor."""

    message = "This visitor is not here any more. Please look them up again."


class NeedNotFound(OnwardError):
    """No such need."""

    message = "There is no need with the reference {reference}. Please check the letters and digits."


class ResourceNotFound(OnwardError):
    """No such resource."""

    message = "This resource is not in the directory any more. Please choose another one."


class ResourceNotOffered(OnwardError):
    """The resource is inactive, gone from its source, or a job lead that has closed."""

    message = "{resource} is not taking people at the moment. Please choose another one."


class AvenueClosed(OnwardError):
    """The resource lacks what the avenue needs."""

    message = "{resource} cannot be reached that way. Please choose another avenue."


class StaffNotFound(OnwardError):
    """Nobody of that name works here."""

    message = "Nobody called {name} works here. Please check the name."


class VisitAlreadyFinished(OnwardError):
    """The visit has ended, perhaps at the other desk."""

    message = "This visit is already finished. Greet them again to open a new one."


class NeedWithoutNextStep(OnwardError):
    """Rule 3: a visit cannot be finished while one of its needs has neither an answer nor a next step."""

    message = "“{words}” has no next step yet. Choose one, or mark it unmet, before they leave."


class NothingWasAsked(OnwardError):
    """Rule 3 for a visit in which no need was written down at all."""

    message = "Nothing is written down yet. What brings them in?"


class NeedIsSettled(OnwardError):
    """A settled need takes no further step until it is reopened."""

    message = "This need is already settled. Reopen it first."


class DueInThePast(OnwardError):
    """A promise, deadline or review that is already over."""

    message = "That time is already past. Please choose a later one."


class NoOneToHandTo(OnwardError):
    """A hand-off to oneself or to somebody who has left."""

    message = "Please hand it to a colleague who is working here."


class HandOffIncomplete(OnwardError):
    """Rule 6: a hand-off must say what is not done yet."""

    message = "Please say what is not done yet, so that nothing gets lost."


class HandOffAlreadyAnswered(OnwardError):
    """Somebody else accepted or declined first."""

    message = "This hand-off has already been answered."


class HandOffNotRead(OnwardError):
    """Rule 6: whoever accepts has ticked each thing that is not done yet."""

    message = "Please tick each thing that is not done yet, so that nothing gets lost."


class PromiseIsOver(OnwardError):
    """A promise that was kept, moved or broken already."""

    message = "This promise is over already. Make a new one if something is still to be done."


class QuestionAlreadyAnswered(OnwardError):
    """Another supervisor answered first."""

    message = "This question has already been answered."


class ForSupervisors(OnwardError):
    """Only a supervisor may do this."""

    message = "Only a supervisor can do this. Please ask one."


class CallBackIsOver(OnwardError):
    """Somebody has reached them already, or it was given up."""

    message = "This call is off the list already."


class StillOwns(OnwardError):
    """Rule 5: nobody leaves while something is theirs."""

    message = "{name} still owns {count} of our open needs or promises. Please hand on everything first."


class PleaseDoNotContact(OnwardError):
    """The visitor asked not to be contacted."""

    message = "{name} asked us not to contact them. Please wait until they come in."


class NotYours(OnwardError):
    """Only the receiver may answer a hand-off."""

    message = "Only {name} can answer this hand-off."


class TooManyReferrals(OnwardError):
    """A slip holds a few referrals and no more."""

    message = "A slip holds {limit} referrals at most. Please finish this visit first."


class NothingToPrint(OnwardError):
    """A visit without a next step has nothing to hand over."""

    message = "There is nothing to print yet. Choose a next step first."


class WrongPin(OnwardError):
    """Name and PIN don't go together."""

    message = "That PIN is not right. Please try again."


class SignInLocked(OnwardError):
    """Too many wrong PINs in a row."""

    message = "Sign-in for {name} is locked after too many wrong PINs. Please ask a supervisor to unlock it."


class PinTooShort(OnwardError):
    """A PIN that could be guessed."""

    message = "A PIN needs {least} digits or more."


class NotSaved(OnwardError):
    """The store could not take it: disk full, locked, or gone."""

    message = "Not saved: {reason} What you wrote is still on the screen. We keep trying."


class StoreUnusable(OnwardError):
    """The database cannot be opened."""

    message = "{reason}"


class SettingWrong(OnwardError):
    """A settings key or value that Onward does not know."""

    message = "{source}: {reason}"


class FileUnreadable(OnwardError):
    """A file that is not what it should be."""

    message = "{file}: {reason}"


class StepNotFound(OnwardError):
    """No such next step."""

    message = "This next step is not here any more. Please open the need again."


class NeedOfSomebodyElse(OnwardError):
    """A need brought into another visitor's visit."""

    message = "This need belongs to another visitor. Please open it in their own visit."


class NameTaken(OnwardError):
    """Two members of staff whom visitors and colleagues could not tell apart."""

    message = "Somebody here is called {name} already. Please choose a name that tells them apart."


class SourceNotWhole(OnwardError):
    """A source that we have already, of which a part cannot be read this time."""

    message = "A part of {source} could not be read, so nothing was changed. The report says which part."


class TakenOver(HandOffAlreadyAnswered):
    """Somebody else accepted the hand-off first."""

    message = "{name} has taken this over already."


class KeptInThisOffice(OnwardError):
    """A confidential visitor is known to one office alone."""

    message = "{name} is confidential to this office. Please choose somebody here."


class OwnedByColleague(OnwardError):
    """A need is taken over from somebody who is here only when they offer it."""

    message = "This belongs to {name}, who is here. Please ask them to hand it to you."


class QuestionStillOpen(OnwardError):
    """One question about a need at a time."""

    message = "A question about this is waiting for a supervisor already."


class YourOwnQuestion(OnwardError):
    """Whoever asked does not answer, unless nobody else here could."""

    message = "You asked this yourself. Please let {name} answer it."


class LastSupervisor(OnwardError):
    """Without a supervisor, nobody could answer questions or hand on what is stuck."""

    message = "{name} is the only supervisor here. Please add another one first."
