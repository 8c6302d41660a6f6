import {
  type CellQuote,
  type CellRow,
  type ComparedRow,
  cellQuotes,
  comparedApps,
  comparedOperators,
  type FunnelMetric,
  funnelMetrics,
  type GrowthRow,
  growth,
  type ImpactRow,
  impacts,
  journey,
  type KeyPhraseRow,
  keyPhrases,
  operators,
  type PeriodsRow,
  type PriorityRow,
  periods,
  priorities,
  type StarChange,
  type Store,
  starChanges,
  type TopicEventRow,
  type TopicRow,
  topicEvents,
  topics,
} from '../store/queries.ts';

/** What the corpus steps have found of one app. */
export interface AppCorpus {
  readonly app: string;
  /** Undefined where it has too few reviews to tell a change. */
  readonly periods: PeriodsRow | undefined;
  readonly impacts: readonly ImpactRow[];
  readonly priorities: readonly PriorityRow[];
  readonly starChange: StarChange | undefined;
  readonly growth: readonly GrowthRow[];
  readonly stages: readonly CellRow[];
  readonly cells: readonly CellRow[];
  readonly quotes: readonly CellQuote[];
  readonly metrics: readonly FunnelMetric[];
  readonly phrases: readonly KeyPhraseRow[];
  readonly topics: readonly TopicRow[];
  readonly topicEvents: readonly TopicEventRow[];
}

/** What they have found of all. */
export interface CorpusFacts {
  /** In the order given. */
  readonly apps: readonly AppCorpus[];
  readonly comparedApps: readonly ComparedRow[];
  readonly comparedOperators: readonly ComparedRow[];
  readonly operators: ReturnType<typeof operators>;
}

/** Asks the store for what the corpus steps have found of these apps. */
export function gatherCorpus(store: Store, apps: readonly string[]): CorpusFacts {
  return {
    apps: apps.map((app) => corpusOf(store, app)),
    comparedApps: comparedApps(store),
    comparedOperators: comparedOperators(store),
    operators: operators(store),
  };
}

function corpusOf(store: Store, app: string): AppCorpus {
  const scope = { app };
  return {
    app,
    periods: periods(store, scope)[0],
    impacts: impacts(store, scope),
    priorities: priorities(store, scope),
    starChange: starChanges(store, scope)[0],
    growth: growth(store, scope),
    stages: journey(store, scope),
    cells: journey(store, { ...scope, causes: true }),
    quotes: cellQuotes(store, scope),
    metrics: funnelMetrics(store, scope),
    phrases: keyPhrases(store, scope),
    topics: topics(store, scope),
    topicEvents: topicEvents(store, scope),
  };
}
