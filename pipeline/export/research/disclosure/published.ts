import type { Cross } from '../cross.ts';
import { type CodeKind, codeKinds, type Dimension } from '../dimensions.ts';
import { groupKinds, type Sums, type Tally, type Totals } from '../tally.ts';
import { Figures } from './figures.ts';
import { all, nameOf } from './names.ts';

/** All counts of the tables, and how they hang together. */
export function publishedFigures(tally: Tally, crosses: readonly Cross[], k: number): Figures {
  const figures = new Figures(k);
  tellTotals(figures, tally);
  for (const kind of codeKinds) tellCodes(figures, tally, kind);
  for (const kind of ['stage', 'cause'] as const)
    for (const [code, issues] of tally.issuesOf[kind])
      figures.union(
        nameOf.reviews(kind, code),
        [...issues].map((issue) => nameOf.reviews('issue', issue)),
      );
  for (const kind of groupKinds) tellGroups(figures, tally.groups[kind], kind);
  tellApps(figures, tally);
  for (const cross of crosses) tellCross(figures, cross);
  for (const cross of crosses) tellUnions(figures, cross, crosses, tally);
  return figures;
}

function tellTotals(figures: Figures, { all: sums, totals }: Tally): void {
  figures.known(all.reviews, sums.counted.reviews.count);
  figures.known(all.complaining, sums.counted.complaining.count);
  figures.known(all.complaints, totals.complaints);
  figures.known(nameOf.withSuspects(all.reviews), sums.withSuspects.reviews);
  figures.known(nameOf.withSuspects(all.complaining), sums.withSuspects.complaining);
}

function tellCodes(figures: Figures, { codes }: Tally, kind: CodeKind): void {
  const names = [...codes[kind]].map(([code, { counted, withSuspects }]) => {
    const name = nameOf.reviews(kind, code);
    tellTwice(figures, name, counted.reviews.count, withSuspects.reviews);
    figures.rest(all.reviews, name);
    return name;
  });
  if (kind === 'issue') figures.sum(all.complaints, names); // a review states an issue once
  figures.union(all.complaining, names);
}

function tellGroups(figures: Figures, groups: ReadonlyMap<string, Sums>, kind: Dimension): void {
  const pairs = [...groups].map(([value, { counted, withSuspects }]) => {
    const [reviews, complaining] = [nameOf.reviews(kind, value), nameOf.complaining(kind, value)];
    tellTwice(figures, reviews, counted.reviews.count, withSuspects.reviews);
    tellTwice(figures, complaining, counted.complaining.count, withSuspects.complaining);
    figures.rest(reviews, complaining);
    figures.rest(nameOf.withSuspects(reviews), nameOf.withSuspects(complaining));
    return { reviews, complaining };
  });
  for (const what of ['reviews', 'complaining'] as const) {
    const names = pairs.map((pair) => pair[what]);
    figures.sum(all[what], names);
    figures.sum(nameOf.withSuspects(all[what]), names.map(nameOf.withSuspects));
  }
}

/** What was collected of each app, and what became of it. */
function tellApps(figures: Figures, { totals, apps }: Tally): void {
  for (const total of Object.keys(totals) as (keyof Totals)[]) {
    figures.known(total, totals[total]);
    for (const [app, of] of apps) figures.cell(nameOf.appTotal(total, app), of[total], 0);
    figures.sum(
      total,
      [...apps.keys()].map((app) => nameOf.appTotal(total, app)),
    );
  }
  for (const app of apps.keys()) {
    const collected = nameOf.appTotal('collected', app);
    const left = ['duplicates', 'suspects'].map((total) => nameOf.appTotal(total, app));
    figures.sum(collected, [...left, nameOf.reviews('app', app)]);
    for (const total of ['removed', 'undated', 'unstarred'])
      figures.rest(collected, nameOf.appTotal(total, app));
  }
}

/** Without and with suspects; the latter are hidden first, and their difference must not be small either. */
function tellTwice(figures: Figures, name: string, counted: number, withSuspects: number): void {
  figures.cell(name, counted);
  figures.cell(nameOf.withSuspects(name), withSuspects, 0);
  figures.rest(nameOf.withSuspects(name), name);
}

function tellCross(figures: Figures, cross: Cross): void {
  const [row, column] = cross.pair;
  const ofComplaints = cross.unit === 'complaints';
  const totalOf = (value: string): string => nameOf[ofComplaints ? 'complaints' : 'reviews'](column, value);
  for (const [value, { count }] of cross.totals) figures.cell(totalOf(value), count);
  figures.sum(ofComplaints ? all.complaints : all.reviews, [...cross.totals.keys()].map(totalOf));
  for (const [one, cells] of cross.rows) {
    for (const [other, { count }] of cells) {
      figures.cell(nameOf.cell(cross.pair, one, other), count);
      if (cross.unit === 'stating') figures.rest(totalOf(other), nameOf.cell(cross.pair, one, other));
    }
    if (!ofComplaints || row === 'issue') figures.sum(nameOf.reviews(row, one), namesInRow(cross, one));
  }
  for (const value of cross.totals.keys()) {
    if (cross.unit !== 'stating') figures.sum(totalOf(value), namesInColumn(cross, value));
    if (ofComplaints && column === 'issue') figures.sum(nameOf.reviews(column, value), [totalOf(value)]);
  }
}

/** A review that states several codes is in several cells of its column. */
function tellUnions(figures: Figures, cross: Cross, crosses: readonly Cross[], { issuesOf }: Tally): void {
  const [row, column] = cross.pair;
  if (cross.unit === 'complaints') {
    if (row === 'issue')
      for (const value of cross.totals.keys())
        figures.union(nameOf.reviews(column, value), namesInColumn(cross, value));
    if (column === 'issue')
      for (const value of cross.rows.keys())
        figures.union(nameOf.reviews(row, value), namesInRow(cross, value));
  }
  if (cross.unit !== 'stating') return;
  for (const value of cross.totals.keys())
    figures.union(nameOf.complaining(column, value), namesInColumn(cross, value));
  const ofIssues = crosses.find(({ pair }) => pair[0] === 'issue' && pair[1] === column);
  if (ofIssues === undefined || (row !== 'stage' && row !== 'cause')) return;
  for (const [code, cells] of cross.rows)
    for (const value of cells.keys()) {
      const issues = [...issuesOf[row].get(code)!].filter((issue) => ofIssues.rows.get(issue)?.has(value));
      figures.union(
        nameOf.cell(cross.pair, code, value),
        issues.map((issue) => nameOf.cell(ofIssues.pair, issue, value)),
      );
    }
}

const namesInRow = (cross: Cross, row: string): string[] =>
  [...cross.rows.get(row)!.keys()].map((column) => nameOf.cell(cross.pair, row, column));

const namesInColumn = (cross: Cross, column: string): string[] =>
  [...cross.rows].flatMap(([row, cells]) =>
    cells.has(column) ? [nameOf.cell(cross.pair, row, column)] : [],
  );
