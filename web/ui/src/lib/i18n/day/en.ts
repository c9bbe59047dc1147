// The day at a glance in English; the other two languages are checked against it.

export const en = {
  title: 'The day', previous: 'Day before', next: 'Day after', today: 'Today', date: 'Day', asOf: 'as of {at}, centre’s clock', calls: '{count:call|calls}', incidents: '{count:incident|incidents}', late: 'late', exercises: 'Exercises', real: 'Real work',
  onlyExercises: 'Exercises only. Real incidents are counted apart.', leftOut: '{count} exercise {count:incident is|incidents are} left out.', leftOutReal: '{count} real {count:incident is|incidents are} left out.',
  unreached: 'The centre was not reached. What you see is {age} old.', reading: 'Reading the day…',
  answering: 'How fast calls are answered is not shown: ringing times stay in the telephone system.',
  csv: 'CSV', csvOf: 'CSV: {what}',
  targets: 'Against targets', target: 'target {time}', ofAsked: '{asked} % asked', measured: '{count} measured', nothing: 'nothing measured yet', edition: 'Edition',
  keptOf: '{kept} of {count}',
  editionOf: { 'Macao Fire Services, Quality Charter (read 2026)': 'Macao Fire Services, Quality Charter (read 2026)' },
  name: {
    processing: 'Processing', turnout_fire: 'Turnout, fire', turnout_medical: 'Turnout, medical', travel_first_engine: 'Travel, first engine', response: 'Response, first crew',
  },
  means: { processing: 'call taken → first unit told', turnout: 'told → moving', travel: 'moving → there', response: 'first told → first there' },
  only: '{which} only',
  gap: { under_way: '{count} still under way', taken_back: '{count} taken back before', never_reported: '{count} never reported', not_sent: '{count} closed, nobody sent' },
  kept: 'kept', missed: 'missed',
  hours: 'By hour', hoursSay: 'Incidents opened in each hour; the hatched part was late. Below: nine in ten had a crew within so many minutes.', p90min: 'P90 min', hour: 'Hour',
  priority: 'By priority', zones: 'By zone', zone: 'Zone', noZone: 'no zone known', noTarget: 'no target', p50: 'P50', p90: 'P90', response: 'response',
  lateList: 'Late, and why', nobodyLate: 'Nothing was late against these targets.', lateMore: '{shown:The latest|The {shown} latest} of {count} {shown:is|are} shown.', of: '{time} of {target}', still: 'still waiting', sent: 'sent', moving: 'moving', there: 'there', promised: 'promised {time}', notYet: 'not yet', unsaid: 'not reported',
  units: 'Unit-hours', unitsSay: 'Share of the hours in service spent on incidents.', busy: 'busy {time}', inService: 'of {time} in service', notInService: 'not in service',
  coverage: 'Coverage now', coverageSay: '{covered} of {people} {people:person|people} {covered:is|are} within {minutes} min of a free unit, by road. {units} {units:unit is|units are} free.', noCoverage: 'Coverage is not known while the streets are being read.', coverageToday: 'Coverage is that of this moment, and shown with today.',
  noUnitsReal: 'There are no real units yet: coverage of real work appears here with the first one.', noUnitsExercise: 'There are no units of exercises.',
  zoneMap: 'People within reach, by zone', zoneMapSay: 'Share of the day, as far as it is known, in which a zone’s people were within {minutes} min of a free unit.', barest: 'Least often within reach', reach: 'of the day', notKnown: 'not known', through: 'Coverage through the day', throughSay: 'Share of {people} {people:person|people} within {minutes} min of a free unit, every quarter of an hour, by the streets of today.', dashed: 'Dashed: free units that were not heard from are taken to have been at their stations; units of which nothing is known yet are not counted ({count} of {all} {all:moment|moments}).', hatched: 'Hatched: nothing is recorded of any unit ({count} of {all} {all:moment|moments}).', lowest: 'lowest {share} at {at}', nothingThrough: 'Of no quarter of an hour of this day is it known where a unit was.', under: 'under {share} %', over: '{share} % and more', clock: 'time',
  empty: 'No incident was opened on this day. Times against targets, hours, zones, the late list and unit-hours appear here with the first one.',
  emptyFuture: 'This day has not begun.',
  why: {
    late_no_place: 'place not known when the call was taken', late_nobody_free: 'nobody free: {serving:the only one|all {serving}} busy', late_some_free: '{free} of {serving} {serving:unit|units} {free:was|were} free',
    late_nobody_free_slot: 'no {slot} free: {serving:the only one|all {serving}} busy', late_some_free_slot: '{free} of {serving} {slots} {free:was|were} free',
    late_taken_back: '{unit} taken back', late_turnout: '{unit} moved after {time}, target {target}', late_far: '{unit} was promised in {time}', late_distance: '{unit} stood {km} km away, straight line',
    late_closure: 'a closed or slowed street cost {unit} {time}', late_straight_line: '{unit} timed by straight line, no way by road left', late_other_proposed: '{unit} sent, {other} proposed', late_slower: '{unit} took {time} longer than promised',
  },
  slots: {
    engine: '{serving:engine|engines}', ladder: '{serving:ladder|ladders}', rescue: 'rescue {serving:unit|units}', ambulance: '{serving:ambulance|ambulances}',
    advanced_life_support: 'life support {serving:unit|units}', patrol: '{serving:patrol|patrols}', command: 'command {serving:unit|units}', hazmat: 'hazmat {serving:unit|units}',
    road_crew: 'road {serving:crew|crews}', tree_crew: 'tree {serving:crew|crews}', water_crew: 'water {serving:crew|crews}', cleaning_crew: 'cleaning {serving:crew|crews}',
  },
  column: { measure: 'measure', within_s: 'target s', share: 'share asked', edition: 'edition', measured: 'measured', in_time: 'share in time', p50_s: 'P50 s', p90_s: 'P90 s', incidents: 'incidents', late: 'late', number: 'number', type: 'type', opened: 'opened', place: 'place', processing_s: 'processing s', response_s: 'response s', why: 'why', unit: 'unit', busy_s: 'busy s', free_s: 'free s', out_s: 'out of service s', people: 'people', covered: 'covered', free: 'free units', unheard: 'free, not heard from', unknown: 'units not known' },
};

export type DayWords = typeof en;
