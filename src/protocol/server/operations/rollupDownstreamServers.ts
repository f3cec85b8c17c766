import { reportedServers } from '../reportedServer.ts';
import type { Operation } from '../serviceCall.ts';

/**
 * Takes a report, whatever it says: a downstream server ends its synchronization with it and fails when it is refused. Its cookie is
 * a fixed one (MS-WSUSSS 3.2.4.5), so that whoever keeps the accounts has to decide whom to believe.
 */
export const rollupDownstreamServers: Operation = (call) => {
  call.served.report = reportedServers(call.request);
  return '';
};
