// Run cards, in English: the language the other two are checked against.

export const en = {
  title: 'Run cards', shippedEdition: 'Cards that come with Farol', edition: 'Edition {edition}', editionBy: '{by}, {at}', inForce: 'in force', noReason: 'No agency has approved them. Your first change makes edition 1.',
  cards: 'Cards', editions: 'Editions', reading: 'Reading the run cards…', readOnly: 'Supervisors and administrators change the cards; you see them as they are in force.',
  filterType: 'Show cards for', allTypes: 'every type', filterWords: 'Find a card', none: 'No card for this.', shownOf: '{shown} of {count}', newCard: 'New card', nameNew: 'new card',
  keys: '↑ ↓ card · F3 find · F4 form · F6 try · F8 changes · Ctrl+Enter saves',
  always: 'always', anyType: 'any type', anyPriority: 'any priority', priorityOnly: 'P4 only', priorityFrom: 'P{priority} to P4', level: 'alarm {level}',
  isNew: 'new', isChanged: 'changed', isGone: 'goes', isWrong: 'refused',
  name: 'Name', nameZh: 'Name in Chinese', namePt: 'Name in Portuguese', types: 'Types', priority: 'Priority', zones: 'Zones', hours: 'Hours', premises: 'Named premises', alarmLevel: 'Alarm level', slots: 'Slots',
  anyZone: 'the whole city', anyHour: 'at every hour', anyPremises: 'any place', hoursHint: 'As Mo-Fr 07:00-19:00; empty: at every hour. Local time.', premisesHint: 'One a line, as the place is called; empty: any place.', levelHint: 'Its slots are added from this alarm on.',
  narrow: 'Only these', every: 'All', chosen: '{count} chosen',
  capability: 'Capability', count: 'Count', must: 'must come', desirable: 'if free', need: 'Need', addSlot: 'Add a slot', removeSlot: 'Remove slot {n}', slotOf: 'slot {n}', removeCard: 'Remove this card', keepCard: 'Keep this card', goes: 'This card goes with the next edition.',
  choose: 'Choose a card to see it here.',
  tryIt: 'Due, if…', type: 'Type', day: 'Day', time: 'Time', zone: 'Zone', noZone: 'in no zone', place: 'Place', now: 'Now', nowIs: 'now, {at}',
  byForce: 'By the cards in force', byDraft: 'With your changes', byBoth: 'With your changes, the same as in force', dueBy: 'by', nothingDue: 'No card answers. A card without conditions must be there for the unknown.', mendFirst: 'Mend what is refused to see what would be due.',
  changes: 'Changes', noChanges: 'Nothing is changed. What you change is listed here before it counts.', against: 'Against edition {edition}', againstShipped: 'Against the cards that come with Farol',
  added: 'new card', removed: 'card removed', changed: 'changed', renamed: 'renamed from {name}', slotAdded: 'added', slotRemoved: 'removed', was: ', was {was}', setName: 'Name of the set', sameEditions: 'These two say the same.',
  reason: 'Why', reasonHint: 'Kept with your name.', reasonNeeded: 'Say why the cards change.', save: 'Save as edition {edition}', saving: 'Saving…', discard: 'Discard my changes', discardAsk: '{count:Discard your one change|Discard all {count} changes}?', discardYes: 'Yes, discard', discardNo: 'No',
  saved: 'Edition {edition} is in force.', draftKept: 'Your changes are kept on this machine until you save or discard them.', refusedCount: 'Refused: {count}. {count:See the marked field.|See the marked fields.}', refusedSet: 'Of the whole set',
  other: 'Edition {edition} was made by {by} on {at} while you were changing edition {base}: {reason}', otherBase: 'Edition {edition} was made by {by} on {at} while you were changing the shipped cards: {reason}', otherKept: 'Nothing of yours is lost. Look at what they changed, then put yours on top; you still see all differences before you save.', theirs: 'What they changed', onTop: 'Put my changes on top', takeTheirs: 'Discard mine, take theirs', bothChanged: 'You both changed these; yours stands, look at it: {names}',
  from: 'From', to: 'To', goBack: 'Go back to edition {edition}', goBackShipped: 'Go back to the shipped cards', backReason: 'Back to edition {edition}', backReasonShipped: 'Back to the cards that come with Farol', goBackHint: 'Its cards come into the form. Nothing counts until you save them as a new edition.', draftFirst: 'Save or discard your changes first.', list: 'All editions, newest first',
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  shape: { name: 'Write a name of 1 to 120 characters.', types: 'Not accepted: at most 100 types.', zones: 'Not accepted: at most 100 zones.', hours: 'Not accepted: at most 120 characters.', premises: 'Not accepted: at most 100 names of 120 characters.', level: 'Choose an alarm level.', priority: 'Choose a priority.', slots: 'A card has 1 to 20 slots.', count: 'Write a number from 1 to 100.', title: 'The set needs a name in each language, of at most 120 characters.', reason: 'Say why, in at most 300 characters.', other: 'The set is not accepted as it stands.' },
  fault: {
    no_cards: 'The set has no cards.', too_many_cards: 'The set has {count} {count:card|cards}; {most} are the most.', no_title: 'The set has no name in {language}.',
    same_name: 'Another card has the same name.', no_such_type: 'There is no type {type}.', no_such_zone: 'The city has no zone {zone}.', names_none: 'Names none, so the card never holds. Choose some, or all.',
    unreadable_hours: 'These hours cannot be read. Write them as Mo-Fr 07:00-19:00.', never_in_a_week: 'These hours hold in no minute of a week.', no_such_level: 'Alarm levels go from 1 to {highest}.', too_many_combinations: '{count} {count:combination|combinations} of type, zone and place are more than {most}. Make two cards of it.',
    no_slots: 'The card asks for nobody. Add a slot.', nobody_must_come: 'Everybody is only desirable; somebody must come.', nobody_can: 'Can never be filled: no unit of yours can do {capability}.', too_few: 'Can never be filled: {count} {capability} asked for, you have {have}.', not_all_at_once: 'Can never be filled: {count} asked for at once, your crews can fill {have}.',
    clash: 'Holds together with “{other}”, and neither is more specific.', never_asked: 'Is never asked: a more specific card always holds where it does.', no_unknown: 'No card answers for an unknown type at every priority, place and hour.',
    zones_unchecked: 'Zones were not checked: there is no city yet.', desirable_nobody: '{count} {capability} would be desirable; you have {have}.', no_card: '{type} has no card and gets that of the unknown.', level_beyond_fleet: 'With the levels below, {count} {capability} {count:is|are} due; you have {have}.', level_gap: 'Alarm {level} adds to no card of alarm {below}.',
  },
};

export type CardWords = typeof en;
