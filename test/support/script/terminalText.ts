import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootedFiles } from '../../../src/script/host/rootedFiles.ts';
import { TerminalRecords } from '../../../src/script/host/terminalRecords.ts';
import { machineFiles } from '../../../src/script/runtime/session/scriptFiles.ts';
import { testSession } from './testSession.ts';

/** What a terminal of 120 columns shows of a script that runs in an empty folder: all streams in order, errors included. `file` is what it is the text of. */
export function terminalText(code: string, file: string | null = null): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'terminal-'));
  try {
    const shown: { text: string; records: TerminalRecords | null } = { text: '', records: null };
    const session = testSession({
      files: rootedFiles(machineFiles, [folder]),
      location: folder,
      onRecord: (stream, value) => shown.records?.add(stream, value),
    });
    const parsed = session.parse(code, file);
    if (parsed.diagnostics.length > 0)
      return parsed.diagnostics.map(({ message }) => `${message}\n`).join('');
    shown.records = new TerminalRecords(
      session.engine,
      { width: 120 },
      {
        write: (_stream, text) => {
          shown.text += text;
        },
      },
    );
    shown.records.end(session.run(parsed).terminating);
    return shown.text;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
