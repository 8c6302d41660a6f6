import { join } from 'node:path';
import Database from 'better-sqlite3';
import { applicationId } from '../../pipeline/store/migrate.ts';
import { tables } from '../../pipeline/store/tables.ts';
import { folder } from './support.ts';

/** A store as version 1 of the schema has it: two sure reviews, an unsure one, a duplicate and one without a date; of the first, what is hashed. */
export function storeOfVersion1(
  first: { readonly id: string; readonly author: string; readonly content: number } = {
    id: '1',
    author: '00',
    content: 0,
  },
): string {
  const path = join(folder(), 'reviews.db');
  const db = new Database(path);
  db.exec(`${tables}
    CREATE VIEW stage_cause_matrix AS SELECT 'as it was in version 1' AS cell;
    INSERT INTO stage VALUES (1, 'retention', '留存', 'retention', '', 0);
    INSERT INTO cause VALUES (1, 'engineering', '技术', 'engineering', '', 0);
    INSERT INTO issue VALUES (1, 'stability.crash', '闪退', 'crash', '', 0, 1, 1), (2, 'network.fails', '连不上', 'network', '', 1, 1, 1);
    INSERT INTO language VALUES (0, 'zh', '中文', 'Chinese');
    INSERT INTO polarity VALUES (0, 'neg', '负面', 'negative');
    INSERT INTO flag VALUES (5, 'abstained', '待人工确认', 'left to the reviewer');
    INSERT INTO coder VALUES (1, '1', '1', '1', '1');
    INSERT INTO run VALUES (1, 0, 0, 1, '{}');
    INSERT INTO app VALUES (1, '康宁医生');
    INSERT INTO source VALUES (1, 'reviews.csv', '', '');`);
  const review = db.prepare(`INSERT INTO review VALUES
    (@key, @key, 1, 1, @key, NULL, @date, 1, '', '闪退', '3.1', NULL, NULL, 0, 0, -1, @copyOf, 0, 1, 1, 1, 1)`);
  const noon = 1_740_801_600; // 2025-03-01T04:00:00Z
  for (const [key, date, copyOf] of [
    [1, noon, null],
    [2, noon + 86_400, null],
    [3, noon, null],
    [4, noon, 1],
    [5, null, null],
  ])
    review.run({ key, date, copyOf });
  db.prepare('UPDATE review SET id = @id, author = @author, content = @content WHERE key = 1').run(first);
  db.exec(`INSERT INTO review_flag VALUES (3, 5, NULL);
    INSERT INTO complaint VALUES (1, 1, 1, 1, 1, 0.9, 0, 0, 2), (2, 1, 1, 1, 1, 0.45, 0, 0, 2), (4, 1, 1, 1, 1, 0.9, 0, 0, 2),
      (3, 1, 1, 1, 1, 0.7, 0, 0, 2), (3, 2, 2, 1, 1, 0.3, 0, 0, 2), (5, 1, 1, 1, 1, 0.9, 0, 0, 2);`);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma('user_version = 1');
  db.close();
  return path;
}
