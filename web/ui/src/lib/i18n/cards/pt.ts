// Os planos de despacho, em português europeu.

import type { CardWords } from './en';

export const pt: CardWords = {
  title: 'Planos de despacho', shippedEdition: 'Planos que vêm com o Farol', edition: 'Edição {edition}', editionBy: '{by}, {at}', inForce: 'em vigor', noReason: 'Nenhuma entidade os aprovou. A sua primeira alteração faz a edição 1.',
  cards: 'Planos', editions: 'Edições', reading: 'A ler os planos de despacho…', readOnly: 'Os planos são alterados por supervisores e administradores; vê-os como estão em vigor.',
  filterType: 'Mostrar planos para', allTypes: 'todos os tipos', filterWords: 'Procurar um plano', none: 'Nenhum plano para isto.', shownOf: '{shown} de {count}', newCard: 'Novo plano', nameNew: 'novo plano',
  keys: '↑ ↓ plano · F3 procurar · F4 ficha · F6 experimentar · F8 alterações · Ctrl+Enter guarda',
  always: 'sempre', anyType: 'qualquer tipo', anyPriority: 'qualquer prioridade', priorityOnly: 'só P4', priorityFrom: 'P{priority} a P4', level: 'alarme {level}',
  isNew: 'novo', isChanged: 'alterado', isGone: 'sai', isWrong: 'recusado',
  name: 'Nome', nameZh: 'Nome em chinês', namePt: 'Nome em português', types: 'Tipos', priority: 'Prioridade', zones: 'Zonas', hours: 'Horas', premises: 'Locais designados', alarmLevel: 'Nível de alarme', slots: 'Meios',
  anyZone: 'toda a cidade', anyHour: 'a qualquer hora', anyPremises: 'qualquer local', hoursHint: 'Como Mo-Fr 07:00-19:00; vazio: a qualquer hora. Hora local.', premisesHint: 'Um por linha, como o local se chama; vazio: qualquer local.', levelHint: 'Os seus meios somam-se a partir deste alarme.',
  narrow: 'Só estes', every: 'Todos', chosen: '{count} {count:escolhido|escolhidos}',
  capability: 'Capacidade', count: 'Quantidade', must: 'obrigatório', desirable: 'se livre', need: 'Exigência', addSlot: 'Juntar um meio', removeSlot: 'Retirar o meio {n}', slotOf: 'meio {n}', removeCard: 'Retirar este plano', keepCard: 'Manter este plano', goes: 'Este plano sai com a próxima edição.',
  choose: 'Escolha um plano para o ver aqui.',
  tryIt: 'O que sairia, se…', type: 'Tipo', day: 'Dia', time: 'Hora', zone: 'Zona', noZone: 'em nenhuma zona', place: 'Local', now: 'Agora', nowIs: 'agora, {at}',
  byForce: 'Pelos planos em vigor', byDraft: 'Com as suas alterações', byBoth: 'Com as suas alterações, igual ao que vigora', dueBy: 'por', nothingDue: 'Nenhum plano responde. Tem de haver um sem condições, para o desconhecido.', mendFirst: 'Corrija o que foi recusado para ver o que sairia.',
  changes: 'Alterações', noChanges: 'Nada foi alterado. O que alterar aparece aqui antes de contar.', against: 'Face à edição {edition}', againstShipped: 'Face aos planos que vêm com o Farol',
  added: 'plano novo', removed: 'plano retirado', changed: 'alterado', renamed: 'chamava-se {name}', slotAdded: 'entra', slotRemoved: 'sai', was: ', era {was}', setName: 'Nome do conjunto', sameEditions: 'Estas duas dizem o mesmo.',
  reason: 'Porquê', reasonHint: 'Fica guardado com o seu nome.', reasonNeeded: 'Diga porque mudam os planos.', save: 'Guardar como edição {edition}', saving: 'A guardar…', discard: 'Abandonar as minhas alterações', discardAsk: '{count:Abandonar a alteração|Abandonar as {count} alterações}?', discardYes: 'Sim, abandonar', discardNo: 'Não',
  saved: 'A edição {edition} está em vigor.', draftKept: 'As suas alterações ficam neste computador até as guardar ou abandonar.', refusedCount: '{count:Recusa|Recusas}: {count}. {count:Veja o campo marcado.|Veja os campos marcados.}', refusedSet: 'Do conjunto',
  other: '{by} fez a edição {edition} em {at}, enquanto alterava a edição {base}: {reason}', otherBase: '{by} fez a edição {edition} em {at}, enquanto alterava os planos de origem: {reason}', otherKept: 'Nada do seu se perdeu. Veja o que mudou e ponha as suas alterações por cima; antes de guardar verá ainda todas as diferenças.', theirs: 'O que mudou', onTop: 'Pôr as minhas alterações por cima', takeTheirs: 'Abandonar as minhas, ficar com estas', bothChanged: 'Ambos alteraram estes; ficou o seu, verifique: {names}',
  from: 'De', to: 'Para', goBack: 'Voltar à edição {edition}', goBackShipped: 'Voltar aos planos de origem', backReason: 'De volta à edição {edition}', backReasonShipped: 'De volta aos planos que vêm com o Farol', goBackHint: 'Os seus planos vêm para a ficha. Nada conta até os guardar como nova edição.', draftFirst: 'Guarde ou abandone primeiro as suas alterações.', list: 'Todas as edições, a mais recente primeiro',
  days: ['segunda-feira', 'terça-feira', 'quarta-feira', 'quinta-feira', 'sexta-feira', 'sábado', 'domingo'],
  shape: { name: 'Escreva um nome de 1 a 120 caracteres.', types: 'Não aceite: no máximo 100 tipos.', zones: 'Não aceite: no máximo 100 zonas.', hours: 'Não aceite: no máximo 120 caracteres.', premises: 'Não aceite: no máximo 100 nomes de 120 caracteres.', level: 'Escolha um nível de alarme.', priority: 'Escolha uma prioridade.', slots: 'Um plano tem 1 a 20 meios.', count: 'Escreva um número de 1 a 100.', title: 'O conjunto precisa de nome em cada língua, no máximo 120 caracteres.', reason: 'Diga porquê, no máximo 300 caracteres.', other: 'O conjunto não é aceite como está.' },
  fault: {
    no_cards: 'O conjunto não tem planos.', too_many_cards: 'O conjunto tem {count} {count:plano|planos}; o máximo é {most}.', no_title: 'O conjunto não tem nome em {language}.',
    same_name: 'Outro plano tem o mesmo nome.', no_such_type: 'Não há o tipo {type}.', no_such_zone: 'A cidade não tem a zona {zone}.', names_none: 'Não nomeia nada, por isso nunca se aplica. Escolha alguns, ou todos.',
    unreadable_hours: 'Estas horas não se conseguem ler. Escreva como Mo-Fr 07:00-19:00.', never_in_a_week: 'Estas horas não abrangem nenhum minuto da semana.', no_such_level: 'Os níveis de alarme vão de 1 a {highest}.', too_many_combinations: '{count} {count:combinação|combinações} de tipo, zona e local são mais do que {most}. Divida em dois planos.',
    no_slots: 'O plano não pede ninguém. Junte um meio.', nobody_must_come: 'Todos são só desejáveis; alguém tem de ir.', nobody_can: 'Nunca se pode cumprir: nenhuma unidade sua tem {capability}.', too_few: 'Nunca se pode cumprir: pede {count} de {capability} e há {have}.', not_all_at_once: 'Nunca se pode cumprir: pede {count} ao mesmo tempo e as equipas só preenchem {have}.',
    clash: 'Aplica-se ao mesmo tempo que «{other}» e nenhum é mais específico.', never_asked: 'Nunca é usado: onde se aplica há sempre um mais específico.', no_unknown: 'Nenhum plano responde a um tipo desconhecido em qualquer prioridade, local e hora.',
    zones_unchecked: 'As zonas não foram verificadas: ainda não há cidade.', desirable_nobody: '{count:Seria desejável|Seriam desejáveis} {count} de {capability}; há {have}.', no_card: '{type}: sem plano, segue o do desconhecido.', level_beyond_fleet: 'Com os níveis abaixo {count:é|são} {count} de {capability}; há {have}.', level_gap: 'O alarme {level} não se soma a nenhum plano do alarme {below}.',
  },
};
