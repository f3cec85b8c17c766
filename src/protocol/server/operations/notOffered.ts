import { ServerFault } from '../serverFault.ts';
import type { Operation } from '../serviceCall.ts';

/** For driver sets, which Microsoft Update alone answers (GetConfigData says 0), and detailed reports, which are not asked for. */
export const notOffered: Operation = () => {
  throw new ServerFault('InternalServerError', 'This server does not offer the operation');
};
