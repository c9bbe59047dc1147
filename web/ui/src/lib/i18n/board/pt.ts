// As palavras do quadro em português

import type { BoardWords } from './en';

export const pt: BoardWords = {
  line: 'Linha de comandos', lineHint: 'Comando (F2), ? para ajuda', enter: 'Enter', escape: 'Esc', tab: 'Tab',
  done: 'feito', takenBack: 'anulado', working: 'A enviar…', tryAgain: 'A central não respondeu. Enter envia o mesmo de novo.',
  undoKey: 'Ctrl+Z anula',
  will: {
    dispatch: 'enviar {units} para {incident}', arrival: 'chegada {low}–{high}', status: '{unit}: {was} → {status}',
    ends: 'termina a missão em {number}', release: 'libertar {unit} de {incident}',
    close: 'encerrar {incident} como {disposition}', releases: 'liberta {units}', note: 'nota em {incident}: {text}',
    close_street: 'cortar {street} para todos', slow_street: 'abrandar {street} para {share} % para todos', open_street: 'abrir {street} de novo', lift: '{street} de novo como habitual',
    see: 'mostrar {incident}', look: 'mostrar {unit} no mapa', undo: 'anular: {what}', why: 'motivo: {reason}', area: 'a área desenhada',
  },
  undo: {
    was: { dispatch: 'envio de {units} para {incident}', status: '{unit} {status}', close_street: 'corte de {street}', slow_street: 'abrandamento de {street} para {share} %', open_street: 'abertura de {street}', lift: '{street} como habitual' },
    now: { dispatch: '. {units}: {count:libertada|libertadas}', status: '. Volta a {was}', close_street: '. Está de novo aberta', slow_street: '. Está de novo como habitual', open_street: '. Está de novo cortada', lift: '. Está de novo lenta, a {share} %' },
  },
  misfit: '{units} não {count:serve|servem} para nada do que {number} pede. Enter envia na mesma.',
  whyNot: {
    unknown_verb: '“{said}” não é um comando. ? mostra todos.', which_unit: 'que unidade?', unknown_unit: 'Nenhuma unidade se chama {said}.',
    did_you_mean: 'Quis dizer {near}?', unclear_unit: '{said} pode ser {all}.',
    busy_unit: '{unit}: {status} em {number}.', busy_nowhere: '{unit}: {status}.', same_unit: '{unit} está repetida.', not_sent: '{unit} não está em nenhum incidente.',
    which_incident: 'para que incidente? Os últimos algarismos.', unknown_incident: 'Nenhum incidente aberto acaba em {said}.', unclear_incident: '{said} pode ser {all}.',
    none_chosen: '“.” é o incidente escolhido; nenhum está escolhido.',
    unclear_disposition: '{said} pode ser {all}.', unknown_disposition: '{said} não é um desfecho. Desfechos: {all}.',
    which_words: 'e as palavras?', which_street: 'que rua?', unknown_closure: 'Nenhuma rua cortada começa por {said}.', unclear_closure: 'Várias ruas cortadas começam por {said}.',
    too_much: '“{said}” está a mais.', nothing: 'Nada se faz.',
  },
  cannot: {
    nothing_done: 'Não fez aqui nada que se possa anular.', moved_on: 'Não se pode anular: {unit} já está {status}. REL {unit} liberta-a.',
    changed_since: 'Não se pode anular: {unit} passou entretanto a {status}.', assignment_ended: 'Não se pode anular: {unit} deixou {number}. Envie-a de novo.',
    released: 'Não se pode anular: {unit} já foi avisada. Envie-a com D {unit} {short}.',
    note_stays: 'Uma nota fica. Junte outra que a corrija.', closed_stays: 'O incidente {number} fica encerrado. Abra outro se continuar.',
    opened_since: 'A rua foi entretanto aberta.',
  },
  list: { fresh: '{count:novo|novos}: {count}', moved: 'ordem mudou', more: 'mais {count}', pinned: 'em atraso', gone: 'retirado', noneFits: 'Nenhuma unidade corresponde ao que está escrito.' },
  alarm: {
    title: '{count:alarme|alarmes}', none: 'sem alarmes', mine: 'É meu', end: 'Tratado', owner: 'com {owner}', falls: 'enviada por {by}', nobody: 'ninguém o assumiu', step: 'supervisor', more: 'e mais {count}', mute: 'Desligar som', unmute: 'Ligar som', muted: 'sem som', see: 'mostrar', overdue: 'em atraso {age}', sinceCall: 'desde a chamada',
    shortOf: 'falta {what}',
    cause: { mayday: 'MAYDAY', pending: 'sem envio', under_resourced: 'faltam meios', not_acknowledged: 'não confirmou', not_moving: 'não saiu', past_eta: 'atrasada', silent: 'sem sinal', welfare: 'ver se estão bem', link: 'sem ligação' },
  },
  fact: { AlarmOwned: 'alarme assumido: {cause} {unit}', AlarmEnded: 'alarme tratado: {cause} {unit}' },
  closure: {
    title: 'Ruas afetadas', of: 'Ruas: {said}', plans: '{count} {count:prevista|previstas}', planned: 'prevista, a partir de {at}', callOff: 'Anular', shuts: '{count} {count:rua cortada|ruas cortadas}', slows: '{count} {count:lenta|lentas}', begin: 'Cortar, abrandar', close: 'Cortar rua', slow: 'Abrandar rua', how: 'Quanto', all: 'Ninguém passa', share: '{share} % da velocidade habitual',
    shut: 'cortada', slowed: 'lenta, a {share} %', open: 'Abrir', lift: 'Normalizar',
  },
  namesakes: { title: 'Há {count} {count:rua chamada|ruas chamadas} {street}.', which: 'Qual delas?', near: 'junto a {streets}', look: 'Mostrar no mapa', all: 'Todas as {count}' },
  draw: { begin: 'Desenhar área', close: 'Cortar esta área', slow: 'Abrandar esta área', cancel: 'Cancelar', how: 'Clique os cantos no mapa. Por teclas: as setas movem o mapa, Espaço marca um canto sob a cruz, Backspace retira-o, Enter termina.', corners: '{count} {count:canto|cantos}', crosses: 'Os lados cruzam-se: nada fica dentro. Backspace no mapa retira o último canto.' },
  suggest: {
    title: 'Sugestões', swap: '{into} em vez de {out} em {number}: chega {gain} antes', doSwap: '{into} por {out}',
    planned: '{unit} como {slot} para {number}, chega em {eta}', doSend: '{unit} → {number}',
    moveUp: 'Deslocar {unit} de {from} para {to} ({time}): mais {people} {people:pessoa coberta|pessoas cobertas}', base: '{unit} deve esperar em {station}, não em {own}: mais {people} {people:pessoa coberta|pessoas cobertas}',
    aside: '{count} de lado', dismiss: 'Pôr de lado', dismissThis: 'Pôr de lado: {what}', undo: 'Mostrar de novo', undoThis: 'Mostrar de novo: {what}',
  },
  advice: { inTime: 'em {within}', bare: 'descobre', refreshing: 'a atualizar…', failed: 'por atualizar desde {at}', asOf: 'às {at}', taken: 'já não está livre' },
  divert: { from: '{unit} aqui em {eta} · vai a {number}, P{priority} {type}', sooner: '{gain} antes', nobody: 'única', press: 'Desviar {unit} de {number}', served: '{number} fica para {unit}, em {eta}', unserved: '{number} fica sem unidade livre.' },
  soonFree: '{unit} livre em ≈ {wait}, aqui em {eta}',
  layer: {
    layers: 'Sobre o mapa', cover: 'Cobertura', reach: 'Alcance', coverTitle: 'Quem é alcançado em {within}', byWhom: 'por quem', by: { anybody: 'qualquer', engine: 'autobombas', ambulance: 'ambulâncias' },
    people: '{covered} de {people} {people:pessoa|pessoas}', units: '{count} {count:unidade livre|unidades livres}; condução e a pé, sem o tempo de saída', within: 'alcançado a tempo', bare: 'não alcançado; ao ampliar, quantos lá vivem',
    chooseFirst: 'Escolha uma unidade ou um incidente.', from: 'Até onde {unit} chega em', to: 'De onde se chega a {number} em', noPlace: 'Não se conhece rua neste lugar.', positionOld: 'A posição tem {age}.',
    asOf: 'às {at}, há {age}', old: 'Não atualizado. Era assim às {at}, há {age}.', failed: 'Não se pôde calcular. Tenta-se de novo.',
  },
  behind: { far: 'depois: a {eta}', no_place: 'depois: sem local', nobody_free: 'depois: ninguém livre', because: 'Uma chamada mais recente da mesma prioridade está antes: lá a ajuda está mais perto. O tempo de espera desta conta a seu favor.' },
  placeless: '{count} sem local',
  wall: 'W ecrã de parede',
  help: {
    title: 'Comandos', D: 'D unidade… número|enviar', ER: 'ER ST OS TR AH AV RT OOS unidade|a caminho, em espera, no local, a transportar, no hospital, disponível, a regressar, fora de serviço',
    REL: 'REL unidade|libertar do incidente', CL: 'CL número [desfecho]|encerrar', N: 'N número palavras|nota',
    CS: 'CS rua [#2 #*]; motivo|cortar uma rua; de várias com esse nome, a segunda, todas', OP: 'OP rua|abri-la de novo', U: 'U|anular o seu último ato (Ctrl+Z)', see: 'número ou unidade|só mostrar',
    rest: '“.” é o incidente escolhido. ↑ comandos anteriores, Tab completa, Enter faz o que a linha diz, Esc sai.',
  },
};
