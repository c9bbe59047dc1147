// 每日概覽用語：繁體中文

import type { DayWords } from './en';

export const zh: DayWords = {
  title: '當日概覽', previous: '前一日', next: '後一日', today: '今日', date: '日期', asOf: '截至 {at}（中心時間）', calls: '宗來電', incidents: '宗事故', late: '宗逾時', exercises: '演習', real: '實際工作',
  onlyExercises: '只計演習。實際事故另計。', leftOut: '未計入 {count} 宗演習事故。', leftOutReal: '未計入 {count} 宗實際事故。',
  unreached: '未能連上中心。所見資料為 {age} 前。', reading: '正在讀取…',
  answering: '未列接聽時間：響鈴時間只存於電話系統。',
  csv: 'CSV', csvOf: 'CSV：{what}',
  targets: '對照指標', target: '指標 {time}', ofAsked: '要求 {asked} %', measured: '已量度 {count} 次', nothing: '尚無可量度', edition: '版本',
  keptOf: '{count} 次中 {kept} 次',
  editionOf: { 'Macao Fire Services, Quality Charter (read 2026)': '澳門消防局服務承諾（2026 年查閱）' },
  name: {
    processing: '處理時間', turnout_fire: '出動準備（消防）', turnout_medical: '出動準備（救護）', travel_first_engine: '行車（首輛泵車）', response: '召達（首隊）',
  },
  means: { processing: '接報 → 通知首個單位', turnout: '通知 → 出發', travel: '出發 → 到場', response: '首次通知 → 首隊到場' },
  only: '只計 {which}',
  gap: { under_way: '{count} 進行中', taken_back: '{count} 事前召回', never_reported: '{count} 未有回報', not_sent: '{count} 結案而未派單位' },
  kept: '達標', missed: '未達標',
  hours: '按時段', hoursSay: '每小時開立的事故；斜紋部分為逾時。下方：九成事故在多少分鐘內有隊伍到場。', p90min: 'P90 分鐘', hour: '時',
  priority: '按優先級', zones: '按分區', zone: '分區', noZone: '分區不詳', noTarget: '無指標', p50: 'P50', p90: 'P90', response: '召達',
  lateList: '逾時及原因', nobodyLate: '按這些指標，沒有逾時。', lateMore: '共 {count} 宗，只列最遲的 {shown} 宗。', of: '{time}，指標 {target}', still: '仍在等候', sent: '派出', moving: '出發', there: '到場', promised: '預計 {time}', notYet: '未有', unsaid: '未有回報',
  units: '單位工時', unitsSay: '在勤時間中用於事故的比例。', busy: '出勤 {time}', inService: '／在勤 {time}', notInService: '不在勤',
  coverage: '現時覆蓋', coverageSay: '{people} 人中有 {covered} 人可由空閒單位循道路在 {minutes} 分鐘內到達。空閒單位 {units} 個。', noCoverage: '正在讀取街道，未知覆蓋情況。', coverageToday: '覆蓋為此刻情況，只在今日顯示。',
  noUnitsReal: '尚無實際單位；有首個單位後，這裏會顯示實際工作的覆蓋情況。', noUnitsExercise: '沒有演習單位。',
  zoneMap: '各區可到達人口', zoneMapSay: '在當日有記錄的時間中，該區居民在 {minutes} 分鐘內有空閒單位可到達的比例。', barest: '最少覆蓋的區', reach: '佔當日', notKnown: '不詳', through: '全日覆蓋', throughSay: '{people} 人中，{minutes} 分鐘內有空閒單位可到達的比例；每十五分鐘一點，按今日街道計算。', dashed: '虛線：未回報位置的空閒單位視作在局內；尚無記錄的單位不計算在內（{all} 個時點中 {count} 個）。', hatched: '斜線：沒有任何單位的記錄（{all} 個時點中 {count} 個）。', lowest: '最低 {share}，{at}', nothingThrough: '當日尚無任何一刻鐘知道單位的位置。', under: '{share} % 以下', over: '{share} % 或以上', clock: '時間',
  empty: '當日沒有開立事故。首宗事故出現後，這裏會顯示對照指標的時間、時段、分區、逾時名單及單位工時。',
  emptyFuture: '這一日尚未開始。',
  why: {
    late_no_place: '接報時地點不詳', late_nobody_free: '無空閒單位：{serving} 個全部出勤', late_some_free: '{serving} 個單位中 {free} 個空閒',
    late_nobody_free_slot: '{slot}無空閒：{serving} 個全部出勤', late_some_free_slot: '空閒 {free}，共 {serving} {slots}',
    late_taken_back: '{unit} 被召回', late_turnout: '{unit} {time} 後才出發，指標 {target}', late_far: '{unit} 預計需時 {time}', late_distance: '{unit} 派出時相距 {km} 公里（直線）',
    late_closure: '封路或減速令 {unit} 多用 {time}', late_straight_line: '{unit} 無路可通，時間按直線估計', late_other_proposed: '派出 {unit}，建議為 {other}', late_slower: '{unit} 比預計多用 {time}',
  },
  slots: {
    engine: '輛泵車', ladder: '輛雲梯車', rescue: '輛搶救車', ambulance: '輛救護車',
    advanced_life_support: '輛高級救護車', patrol: '輛巡邏車', command: '輛指揮車', hazmat: '輛危險品處理車',
    road_crew: '支道路隊', tree_crew: '支樹木隊', water_crew: '支渠務隊', cleaning_crew: '支清潔隊',
  },
  column: { measure: '量度', within_s: '指標（秒）', share: '要求比例', edition: '版本', measured: '已量度', in_time: '達標比例', p50_s: 'P50（秒）', p90_s: 'P90（秒）', incidents: '事故', late: '逾時', number: '編號', type: '類別', opened: '開立', place: '地點', processing_s: '處理（秒）', response_s: '召達（秒）', why: '原因', unit: '單位', busy_s: '出勤（秒）', free_s: '空閒（秒）', out_s: '不在勤（秒）', people: '人口', covered: '已覆蓋', free: '空閒單位', unheard: '空閒但未回報位置', unknown: '不詳單位' },
};
