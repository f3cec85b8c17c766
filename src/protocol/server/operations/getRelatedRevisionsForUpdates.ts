import type { Operation } from '../serviceCall.ts';

/** Part of the protocol without use: called, it is to be ignored (MS-WSUSSS 3.1.4). */
export const getRelatedRevisionsForUpdates: Operation = (call) => {
  call.session();
  return '<GetRelatedRevisionsForUpdatesResult />';
};
