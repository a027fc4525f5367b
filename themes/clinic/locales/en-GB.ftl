### Every word that the theme says, in British English. To speak another language, copy this file under that
### language's name (cy-GB.ftl, pl.ftl) and translate what stands right of each "=". Words in { } are filled in.

## The frame of every page

# Title of a browser tab. $page: title of the page; $site: title of the site.
page-title = { $page } – { $site }
skip-link = Skip to the text
menu = Main menu
breadcrumbs = Where this page is
# The first part of where a page is.
home = Home
# Title of the feed that feed readers follow. $site: title of the site.
feed-title = { $site }: what has changed
# The link in the header that rings the clinic. $telephone: its number.
call = Call { $telephone }
draft-title = Draft.
draft-text = This page is not published yet, and may be wrong or incomplete.
# At the foot of a page on paper. $address: the address of the page.
printed-address = The newest version of this page is at { $address }

## How to reach the clinic

contact-title = How to reach us
contact-telephone = Telephone
contact-email = Email
contact-hours = Opening hours
contact-address = Where we are

## The front page, cards and search

home-pages = What would you like to read about?
search-label = Have a question?
search-button = Search
# $count: how many pages a treatment has.
pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
# $count: how many questions there are.
questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}

## A page of a treatment

guide-title = In this guide
# At the top of a page on a narrow screen, and leads to the list of parts. $number, $total: which part of how many;
# $guide: title of the treatment.
guide-place = Part { $number } of { $total }: { $guide }
contents = On this page
key-points = Key points
previous-next = Other pages of this guide
previous = Previous
next = Next

## The foot of a page

footnotes = Notes
footnote-reference = Note { $number }
footnote-back = Back to the text
# Used in place of footnote-back when the text refers to a note more than once. $number: which of the places.
footnote-back-number = Back to the text, place { $number }
sources = Sources
source-reference = Source { $number }
# $date: when the source was published, as the writer put it.
source-date = ({ $date })
# $date: a date in words.
review-reviewed = Page last reviewed: { $date }.
# $name: name and role of the person who reviewed the page.
review-by = Reviewed by { $name }.
review-due = Next review due: { $date }.
# Where the page says something else by now than what its reviewer signed.
review-changed = The page has been changed since it was reviewed.
# Shown where the day of the next review has passed. $date: that day in words.
review-overdue = The review of this page was due on { $date }. What it says may be out of date.
# The day of the newest change of the page, above what changed and why. $date: that day in words.
updated = Last updated: { $date }
# $why: why the page was changed, as the writer put it.
change-why = Why: { $why }
review-none = This page has not been reviewed yet.

## Questions and answers

faq-title = Questions and answers
# Title of the page of one treatment's questions, where there are many. $treatment: title of the treatment.
faq-treatment-title = { $treatment }: questions and answers
# Heading of the questions that belong to no treatment.
faq-general = General questions
# Heading of the list of treatments that have a page of questions each.
faq-pages = Questions by treatment
faq-filter = Find a question
# While some are shown. $shown: how many are left (the script fills it in); $count: how many there are.
faq-shown = { $count ->
    [one] Showing { $shown } of { $count } question
   *[other] Showing { $shown } of { $count } questions
}
faq-none = No question has these words. Try another word, or ask us.
# The same, above a list of treatments that have a page of questions each.
faq-none-here = No question here has these words. Choose a treatment below to look among its questions.
faq-show-all = Show all answers
faq-hide-all = Hide all answers
# The link from an answer to the page it comes from. $page: title of that page.
faq-place = Read this on “{ $page }”

## The glossary

# Name of the list of letters that lead down the page.
glossary-letters = Letters
# Leads from a word's first meaning, which a page shows, to all that the glossary says of it.
glossary-more = More about this word

## Kinds of page, as headings over their questions

kind-procedure = Procedure
kind-suitability = Suitability
kind-risks = Risks
kind-aftercare = Aftercare
kind-other = Other questions

## Callouts

