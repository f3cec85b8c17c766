import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../../src/base/clock.ts';
import { formatOutput } from '../../../src/script/format/formatOutput.ts';
import { outcomeJson, parseJson } from '../../../src/script/host/outcomeJson.ts';
import { rootedFiles } from '../../../src/script/host/rootedFiles.ts';
import { machineFiles } from '../../../src/script/runtime/session/scriptFiles.ts';
import { parsed as parsedJson } from '../parsedJson.ts';
import type { RecordedSnippet, SnippetAnswer } from './recordedSnippets.ts';
import { testSession } from './testSession.ts';

/** What the product answers to a snippet, run as the recorded one was: in an empty folder, which its texts call `<cwd>`. */
export function runSnippet({ code, files = {} }: RecordedSnippet): SnippetAnswer {
  const folder = mkdtempSync(path.join(tmpdir(), 'snippet-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const session = testSession({
      files: rootedFiles(machineFiles, [folder]),
      location: folder,
      clock: systemClock,
      random: () => 0.5,
      environment: new Map([['PATH', '/usr/local/bin:/usr/bin:/bin']]),
    });
    const parsed = session.parse(code, null);
    if (parsed.diagnostics.length > 0) return parseJson(parsed);
    const outcome = session.run(parsed);
    const json = outcomeJson(outcome, session.engine, (values, width) =>
      formatOutput(values, width, session.engine),
    );
    return withoutFolder(json, folder);
  } catch (error) {
    // A defect of the product is an answer, too: the other snippets are to be seen.
    return { terminating: { id: 'Defect', category: 'NotSpecified', message: String(error) } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withoutFolder(answer: SnippetAnswer, folder: string): SnippetAnswer {
  const isAnswer = (value: unknown): value is SnippetAnswer => typeof value === 'object' && value !== null;
  const named = parsedJson(JSON.stringify(answer).replaceAll(folder, '<cwd>'));
  return isAnswer(named) ? named : answer;
}
