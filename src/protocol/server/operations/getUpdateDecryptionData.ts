import { identityMembers } from '../answerText.ts';
import { identityList } from '../requestValues.ts';
import type { Operation } from '../serviceCall.ts';

/** No file that this server hands out is encrypted: an empty list for every id asked. */
export const getUpdateDecryptionData: Operation = (call) => {
  call.session();
  const items = identityList(call.request, 'updateIds', call.context.limits.decryptionIdsPerRequest).map(
    (identity) =>
      `<ServerSyncUpdateFileDecryption><UpdateId>${identityMembers(identity)}</UpdateId>` +
      '<FileDecryptionData /></ServerSyncUpdateFileDecryption>',
  );
  return (
    `<GetUpdateDecryptionDataResult><UpdateFileDecryptionData>${items.join('')}` +
    '</UpdateFileDecryptionData></GetUpdateDecryptionDataResult>'
  );
};
