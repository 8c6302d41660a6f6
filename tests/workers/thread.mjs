// A worker thread of the tests: answers a number with its double; some it dies of.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', (number) => {
  if (number === -1) throw new Error('out of luck');
  if (number === -2) process.exit(7);
  if (number === -3)
    parentPort.postMessage({ fault: { code: 'no-luck', message: 'no luck', hint: 'try again' } });
  else if (number !== -4) parentPort.postMessage({ result: number * 2 });
});
