import { base64OfHex } from '../answerText.ts';
import { base64Value, listMembers } from '../requestValues.ts';
import { ServerFault } from '../serverFault.ts';
import type { Operation } from '../serviceCall.ts';

/** Has missing files fetched in the background; digests that no document names are told back, joined by `|`. */
export const downloadFiles: Operation = async (call) => {
  call.session();
  const { catalog, limits } = call.context;
  const member = { name: 'base64Binary', limit: limits.digestsPerRequest };
  const digests = listMembers(call.request, 'fileDigestList', member).map(({ text }) => {
    const digest = base64Value(text);
    if (digest?.length !== 20) throw new ServerFault('InvalidParameters', 'fileDigestList');
    return digest.toString('hex');
  });
  const unknown = await catalog.requestFiles([...new Set(digests)]);
  if (unknown.length > 0) throw new ServerFault('FileDigestsMissing', unknown.map(base64OfHex).join('|'));
  return '';
};
