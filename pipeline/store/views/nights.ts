import { instant } from '../days.ts';

/** What the nights did, and why one was held. */
export const nightViews = `
CREATE VIEW night_list AS
  -- Nights that came to an end. read = accepted + rejected; accepted = added + revised + updated + unchanged.
SELECT
  night.key AS night, -- number of the night
  ${instant('night.started')} AS started, -- UTC instant
  ${instant('night.finished')} AS finished, -- UTC instant
  night.outcome AS outcome, -- published, published-anyway, held or nothing-new
  CASE night.outcome WHEN 'held' THEN '已拦下' WHEN 'published' THEN '已发布' WHEN 'nothing-new' THEN '无新内容' ELSE '强制发布' END AS outcome_zh, -- in Chinese
  CASE night.outcome WHEN 'held' THEN 'held' WHEN 'published' THEN 'published' WHEN 'nothing-new' THEN 'nothing new' ELSE 'published anyway' END AS outcome_en, -- in English
  night.run AS run, -- the run it published; none: it published nothing
  night.read AS read, -- rows read
  night.accepted AS accepted, -- rows that became reviews
  night.rejected AS rejected, -- rows that did not
  night.added AS added, -- new reviews
  night.revised AS revised, -- edited reviews
  night.updated AS updated, -- same words, coded anew or with other facts
  night.unchanged AS unchanged, -- rows that repeat what an earlier row or night brought
  night.reason AS reason, -- why it was published although a gate would have held it
  (SELECT group_concat(zh, '；') FROM gate_check WHERE gate_check.night = night.key AND held = 1) AS why_zh, -- what would hold it, in Chinese
  (SELECT group_concat(en, '; ') FROM gate_check WHERE gate_check.night = night.key AND held = 1) AS why_en, -- in English
  night.faults AS faults -- JSON list of {code, zh, en}: sources not reached, inputs not read
FROM night;

CREATE VIEW gate_list AS
  -- What each gate of each night said.
SELECT
  gate_check.night AS night, -- number of the night
  gate_check.gate AS gate, -- fall, jump, schema, language, rejects, unknown, issues, recoded or coder
  gate_check.about AS about, -- the app, input, column, issue or figure; empty: all of the night
  gate_check.held AS held, -- 1: it would hold the night
  gate_check.observed AS observed, -- what was seen
  gate_check.usual AS usual, -- what the nights before let expect
  gate_check.zh AS says_zh, -- in words, Chinese
  gate_check.en AS says_en -- in words, English
FROM gate_check;
`;
