import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from '../../pipeline/workers/in-order.ts';

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
};

async function* numbers(count: number): AsyncGenerator<number> {
  for (let number = 0; number < count; number++) yield number;
}

const delays = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 30 });

test('whatever takes how long, results are taken in order, and never more is under way than was allowed', async () => {
  await fc.assert(
    fc.asyncProperty(delays, delays, fc.integer({ min: 1, max: 8 }), async (working, taking, atOnce) => {
      const taken: number[] = [];
      let read = 0;
      await inOrder(
        (async function* () {
          for await (const number of numbers(working.length)) {
            expect(++read - taken.length).toBeLessThanOrEqual(atOnce);
            yield number;
          }
        })(),
        atOnce,
        async (number) => {
          await turns(working[number]!);
          return number * 2;
        },
        async (double, number) => {
          await turns(taking[number % taking.length]!);
          expect(double).toBe(number * 2);
          taken.push(number);
        },
      );
      expect(taken).toEqual(working.map((_, number) => number));
    }),
  );
});

test('as many are under way at once as were allowed', async () => {
  let underWay = 0;
  let most = 0;
  await inOrder(
    numbers(20),
    4,
    async () => {
      most = Math.max(most, ++underWay);
      await turns(50);
      underWay--;
    },
    () => {},
  );
  expect(most).toBe(4);
});

test('when work fails, nothing is taken from then on, be it of earlier items', async () => {
  const taken: number[] = [];
  const failing = inOrder(
    numbers(20),
    6,
    async (number) => {
      await turns(number === 5 ? 1 : 40);
      if (number === 5) throw new Error('out of luck');
      return number;
    },
    (number) => void taken.push(number),
  );
  await expect(failing).rejects.toThrow('out of luck');
  await turns(1_000);
  expect(taken).toEqual([]);
});

test('a failure is told although the source is silent', async () => {
  async function* silent(): AsyncGenerator<number> {
    yield 1;
    await new Promise(() => {});
  }
  const failing = inOrder(
    silent(),
    3,
    async () => {
      throw new Error('out of luck');
    },
    () => {},
  );
  await expect(failing).rejects.toThrow('out of luck');
});

test.each(['source', 'take'])('a failure of the %s is thrown', async (where) => {
  const fail = (here: string): void => {
    if (here === where) throw new Error(`the ${here} failed`);
  };
  async function* source(): AsyncGenerator<number> {
    yield 1;
    fail('source');
  }
  const failing = inOrder(
    source(),
    2,
    async (number) => number,
    () => fail('take'),
  );
  await expect(failing).rejects.toThrow(`the ${where} failed`);
});
