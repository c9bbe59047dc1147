// The board's own words in English; the other two languages are checked against them.

export const en = {
  line: 'Command line', lineHint: 'Command (F2), ? for help', enter: 'Enter', escape: 'Esc', tab: 'Tab',
  done: 'done', takenBack: 'undone', working: 'Sending…', tryAgain: 'The centre was not reached. Enter sends the same again.',
  undoKey: 'Ctrl+Z takes it back',
  will: {
    dispatch: 'dispatch {units} to {incident}', arrival: 'arrival {low}–{high}', status: '{unit}: {was} → {status}',
    ends: 'ends its assignment to {number}', release: 'release {unit} from {incident}',
    close: 'close {incident} as {disposition}', releases: 'releases {units}', note: 'note on {incident}: {text}',
    close_street: 'close {street} for everyone', slow_street: 'slow {street} to {share} % for everyone', open_street: 'open {street} again', lift: '{street} as usual again',
    see: 'show {incident}', look: 'show {unit} on the map', undo: 'take back: {what}', why: 'why: {reason}', area: 'the drawn area',
  },
  undo: {
    was: { dispatch: 'sending of {units} to {incident}', status: '{unit} {status}', close_street: 'closing of {street}', slow_street: 'slowing of {street} to {share} %', open_street: 'opening of {street}', lift: '{street} as usual' },
    now: { dispatch: '. {units} {count:is|are} released', status: '. It is {was} again', close_street: '. It is open again', slow_street: '. It is as usual again', open_street: '. It is closed again', lift: '. It is slowed to {share} % again' },
  },
  misfit: '{units} {count:fills|fill} nothing {number} asks for. Enter sends {count:it|them} all the same.',
  whyNot: {
    unknown_verb: '“{said}” is no command. ? shows them all.', which_unit: 'which unit?', unknown_unit: 'No unit is called {said}.',
    did_you_mean: 'Did you mean {near}?', unclear_unit: '{said} could be {all}.',
    busy_unit: '{unit} is {status} at {number}.', busy_nowhere: '{unit} is {status}.', same_unit: '{unit} is named twice.', not_sent: '{unit} is on no incident.',
    which_incident: 'to which incident? Its last digits.', unknown_incident: 'No open incident ends in {said}.', unclear_incident: '{said} could be {all}.',
    none_chosen: '“.” means the chosen incident; none is chosen.',
    unclear_disposition: '{said} could be {all}.', unknown_disposition: '{said} is no outcome. Outcomes: {all}.',
    which_words: 'and the words?', which_street: 'which street?', unknown_closure: 'No closed street begins with {said}.', unclear_closure: 'Several closed streets begin with {said}.',
    too_much: '“{said}” is too much here.', nothing: 'Nothing is done.',
  },
  cannot: {
    nothing_done: 'You have done nothing here that could be taken back.', moved_on: 'Cannot be taken back: {unit} is {status} already. REL {unit} releases it.',
    changed_since: 'Cannot be taken back: {unit} has become {status} since.', assignment_ended: 'Cannot be taken back: {unit} left {number}. Send it again.',
    released: 'Cannot be taken back: {unit} was told. Send it again with D {unit} {short}.',
    note_stays: 'A note stays. Add another that corrects it.', closed_stays: 'Incident {number} stays closed. Open a new one if it goes on.',
    opened_since: 'The street has been opened meanwhile.',
  },
  list: { fresh: '{count} new', moved: 'order changed', more: '{count} more', pinned: 'overdue', gone: 'gone', noneFits: 'No unit fits what is typed.' },
  alarm: {
    title: '{count:alarm|alarms}', none: 'no alarms', mine: 'Mine', end: 'Dealt with', owner: '{owner} has it', falls: 'sent by {by}', nobody: 'nobody has it', step: 'supervisor', more: 'and {count} more', mute: 'Sound off', unmute: 'Sound on', muted: 'sound off', see: 'show', overdue: 'overdue {age}', sinceCall: 'since the call',
    shortOf: 'short of {what}',
    cause: { mayday: 'MAYDAY', pending: 'nobody sent', under_resourced: 'not enough sent', not_acknowledged: 'not seen', not_moving: 'not moving', past_eta: 'past arrival', silent: 'not heard', welfare: 'ask how they are', link: 'no link' },
  },
  fact: { AlarmOwned: 'alarm taken: {cause} {unit}', AlarmEnded: 'alarm dealt with: {cause} {unit}' },
  closure: {
    title: 'Closed or slowed', of: 'Streets: {said}', plans: '{count} planned', planned: 'planned, from {at}', callOff: 'Call off', shuts: '{count} {count:street|streets} closed', slows: '{count} slowed', begin: 'Close or slow', close: 'Close street', slow: 'Slow street', how: 'How much', all: 'Nobody drives there', share: '{share} % of the usual speed',
    shut: 'closed', slowed: 'slowed to {share} %', open: 'Open', lift: 'As usual again',
  },
  namesakes: { title: '{count} {count:street is|streets are} called {street}.', which: 'Which one?', near: 'near {streets}', look: 'Show on the map', all: 'All {count} of them' },
  draw: { begin: 'Draw area', close: 'Close this area', slow: 'Slow this area', cancel: 'Cancel', how: 'Click corners on the map. By keys: arrows move the map, Space sets a corner under the cross, Backspace takes it back, Enter ends.', corners: '{count} {count:corner|corners}', crosses: 'The sides cross: nothing lies inside. Backspace on the map takes the last corner back.' },
  suggest: {
    title: 'Suggested', swap: '{into} for {out} on {number}: there {gain} sooner', doSwap: '{into} for {out}',
    planned: '{unit} as {slot} to {number}, there in {eta}', doSend: '{unit} → {number}',
    moveUp: 'Move {unit} from {from} to {to} ({time}): {people} more {people:person|people} covered', base: '{unit} should wait at {station}, not {own}: {people} more {people:person|people} covered',
    aside: '{count} dismissed', dismiss: 'Dismiss', dismissThis: 'Dismiss: {what}', undo: 'Show again', undoThis: 'Show again: {what}',
  },
  advice: { inTime: 'in {within}', bare: 'uncovers', refreshing: 'being refreshed…', failed: 'not refreshed since {at}', asOf: 'as of {at}', taken: 'no longer free' },
  divert: { from: '{unit} here in {eta} · drives to {number}, P{priority} {type}', sooner: '{gain} sooner', nobody: 'nobody else can', press: 'Take {unit} from {number}', served: '{number} could have {unit} next, there in {eta}', unserved: 'Nobody free could serve {number} then.' },
  soonFree: '{unit} is free in about {wait}, here in {eta}',
  layer: {
    layers: 'Over the map', cover: 'Coverage', reach: 'Reach', coverTitle: 'Who is reached within {within}', byWhom: 'by whom', by: { anybody: 'any unit', engine: 'engines', ambulance: 'ambulances' },
    people: '{covered} of {people} {people:person|people}', units: '{count} free {count:unit|units}; drive and walk, no turnout', within: 'reached in time', bare: 'not reached; zoomed in, how many live there',
    chooseFirst: 'Choose a unit or an incident.', from: 'How far {unit} gets within', to: 'From where {number} is reached within', noPlace: 'No street is known at this place.', positionOld: 'Its position is {age} old.',
    asOf: 'as of {at}, {age} ago', old: 'Not refreshed. As it was at {at}, {age} ago.', failed: 'It could not be worked out. It is tried again.',
  },
  behind: { far: 'later: {eta} away', no_place: 'later: no place yet', nobody_free: 'later: nobody free', because: 'A newer call of this priority stands before it: help is nearer there. What this one has waited counts for it.' },
  placeless: '{count} without a place',
  wall: 'W wall',
  help: {
    title: 'Commands', D: 'D unit… number|send', ER: 'ER ST OS TR AH AV RT OOS unit|en route, staged, on scene, transporting, at hospital, available, returning, out of service',
    REL: 'REL unit|release from its incident', CL: 'CL number [outcome]|close', N: 'N number words|note',
    CS: 'CS street [#2 #*]; why|close a street; of several of that name the second, all', OP: 'OP street|open it again', U: 'U|take back your last deed (Ctrl+Z)', see: 'number, or unit|only show it',
    rest: '“.” stands for the chosen incident. ↑ earlier commands, Tab completes, Enter does what the line says, Esc leaves.',
  },
};

export type BoardWords = typeof en;
