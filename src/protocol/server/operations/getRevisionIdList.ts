import type { CatalogSnapshot } from '../../../domain/servedCatalog.ts';
import type { RevisionIdentity } from '../../../domain/revision.ts';
import { formatAnchor, generationOf, parseAnchor } from '../anchors.ts';
import { identityMembers } from '../answerText.ts';
import type { AnswerPiece, Operation, ServedTally } from '../serviceCall.ts';
import { readRevisionFilter } from './revisionFilter.ts';

/** Lists what is new since the anchor, as it is found; the new anchor is that of the listed generation. */
export const getRevisionIdList: Operation = async (call) => {
  call.session();
  const { catalog } = call.context;
  const filter = readRevisionFilter(call.request);
  const anchor = parseAnchor(filter.anchor, 'filter');
  const snapshot = await catalog.snapshot();
  const since = await generationOf(anchor, snapshot, catalog);
  const pages = filter.wantsConfig
    ? snapshot.configRevisions(since)
    : snapshot.updateRevisions(filter.selection, since);
  const { served } = call;
  served.listed = filter.wantsConfig ? 'config' : 'updates';
  if (anchor !== undefined) served.since = formatAnchor(anchor);
  return listing(snapshot, pages, served);
};

async function* listing(
  { generation, published }: CatalogSnapshot,
  pages: AsyncIterable<readonly RevisionIdentity[]>,
  served: ServedTally,
): AsyncGenerator<AnswerPiece, void, void> {
  served.anchor = formatAnchor({ generation, time: published });
  yield `<GetRevisionIdListResult><Anchor>${served.anchor}</Anchor>`;
  let isEmpty = true;
  for await (const page of pages) {
    if (page.length === 0) continue;
    const items = page.map((identity) => `<UpdateIdentity>${identityMembers(identity)}</UpdateIdentity>`);
    yield `${isEmpty ? '<NewRevisions>' : ''}${items.join('')}`;
    isEmpty = false;
    served.revisions += page.length;
  }
  yield `${isEmpty ? '<NewRevisions />' : '</NewRevisions>'}</GetRevisionIdListResult>`;
}
