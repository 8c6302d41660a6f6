#!/usr/bin/env node
// Keeps two sections of README in step with the code: the command-line reference is the program's own help, the list of views and tables
// is the data dictionary's. `--check` fails where they differ, else README is rewritten. Needs a build.
import { readFileSync, writeFileSync } from 'node:fs';
import { createProgram } from '../.dist/cli/program.js';

const pathOf = (name) => new URL(`../${name}`, import.meta.url);
const helpWidth = 100;

const readme = readFileSync(pathOf('README.md'), 'utf8');
const current = withSection(withSection(readme, 'cli', commands()), 'schema', schema());
if (!process.argv.includes('--check')) writeFileSync(pathOf('README.md'), current);
else if (current !== readme)
  fail('README.md is stale; run `npm run build && node .ci/readme.mjs` and commit');

/** `text` with what stands between the markers of a section replaced. */
function withSection(text, name, content) {
  const [opening, closing] = [`<!-- ${name}: written by .ci/readme.mjs -->`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(opening), text.indexOf(closing)];
  if (start === -1 || end === -1) fail(`README.md lacks the markers ${opening} and ${closing}`);
  return `${text.slice(0, start + opening.length)}\n${content}\n${text.slice(end)}`;
}

function commands() {
  const program = createProgram('en', '', async () => {});
  return [program, ...program.commands].map(helpOf).join('\n');
}

function helpOf(command) {
  command.configureOutput({ getOutHelpWidth: () => helpWidth });
  const name = command.parent === null ? command.name() : `${command.parent.name()} ${command.name()}`;
  const [own] = command.helpInformation().trimEnd().split('\n\nGlobal Options:'); // they stand under `wenzhen`
  return `#### \`${name}\`\n\n\`\`\`text\n${own}\n\`\`\`\n`;
}

/** A table of each chapter of the data dictionary: name, and the first line said of it. */
function schema() {
  const chapters = readFileSync(pathOf('pipeline/store/dictionary.md'), 'utf8').split(/^## /m).slice(1);
  return chapters.map(chapterTable).join('\n');
}

function chapterTable(chapter) {
  const title = chapter.slice(0, chapter.indexOf('\n')).replace(/s$/, '').toLowerCase();
  const rows = [...chapter.matchAll(/^### (\S+)\n\n([^\n|]+)/gm)].map(
    ([, name, means]) => `| \`${name}\` | ${means} |`,
  );
  return `| ${title} | holds |\n|---|---|\n${rows.join('\n')}\n`;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
