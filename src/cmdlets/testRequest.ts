import type { TestFilter } from '../script/pester/testFilter.ts';
import type { SessionRequest } from './sessionRequest.ts';

/** Tests that a session is to run. */
export interface TestRequest extends SessionRequest {
  readonly kind: 'tests';
  /** Files and folders, absolute. */
  readonly paths: readonly string[];
  readonly filter: TestFilter;
  readonly verbosity: 'Normal' | 'Detailed';
}
