// 調度板用語：繁體中文

import type { BoardWords } from './en';

export const zh: BoardWords = {
  line: '指令列', lineHint: '指令（F2），? 為說明', enter: 'Enter', escape: 'Esc', tab: 'Tab',
  done: '完成', takenBack: '已撤回', working: '傳送中…', tryAgain: '未能連上中心。按 Enter 重送同一指令。',
  undoKey: 'Ctrl+Z 撤回',
  will: {
    dispatch: '派 {units} 往 {incident}', arrival: '到達 {low}–{high}', status: '{unit}：{was} → {status}',
    ends: '並結束其在 {number} 的任務', release: '解除 {unit} 於 {incident} 的任務',
    close: '結束 {incident}，結果：{disposition}', releases: '並解除 {units}', note: '備註於 {incident}：{text}',
    close_street: '封閉 {street}（全體適用）', slow_street: '{street} 減速至 {share} %（全體適用）', open_street: '重開 {street}', lift: '{street} 恢復正常',
    see: '查看 {incident}', look: '在地圖顯示 {unit}', undo: '撤回：{what}', why: '原因：{reason}', area: '所畫範圍',
  },
  undo: {
    was: { dispatch: '派 {units} 往 {incident}', status: '{unit} {status}', close_street: '封閉 {street}', slow_street: '{street} 減速至 {share} %', open_street: '重開 {street}', lift: '{street} 恢復正常' },
    now: { dispatch: '。{units} 已解除任務', status: '。現為{was}', close_street: '。現已重開', slow_street: '。現已恢復正常', open_street: '。現再封閉', lift: '。現再減速至 {share} %' },
  },
  misfit: '{number} 不需要 {units} 這類單位。再按 Enter 照樣派出。',
  whyNot: {
    unknown_verb: '沒有「{said}」指令。? 列出全部。', which_unit: '哪個單位？', unknown_unit: '沒有單位叫 {said}。',
    did_you_mean: '是否指 {near}？', unclear_unit: '{said} 可指 {all}。',
    busy_unit: '{unit} {status}，在 {number}。', busy_nowhere: '{unit} {status}。', same_unit: '{unit} 重複了。', not_sent: '{unit} 沒有任務。',
    which_incident: '往哪宗事故？輸入末位數字。', unknown_incident: '沒有進行中的事故以 {said} 結尾。', unclear_incident: '{said} 可指 {all}。',
    none_chosen: '「.」指所選事故；現未選擇。',
    unclear_disposition: '{said} 可指 {all}。', unknown_disposition: '沒有「{said}」這結果。可用：{all}。',
    which_words: '內容呢？', which_street: '哪條街？', unknown_closure: '沒有以「{said}」開頭的封閉街道。', unclear_closure: '有多條封閉街道以「{said}」開頭。',
    too_much: '「{said}」是多餘的。', nothing: '不會執行。',
  },
  cannot: {
    nothing_done: '你在此沒有可撤回的操作。', moved_on: '不能撤回：{unit} 已{status}。可用 REL {unit} 解除。',
    changed_since: '不能撤回：{unit} 其後變為{status}。', assignment_ended: '不能撤回：{unit} 已離開 {number}。請重新派遣。',
    released: '不能撤回：{unit} 已獲通知。可用 D {unit} {short} 再派。',
    note_stays: '備註不會刪除。請另加更正。', closed_stays: '事故 {number} 已結束。如仍持續請另行立案。',
    opened_since: '該街道其間已重開。',
  },
  list: { fresh: '{count} 項新增', moved: '次序已變', more: '還有 {count} 項', pinned: '逾時', gone: '已移除', noneFits: '沒有符合所輸入文字的單位。' },
  alarm: {
    title: '警示', none: '沒有警示', mine: '由我處理', end: '已處理', owner: '{owner} 處理中', falls: '{by} 派出', nobody: '無人處理', step: '主管', more: '另有 {count} 項', mute: '關閉聲響', unmute: '開啟聲響', muted: '已靜音', see: '查看', overdue: '逾時 {age}', sinceCall: '自來電起',
    shortOf: '尚欠{what}',
    cause: { mayday: 'MAYDAY 求救', pending: '未派單位', under_resourced: '派遣不足', not_acknowledged: '未確認', not_moving: '未出動', past_eta: '逾時未到', silent: '失去訊號', welfare: '查詢安危', link: '連線中斷' },
  },
  fact: { AlarmOwned: '接手警示：{cause} {unit}', AlarmEnded: '警示已處理：{cause} {unit}' },
  closure: {
    title: '封閉或減速', of: '街道：{said}', plans: '{count} 條預定', planned: '預定，由 {at} 起', callOff: '取消預定', shuts: '{count} 條街道封閉', slows: '{count} 條減速', begin: '封路或減速', close: '封路', slow: '減速', how: '程度', all: '不准通行', share: '平時車速的 {share} %',
    shut: '封閉', slowed: '減速至 {share} %', open: '重開', lift: '恢復正常',
  },
  namesakes: { title: '有 {count} 條街道名為{street}。', which: '是哪一條？', near: '近{streets}', look: '在地圖上顯示', all: '全部 {count} 條' },
  draw: { begin: '畫出範圍', close: '封閉此範圍', slow: '此範圍減速', cancel: '取消', how: '在地圖上點擊各角。鍵盤：方向鍵移動地圖，空白鍵在十字處設角，Backspace 撤回，Enter 完成。', corners: '{count} 個角', crosses: '邊線互相交叉，圍不成範圍。在地圖上按 Backspace 撤回最後一個角。' },
  suggest: {
    title: '建議', swap: '{number}：由 {into} 接替 {out}，早 {gain} 到達', doSwap: '{into} 替 {out}',
    planned: '{unit} 任{slot}，往 {number}，{eta} 到達', doSend: '{unit} → {number}',
    moveUp: '{unit} 由 {from} 移防 {to}（{time}）：多覆蓋 {people} 人', base: '{unit} 宜在 {station} 待命，而非 {own}：多覆蓋 {people} 人',
    aside: '已擱置 {count} 項', dismiss: '擱置', dismissThis: '擱置：{what}', undo: '再顯示', undoThis: '再顯示：{what}',
  },
  advice: { inTime: '{within} 內', bare: '失覆蓋', refreshing: '更新中…', failed: '{at} 起未能更新', asOf: '{at} 的情況', taken: '已非空閒' },
  divert: { from: '{unit} 可於 {eta} 到此 · 正前往 {number}，P{priority} {type}', sooner: '早 {gain}', nobody: '別無其他單位', press: '由 {number} 調走 {unit}', served: '{number} 可改由 {unit} 接手，{eta} 到達', unserved: '屆時沒有空閒單位可接 {number}。' },
  soonFree: '{unit} 約 {wait} 後可用，{eta} 到此',
  layer: {
    layers: '地圖圖層', cover: '覆蓋', reach: '可達範圍', coverTitle: '{within} 內可到達的居民', byWhom: '按單位', by: { anybody: '任何單位', engine: '泵車', ambulance: '救護車' },
    people: '{people} 人中 {covered} 人', units: '{count} 個空閒單位；計行車與步行，不計出動', within: '能及時到達', bare: '未能及時到達；放大後附居民人數',
    chooseFirst: '請選單位或事故。', from: '{unit} 可達範圍', to: '可及時到達 {number} 的範圍', noPlace: '此處沒有已知街道。', positionOld: '位置資料已是 {age} 前。',
    asOf: '{at} 計算，{age} 前', old: '未能更新。此為 {at}（{age} 前）的情況。', failed: '未能計算，稍後再試。',
  },
  behind: { far: '排後：車程 {eta}', no_place: '排後：地點未明', nobody_free: '排後：無空閒單位', because: '同一級別中較新的來電排在前面：那裏的單位較近。此案已等候的時間會計入。' },
  placeless: '{count} 宗地點不詳',
  wall: 'W 大螢幕',
  help: {
    title: '指令', D: 'D 單位… 編號|派遣', ER: 'ER ST OS TR AH AV RT OOS 單位|前往中、待命、到場、運送、在醫院、可派遣、返站、暫停服務',
    REL: 'REL 單位|解除任務', CL: 'CL 編號 [結果]|結束事故', N: 'N 編號 文字|備註',
    CS: 'CS 街名 [#2 #*]; 原因|封路；同名街道的第二條、全部', OP: 'OP 街名|重開', U: 'U|撤回你上一項操作（Ctrl+Z）', see: '編號或單位|只查看',
    rest: '「.」代表所選事故。↑ 先前指令，Tab 補全，Enter 執行所示內容，Esc 離開。',
  },
};
