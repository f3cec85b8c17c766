import { addPester } from '../../../src/script/pester/addPester.ts';
import type { Session } from '../../../src/script/runtime/session/openSession.ts';
import type { SessionOptions } from '../../../src/script/runtime/session/sessionOptions.ts';
import { testSession, written } from './testSession.ts';

/** A session with the commands of Pester. */
export function pesterSession(
  temporaryFolder: string | null = null,
  options: Partial<SessionOptions> = {},
): Session {
  const session = testSession(options);
  addPester(session.engine, temporaryFolder);
  return session;
}

/** Runs tests given as a text; each as `Passed Block.name`, a failed one with its messages behind it. */
export function testResults(text: string, session: Session = pesterSession()): string[] {
  return written(
    `$run = Invoke-Pester -Container (New-PesterContainer -ScriptBlock { ${text}\n }) -PassThru -Output None
     foreach ($test in $run.Tests) {
       $errors = @($test.ErrorRecord | ForEach-Object { $_.Exception.Message }) -join '|'
       ($test.Result + ' ' + $test.ExpandedPath + ' ' + $errors).TrimEnd()
     }
     foreach ($block in $run.FailedBlocks) { 'block ' + $block.ExpandedName + ': ' + $block.ErrorRecord[0].Exception.Message }
     foreach ($file in $run.FailedContainers) { foreach ($error_ in $file.ErrorRecord) { 'file: ' + $error_.Exception.Message } }`,
    session,
  );
}
