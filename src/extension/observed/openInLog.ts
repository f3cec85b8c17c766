import { Range, TextEditorRevealType, Uri, window, workspace } from 'vscode';
import type { ObservedRun } from '../../service/observedLogs.ts';
import { LogDigest } from '../logs/logDigest.ts';
import { pause } from '../logs/pause.ts';

/** Opens the log that a run stands in, at its lines. */
export async function openInLog(run: ObservedRun): Promise<void> {
  const document = await workspace.openTextDocument(Uri.file(run.file));
  const digest = new LogDigest();
  await digest.take(document, pause, () => document.isClosed);
  const lines = digest.runs.find(({ run: { start } }) => start === run.start);
  const place = lines?.firstLine ?? document.lineCount - 1;
  const range = new Range(place, 0, place, 0);
  const editor = await window.showTextDocument(document, { preview: true, selection: range });
  editor.revealRange(range, TextEditorRevealType.AtTop);
}
