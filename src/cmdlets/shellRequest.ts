import type { SessionRequest } from './sessionRequest.ts';

/** A session that reads what it is to run line by line. */
export interface ShellRequest extends SessionRequest {
  readonly kind: 'shell';
}
