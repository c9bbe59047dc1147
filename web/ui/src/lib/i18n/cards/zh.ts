// 出動預案用語：繁體中文

import type { CardWords } from './en';

export const zh: CardWords = {
  title: '出動預案', shippedEdition: 'Farol 內附預案', edition: '第 {edition} 版', editionBy: '{by}，{at}', inForce: '生效中', noReason: '未經任何機構核准。首次修改即成為第 1 版。',
  cards: '預案', editions: '版本', reading: '正在讀取出動預案…', readOnly: '預案由督導及管理員修改；你所見為現行內容。',
  filterType: '顯示適用於', allTypes: '所有類別', filterWords: '尋找預案', none: '沒有適用的預案。', shownOf: '{count} 張中的 {shown} 張', newCard: '新增預案', nameNew: '新預案',
  keys: '↑ ↓ 選預案 · F3 尋找 · F4 表格 · F6 試算 · F8 改動 · Ctrl+Enter 儲存',
  always: '任何情況', anyType: '任何類別', anyPriority: '任何優先級', priorityOnly: '只限 P4', priorityFrom: 'P{priority} 至 P4', level: '警報 {level} 級',
  isNew: '新增', isChanged: '已改', isGone: '刪除', isWrong: '不獲接受',
  name: '名稱', nameZh: '中文名稱', namePt: '葡文名稱', types: '類別', priority: '優先級', zones: '分區', hours: '時段', premises: '指定處所', alarmLevel: '警報級別', slots: '出動單位',
  anyZone: '全市', anyHour: '任何時間', anyPremises: '任何地點', hoursHint: '例如 Mo-Fr 07:00-19:00；留空即任何時間。以當地時間計。', premisesHint: '每行一個，按該處所的名稱；留空即任何地點。', levelHint: '由此警報級別起加派。',
  narrow: '只限', every: '全部', chosen: '已選 {count} 項',
  capability: '能力', count: '數量', must: '必須', desirable: '如有空', need: '要求', addSlot: '加一項', removeSlot: '刪去第 {n} 項', slotOf: '第 {n} 項', removeCard: '刪除此預案', keepCard: '保留此預案', goes: '此預案將於下一版刪除。',
  choose: '選擇預案以在此查看。',
  tryIt: '試算應派', type: '類別', day: '星期', time: '時間', zone: '分區', noZone: '不在分區內', place: '處所', now: '現在', nowIs: '現在，{at}',
  byForce: '按現行預案', byDraft: '按你的改動', byBoth: '按你的改動，與現行相同', dueBy: '依據', nothingDue: '沒有預案適用。必須有一張不設條件的預案處理不明類別。', mendFirst: '修正不獲接受之處後，即可看到應派單位。',
  changes: '改動', noChanges: '未有改動。你的改動會先列於此，儲存後才生效。', against: '對比第 {edition} 版', againstShipped: '對比 Farol 內附預案',
  added: '新增預案', removed: '刪除預案', changed: '已改', renamed: '原名 {name}', slotAdded: '加', slotRemoved: '刪', was: '，原為 {was}', setName: '整套名稱', sameEditions: '兩版內容相同。',
  reason: '原因', reasonHint: '與你的名字一併保存。', reasonNeeded: '請說明修改原因。', save: '儲存為第 {edition} 版', saving: '正在儲存…', discard: '放棄我的改動', discardAsk: '放棄全部 {count} 項改動？', discardYes: '是，放棄', discardNo: '否',
  saved: '第 {edition} 版已生效。', draftKept: '在儲存或放棄之前，你的改動保留於此機器。', refusedCount: '{count} 項不獲接受：見標示的欄位。', refusedSet: '整套預案',
  other: '你修改第 {base} 版期間，{by} 於 {at} 作出第 {edition} 版：{reason}', otherBase: '你修改內附預案期間，{by} 於 {at} 作出第 {edition} 版：{reason}', otherKept: '你的內容全部保留。請先看對方的改動，再把你的加上去；儲存前仍會列出所有差異。', theirs: '對方的改動', onTop: '把我的改動加上去', takeTheirs: '放棄我的，採用對方的', bothChanged: '以下預案雙方都改過，現以你的為準，請查看：{names}',
  from: '由', to: '至', goBack: '回到第 {edition} 版', goBackShipped: '回到內附預案', backReason: '回到第 {edition} 版', backReasonShipped: '回到 Farol 內附預案', goBackHint: '該版預案會放入表格，儲存為新版本後才生效。', draftFirst: '請先儲存或放棄你的改動。', list: '所有版本，最新在前',
  days: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  shape: { name: '請寫 1 至 120 字的名稱。', types: '不獲接受：最多 100 個類別。', zones: '不獲接受：最多 100 個分區。', hours: '不獲接受：最多 120 字。', premises: '不獲接受：最多 100 個名稱，每個 120 字。', level: '請選警報級別。', priority: '請選優先級。', slots: '一張預案有 1 至 20 項。', count: '請寫 1 至 100 的數字。', title: '整套預案須有三種語言的名稱，每個最多 120 字。', reason: '請說明原因，最多 300 字。', other: '整套預案未能接受。' },
  fault: {
    no_cards: '整套沒有預案。', too_many_cards: '整套有 {count} 張預案，最多 {most} 張。', no_title: '整套預案沒有 {language} 名稱。',
    same_name: '另一張預案名稱相同。', no_such_type: '沒有「{type}」此類別。', no_such_zone: '本市沒有分區「{zone}」。', names_none: '一項也沒有選，預案永不適用。請選若干項，或選全部。',
    unreadable_hours: '時段無法讀取。請寫成 Mo-Fr 07:00-19:00。', never_in_a_week: '一週之內沒有一分鐘符合此時段。', no_such_level: '警報級別為 1 至 {highest}。', too_many_combinations: '類別、分區及處所共 {count} 種組合，超過 {most}。請分成兩張。',
    no_slots: '預案沒有要求任何單位。請加一項。', nobody_must_come: '全部只是「如有空」；至少一項必須派出。', nobody_can: '永遠無法派足：沒有單位具備「{capability}」。', too_few: '永遠無法派足：要求 {count} 個{capability}，只有 {have} 個。', not_all_at_once: '永遠無法派足：同時要求 {count} 個，人手只夠 {have} 個。',
    clash: '與「{other}」同時適用，而兩者同樣具體。', never_asked: '永不採用：凡它適用之處，總有更具體的預案。', no_unknown: '沒有預案能在任何優先級、地點及時間處理不明類別。',
    zones_unchecked: '未核對分區：尚未有城市資料。', desirable_nobody: '希望有 {count} 個{capability}；只有 {have} 個。', no_card: '{type}沒有預案，按不明類別處理。', level_beyond_fleet: '連同較低級別，應派 {count} 個{capability}；只有 {have} 個。', level_gap: '警報 {level} 級之下沒有 {below} 級的預案。',
  },
};
