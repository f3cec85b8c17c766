import type { RevisionIdentity } from '../../../domain/revision.ts';
import type { ServedUpdate } from '../../../domain/servedCatalog.ts';
import { base64OfHex, element, identityMembers } from '../answerText.ts';
import { base64Slices } from '../base64Slices.ts';
import { escapedDocument } from '../escapedDocument.ts';
import { fileUrls } from '../fileUrls.ts';
import { countValue, guidValue, identityList } from '../requestValues.ts';
import { ServerFault } from '../serverFault.ts';
import type { AnswerPiece, Operation, ServedTally } from '../serviceCall.ts';

/** Hands out documents exactly as stored. One pair that is not known faults the whole call, as with Windows. */
export const getUpdateData: Operation = async (call) => {
  call.session();
  const { catalog, limits, publicUrl } = call.context;
  const snapshot = await catalog.snapshot();
  const shared = call.request.textOf('storedDigestsOf');
  if (shared !== undefined && snapshot.storedDigests !== undefined)
    return storedDigests(await snapshot.storedDigests(sharedIdentities(shared)), call.served);
  const identities = identityList(call.request, 'updateIds', limits.updatesPerRequest);
  const updates = await snapshot.updates(identities);
  const known = updates.filter((update) => update !== undefined);
  if (known.length !== identities.length) throw new ServerFault('InternalServerError');
  call.served.documents = known.length;
  call.served.files = known.reduce((sum, { files }) => sum + files.length, 0);
  return answer(known, publicUrl);
};

/** What a server that shares the store asks for instead of documents (not part of the protocol), in few and short elements. */
function sharedIdentities(text: string): readonly RevisionIdentity[] {
  const pairs = text === '' ? [] : text.split(' ');
  if (pairs.length === 0 || pairs.length > sharedLimit)
    throw new ServerFault('InvalidParameters', 'storedDigestsOf');
  return pairs.map((pair) => {
    const [updateId, revision] = pair.split('/');
    return {
      updateId: guidValue(updateId, 'storedDigestsOf'),
      revision: countValue(revision, 'storedDigestsOf'),
    };
  });
}

const sharedLimit = 1000;

function storedDigests(digests: readonly (string | undefined)[], served: ServedTally): string {
  if (digests.includes(undefined)) throw new ServerFault('InternalServerError');
  served.documents = digests.length;
  return `<GetUpdateDataResult><updates />${element('StoredDigests', digests.join(' '))}</GetUpdateDataResult>`;
}

function* answer(
  updates: readonly ServedUpdate[],
  publicUrl: string | undefined,
): Generator<AnswerPiece, void, void> {
  yield '<GetUpdateDataResult><updates>';
  for (const update of updates) yield* updateData(update);
  yield `</updates>${element('fileUrls', fileUrls(updates, publicUrl))}</GetUpdateDataResult>`;
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
