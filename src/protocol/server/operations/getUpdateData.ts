import type { RevisionIdentity } from '../../../domain/revision.ts';
import type { ServedUpdate } from '../../../domain/servedCatalog.ts';
import { base64OfHex, element, identityMembers } from '../answerText.ts';
import { base64Slices } from '../base64Slices.ts';
import { escapedDocument } from '../escapedDocument.ts';
import { fileUrls } from '../fileUrls.ts';
import { identityList } from '../requestValues.ts';
import { ServerFault } from '../serverFault.ts';
import type { AnswerPiece, Operation } from '../serviceCall.ts';

/**
 * Hands out documents exactly as stored. One pair that is not known faults the whole call, as with Windows. A server that
 * shares the store asks for their digests only (`storedDigests`, unknown to others), where the catalog can tell them.
 */
export const getUpdateData: Operation = async (call) => {
  call.session();
  const { catalog, limits } = call.context;
  const identities = identityList(call.request, 'updateIds', limits.updatesPerRequest);
  const snapshot = await catalog.snapshot();
  if (snapshot.storedDigests !== undefined && call.request.textOf('storedDigests') === 'true') {
    const digests = await snapshot.storedDigests(identities);
    if (digests.includes(undefined)) throw new ServerFault('InternalServerError');
    return digestAnswer(identities, digests);
  }
  const updates = await snapshot.updates(identities);
  const known = updates.filter((update) => update !== undefined);
  if (known.length !== identities.length) throw new ServerFault('InternalServerError');
  return answer(known);
};

function digestAnswer(
  identities: readonly RevisionIdentity[],
  digests: readonly (string | undefined)[],
): string {
  const updates = identities.map((identity, index) =>
    element(
      'ServerSyncUpdateData',
      `<Id>${identityMembers(identity)}</Id>${element('StoredDigest', digests[index] ?? '')}`,
    ),
  );
  return `<GetUpdateDataResult>${element('updates', updates.join(''))}</GetUpdateDataResult>`;
}

function* answer(updates: readonly ServedUpdate[]): Generator<AnswerPiece, void, void> {
  yield '<GetUpdateDataResult><updates>';
  for (const update of updates) yield* updateData(update);
  yield `</updates>${element('fileUrls', fileUrls(updates))}</GetUpdateDataResult>`;
}

function* updateData({ identity, record, files }: ServedUpdate): Generator<AnswerPiece, void, void> {
  const id = `<ServerSyncUpdateData><Id>${identityMembers(identity)}</Id>`;
  const digests = files.map(({ sha1 }) => `<base64Binary>${base64OfHex(sha1)}</base64Binary>`).join('');
  const digestList = digests === '' ? '' : `<FileDigestList>${digests}</FileDigestList>`;
  if (record.encoding === 'text') {
    yield `${id}<XmlUpdateBlob>`;
    yield* escapedDocument(record.bytes);
    yield `</XmlUpdateBlob>${digestList}</ServerSyncUpdateData>`;
  } else {
    yield `${id}${digestList}<XmlUpdateBlobCompressed>`;
    yield* base64Slices(record.bytes);
    yield '</XmlUpdateBlobCompressed></ServerSyncUpdateData>';
  }
}
