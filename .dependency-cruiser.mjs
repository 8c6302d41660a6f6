// One-way imports: what DESIGN calls a stage knows no other stage, no store and no face; faces read the store through its questions only.
const stages = '^pipeline/(ingest|clean|segment|sentiment|diagnose)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'stages-stand-apart',
      comment: 'A stage must not import another stage; what they share stands directly under pipeline/.',
      severity: 'error',
      from: { path: stages },
      to: { path: stages, pathNot: '^pipeline/$1/' },
    },
    {
      name: 'stages-know-nothing-above',
      comment: 'A stage must not import the store, a face, the run or the command line.',
      severity: 'error',
      from: { path: stages },
      to: { path: '^pipeline/(store|report|export|web|alert|topics|trends|agreement|cli)/|^pipeline/(cli|run|chain|stream|config|doctor|explain|log)\\.ts$' },
    },
    {
      name: 'faces-ask-the-store-typed-questions',
      comment: 'Report, export and web read the store through pipeline/store/queries.ts alone.',
      severity: 'error',
      from: { path: '^pipeline/(report|export|web)/' },
      to: { path: '^pipeline/store/', pathNot: '^pipeline/store/queries\\.ts$' },
    },
    {
      name: 'nothing-imports-the-command-line',
      comment: 'Only pipeline/cli.ts prints and exits.',
      severity: 'error',
      from: { path: '^pipeline/', pathNot: '^pipeline/cli(\\.ts$|/)' },
      to: { path: '^pipeline/cli(\\.ts$|/)' },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-missing-module', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^nodejieba$' } },
    {
      name: 'no-development-package-at-run-time',
      severity: 'error',
      from: { path: '^pipeline/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default', 'types'], exportsFields: ['exports'] },
  },
};
