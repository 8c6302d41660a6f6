import type { Writer } from './writer.ts';

const findingsChanged = `
  INSERT INTO finding_history (app, issue, stage, cause, run, reviews)
  WITH
    now AS (SELECT issue, stage, cause, reviews FROM finding WHERE app = @app),
    former AS (
      SELECT issue, stage, cause, reviews, max(run) FROM finding_history WHERE app = @app GROUP BY issue, stage, cause
    )
  SELECT @app, issue, stage, cause, @run, coalesce(now.reviews, 0)
  FROM now FULL JOIN former USING (issue, stage, cause)
  WHERE coalesce(now.reviews, 0) <> coalesce(former.reviews, 0)`;

const appChanged = `
  INSERT INTO app_history (app, run, reviews)
  WITH
    now AS (SELECT total(reviews) AS reviews FROM day_tally WHERE app = @app),
    former AS (SELECT reviews, max(run) FROM app_history WHERE app = @app)
  SELECT @app, @run, now.reviews FROM now LEFT JOIN former WHERE now.reviews IS NOT former.reviews`;

/** Notes what this run has changed in the findings, so that any two runs can be compared later. */
export function noteHistory({ db, run, touched }: Writer): void {
  const findings = db.prepare(findingsChanged);
  const totals = db.prepare(appChanged);
  for (const app of touched.keys()) {
    findings.run({ app, run });
    totals.run({ app, run });
  }
}
