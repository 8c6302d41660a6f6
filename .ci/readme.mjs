#!/usr/bin/env node
// Keeps README's command-line reference the program's own help. `--check` fails where they differ, else README is rewritten.
import { readFileSync, writeFileSync } from 'node:fs';
import { createProgram } from '../.dist/cli/program.js';

const path = new URL('../README.md', import.meta.url);
const [opening, closing] = ['<!-- cli: written by `node .ci/readme.mjs` -->', '<!-- /cli -->'];
const width = 100;

const readme = readFileSync(path, 'utf8');
const [start, end] = [readme.indexOf(opening), readme.indexOf(closing)];
if (start === -1 || end === -1) fail(`README.md lacks the markers ${opening} and ${closing}`);
const current = `${readme.slice(0, start + opening.length)}\n${reference()}\n${readme.slice(end)}`;

if (!process.argv.includes('--check')) writeFileSync(path, current);
else if (current !== readme)
  fail(
    'README.md: the command-line reference is stale; run `npm run build && node .ci/readme.mjs` and commit',
  );

function reference() {
  const program = createProgram('en', '', async () => {});
  return [program, ...program.commands].map(section).join('\n');
}

function section(command) {
  command.configureOutput({ getOutHelpWidth: () => width });
  const name = command.parent === null ? command.name() : `${command.parent.name()} ${command.name()}`;
  return `#### \`${name}\`\n\n\`\`\`text\n${command.helpInformation().trimEnd()}\n\`\`\`\n`;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
