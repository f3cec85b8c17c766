import type { Operation } from '../serviceCall.ts';

/** Accepts the report: a downstream server ends its synchronization with it and fails when it is refused. */
export const rollupDownstreamServers: Operation = () => '';
