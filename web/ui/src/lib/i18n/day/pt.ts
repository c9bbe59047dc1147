// O dia num relance, em português europeu.

import type { DayWords } from './en';

export const pt: DayWords = {
  title: 'O dia', previous: 'Dia anterior', next: 'Dia seguinte', today: 'Hoje', date: 'Dia', asOf: 'às {at}, hora da central', calls: '{count:chamada|chamadas}', incidents: '{count:incidente|incidentes}', late: 'fora do prazo', exercises: 'Exercícios', real: 'Serviço real',
  onlyExercises: 'Só exercícios. Os incidentes reais contam-se à parte.', leftOut: '{count} {count:incidente|incidentes} de exercício não {count:conta|contam}.', leftOutReal: '{count} {count:incidente real não conta|incidentes reais não contam}.',
  unreached: 'A central não respondeu. O que vê tem {age}.', reading: 'A ler o dia…',
  answering: 'O tempo de atendimento não consta: os toques ficam no sistema telefónico.',
  csv: 'CSV', csvOf: 'CSV: {what}',
  targets: 'Face às metas', target: 'meta {time}', ofAsked: '{asked} % exigidos', measured: '{count} {count:medido|medidos}', nothing: 'ainda nada medido', edition: 'Edição',
  keptOf: '{kept} de {count}',
  editionOf: { 'Macao Fire Services, Quality Charter (read 2026)': 'Corpo de Bombeiros de Macau, Carta de Qualidade (lida em 2026)' },
  name: {
    processing: 'Tratamento', turnout_fire: 'Saída, bombeiros', turnout_medical: 'Saída, emergência médica', travel_first_engine: 'Percurso, 1.ª autobomba', response: 'Resposta, 1.ª equipa',
  },
  means: { processing: 'chamada recebida → 1.ª unidade avisada', turnout: 'avisada → em marcha', travel: 'em marcha → no local', response: '1.º aviso → 1.ª equipa no local' },
  only: 'só {which}',
  gap: { under_way: '{count} em curso', taken_back: '{count} {count:retirada|retiradas} antes', never_reported: '{count} sem informação', not_sent: '{count} {count:encerrado|encerrados} sem envio' },
  kept: 'cumprida', missed: 'falhada',
  hours: 'Por hora', hoursSay: 'Incidentes abertos em cada hora; a parte tracejada ficou fora do prazo. Em baixo: em nove de dez houve equipa no local em tantos minutos.', p90min: 'P90 min', hour: 'Hora',
  priority: 'Por prioridade', zones: 'Por zona', zone: 'Zona', noZone: 'zona desconhecida', noTarget: 'sem meta', p50: 'P50', p90: 'P90', response: 'resposta',
  lateList: 'Fora do prazo, e porquê', nobodyLate: 'Nada ficou fora do prazo segundo estas metas.', lateMore: '{shown:Mostra-se a pior|Mostram-se as {shown} piores} de {count}.', of: '{time} de {target}', still: 'ainda à espera', sent: 'enviada', moving: 'em marcha', there: 'no local', promised: 'previsto {time}', notYet: 'ainda não', unsaid: 'não informado',
  units: 'Horas das unidades', unitsSay: 'Parte das horas em serviço passada em incidentes.', busy: 'ocupada {time}', inService: 'de {time} em serviço', notInService: 'fora de serviço',
  coverage: 'Cobertura agora', coverageSay: '{covered} de {people} {people:pessoa|pessoas} {covered:está|estão} a menos de {minutes} min de uma unidade livre, por estrada. {units} {units:unidade livre|unidades livres}.', noCoverage: 'A cobertura não se conhece enquanto se leem as ruas.', coverageToday: 'A cobertura é a deste momento e mostra-se com o dia de hoje.',
  noUnitsReal: 'Ainda não há unidades reais: a cobertura do serviço real aparece aqui com a primeira.', noUnitsExercise: 'Não há unidades de exercício.',
  zoneMap: 'Pessoas ao alcance, por zona', zoneMapSay: 'Parte do dia, tanto quanto se conhece, em que as pessoas da zona estiveram a menos de {minutes} min de uma unidade livre.', barest: 'Menos vezes ao alcance', reach: 'do dia', notKnown: 'não conhecido', through: 'Cobertura ao longo do dia', throughSay: 'Parte de {people} {people:pessoa|pessoas} a menos de {minutes} min de uma unidade livre, a cada quarto de hora, pelas ruas de hoje.', dashed: 'Tracejado: unidades livres que não deram posição contam como estando no quartel; as de que nada se sabe ainda não contam ({count} de {all} {all:instante|instantes}).', hatched: 'Sombreado: nada está registado de nenhuma unidade ({count} de {all} {all:instante|instantes}).', lowest: 'mínimo {share} às {at}', nothingThrough: 'De nenhum quarto de hora deste dia se sabe onde estava alguma unidade.', under: 'menos de {share} %', over: '{share} % ou mais', clock: 'hora',
  empty: 'Não se abriu nenhum incidente neste dia. Os tempos face às metas, as horas, as zonas, a lista fora do prazo e as horas das unidades aparecem aqui com o primeiro.',
  emptyFuture: 'Este dia ainda não começou.',
  why: {
    late_no_place: 'local desconhecido quando a chamada foi recebida', late_nobody_free: 'nenhuma livre: {serving:a única ocupada|as {serving} ocupadas}', late_some_free: '{free} de {serving} {serving:unidade|unidades} {free:estava livre|estavam livres}',
    late_nobody_free_slot: '{slot}: nenhuma livre, {serving:a única ocupada|as {serving} ocupadas}', late_some_free_slot: '{free} de {serving} {slots} {free:estava livre|estavam livres}',
    late_taken_back: '{unit} retirada', late_turnout: '{unit} saiu após {time}, meta {target}', late_far: '{unit} prevista em {time}', late_distance: '{unit} estava a {km} km, em linha reta',
    late_closure: 'uma rua cortada ou lenta custou {time} a {unit}', late_straight_line: '{unit} calculada em linha reta, sem caminho por estrada', late_other_proposed: 'enviada {unit}, proposta {other}', late_slower: '{unit} demorou mais {time} do que o previsto',
  },
  slots: {
    engine: '{serving:autobomba|autobombas}', ladder: '{serving:autoescada|autoescadas}', rescue: '{serving:unidade|unidades} de salvamento', ambulance: '{serving:ambulância|ambulâncias}',
    advanced_life_support: '{serving:unidade|unidades} de suporte avançado', patrol: '{serving:patrulha|patrulhas}', command: '{serving:unidade|unidades} de comando', hazmat: '{serving:unidade|unidades} de matérias perigosas',
    road_crew: '{serving:equipa|equipas} de vias', tree_crew: '{serving:equipa|equipas} de árvores', water_crew: '{serving:equipa|equipas} de águas', cleaning_crew: '{serving:equipa|equipas} de limpeza',
  },
  column: { measure: 'medida', within_s: 'meta s', share: 'parte exigida', edition: 'edição', measured: 'medidos', in_time: 'parte no prazo', p50_s: 'P50 s', p90_s: 'P90 s', incidents: 'incidentes', late: 'fora do prazo', number: 'número', type: 'tipo', opened: 'aberto', place: 'local', processing_s: 'tratamento s', response_s: 'resposta s', why: 'porquê', unit: 'unidade', busy_s: 'ocupada s', free_s: 'livre s', out_s: 'fora de serviço s', people: 'pessoas', covered: 'cobertas', free: 'unidades livres', unheard: 'livres, sem posição', unknown: 'unidades desconhecidas' },
};
