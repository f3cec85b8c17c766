import { counted, formatBytes, formatCount } from '../../base/amounts.ts';

/** What is known of a selection before it is made. */
interface Estimate {
  readonly offeredRevisions: number;
  readonly missingRevisions: number;
  readonly estimatedBytes: number;
  readonly averageBytes: number;
  readonly measuredDocuments: number;
}

/** An estimate in sentences: what is offered at most, what is still to be received, and what that is based on. */
export function estimateWords(estimate: Estimate): readonly string[] {
  const { offeredRevisions, missingRevisions, estimatedBytes, averageBytes, measuredDocuments } = estimate;
  const offered = `The source offers ${counted(offeredRevisions, 'revision')} at most; parts of bundles and older revisions are among them.`;
  if (missingRevisions === 0) return [offered, 'All of them are here.'];
  const basis =
    measuredDocuments === 0
      ? `a typical document has ${formatBytes(averageBytes)}`
      : `${formatBytes(averageBytes)} in the mean of ${counted(measuredDocuments, 'document')} here`;
  return [
    offered,
    `${formatCount(missingRevisions)} of them are not here: about ${formatBytes(estimatedBytes)} to receive (${basis}), without update files.`,
  ];
}