# Titles of callouts to which the writer gave none.
callout-note = Note
callout-tip = Tip
callout-important = Important
callout-warning = Warning
callout-caution = Caution
callout-non-urgent = Non-urgent advice
callout-urgent = Urgent advice
callout-emergency = Immediate action required
callout-do = Do
callout-dont = Do not
callout-details = More information
callout-suitability = Tell us if any of these is true for you
callout-timeline = What to expect
callout-risks = Risks and side effects
callout-before-after = Before and after
callout-key-points = Key points
callout-sources = Sources
# Said by screen readers before a title of the writer's own.
callout-important-prefix = Important:
callout-warning-prefix = Warning:
callout-caution-prefix = Caution:
callout-non-urgent-prefix = Non-urgent advice:
callout-urgent-prefix = Urgent advice:
callout-emergency-prefix = Immediate action required:

## What a visitor can tick

suitability-none = Tick what is true for you.
# $count: how many are ticked.
suitability-some = { $count ->
    [one] You ticked { $count } box. Print this list and bring it with you.
   *[other] You ticked { $count } boxes. Print this list and bring it with you.
}
suitability-print = Print this list
suitability-privacy = What you tick stays on this screen. Nothing is stored or sent.

## What happens when

timeline-day = Day of your treatment
timeline-save = Save the dates for your calendar
timeline-privacy = The day stays on this screen. Nothing is stored or sent.
# On paper, above the steps. $day: the day that was chosen, in words (the script fills it in).
timeline-counted = Counted from { $day }
# Said by screen readers when a day was chosen.
timeline-shown = Each step that has a date now shows it.

## Before and after

before-after-vary = Results vary from person to person.

## Risks

# What stands between the thousands of a number: 1,000. A space that does not break is { "\u00A0" }.
thousands = ,
# $count of $of people have an effect; $other do not.
risk-number = { $count } in { $of } people
risk-number-about = About { $count } in { $of } people
risk-other = { $other } in { $of } people do not have this.
risk-other-about = About { $other } in { $of } people do not have this.
# Where no one does not have it.
risk-other-none = Everyone has this.
# Where the number is only the most or the least that it may be.
risk-number-fewer-than = Fewer than { $count } in { $of } people
risk-number-up-to = Up to { $count } in { $of } people
risk-number-more-than = More than { $count } in { $of } people
risk-number-at-least = At least { $count } in { $of } people
risk-other-fewer-than = More than { $other } in { $of } people do not have this.
risk-other-up-to = At least { $other } in { $of } people do not have this.
risk-other-more-than = Fewer than { $other } in { $of } people do not have this.
risk-other-at-least = Up to { $other } in { $of } people do not have this.
# After a rounded number. $count of $of people is the number that was rounded.
risk-rounded = Rounded from { $count } in { $of } people.
risk-rounded-about = Rounded from about { $count } in { $of } people.
# Said by screen readers in place of a picture of many people.
risk-chart = A picture of { $of } people: { $count } with this effect, { $other } without it.
risk-chart-about = A picture of { $of } people: about { $count } with this effect, about { $other } without it.
# Below a picture of more people, or fewer, than the number beside it counts.
risk-chart-caption = In the picture: { $count } of { $of } people.
risk-chart-caption-about = In the picture: about { $count } of { $of } people.
# The word for how many.
risk-very-common = very common
risk-common = common
risk-uncommon = uncommon
risk-rare = rare
risk-very-rare = very rare
# Where no number is known, the word stands alone.
risk-very-common-alone = Very common
risk-common-alone = Common
risk-uncommon-alone = Uncommon
risk-rare-alone = Rare
risk-very-rare-alone = Very rare
risk-unknown-alone = Not known
risk-no-number = No number is known.

## Names that screen readers say

# $number: which of the tables of a page.
table-region = Table { $number }

## A page that is not there, and one that has moved

not-found-title = This page is not here
not-found-text = It may have moved, or the address may have a mistake in it. These may help:
not-found-home = The front page
redirect-title = This page has moved
redirect-link = Read it at its new address

## Dates

# $day: 1 to 31; $month: its name; $year.
date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
