// A worker thread that codes nothing: it dies of the second batch.
import { parentPort } from 'node:worker_threads';

let batches = 0;
parentPort.on('message', (raws) => {
  if (++batches === 2) throw new Error('the thread died');
  parentPort.postMessage({ result: raws.map(() => ({ drop: 'bad-value', detail: 'not coded' })) });
});
