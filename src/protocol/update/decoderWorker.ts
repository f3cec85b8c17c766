import { parentPort } from 'node:worker_threads';
import type { DecodeRequest } from './decoderMessages.ts';
import { decodeOutcome, requestedItems } from './decoderMessages.ts';
import { decodeOne } from './recordDecoder.ts';

/** Program of a decoding thread: answers each batch with one outcome per item. */
parentPort?.on('message', (request: DecodeRequest) => {
  parentPort?.postMessage(
    requestedItems(request).map((item) => decodeOutcome(decodeOne(item, request.languages))),
  );
});
