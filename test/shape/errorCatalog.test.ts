import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { errorCatalog } from '../../src/domain/errors/syncError.ts';
import { errorClasses, raisedErrors, textLiterals, thrownValues } from '../support/raisedErrors.ts';
import { sourceFiles } from '../support/sourceFiles.ts';

const files = sourceFiles('src').map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const raised = files.flatMap(({ file, text }) => raisedErrors(file, text));
const classes = new Map(files.flatMap(({ file, text }) => [...errorClasses(file, text)]));

/** Classes of errors besides `SyncError` and those that extend it, and what becomes of them before a door is reached. */
const otherClasses: Readonly<Record<string, string>> = {
  BlockFault: 'cabinetFault.ts makes damagedCabinet of it',
  DocumentFault: 'parseUpdateDocument.ts makes damagedDocument of it',
  ServerFault: 'an answer to a downstream server, not to a door',
  UsageError: 'errorReport.ts shows it with the entry usage',
  InvalidArgumentError: 'commander makes a usage error of it',
  ResponseError: 'errorData.ts: carries key and message over the connection',
  NetException: 'a value of a script: runs of scripts tell of it as an error record',
  ScriptError: 'runs of scripts catch it; one that reaches the end of a script is its result',
  JsonTextError: 'within a run of a script: ConvertFrom-Json makes a script error of it',
  McpError: 'serveTools.ts: an answer to a client of the Model Context Protocol',
};

/**
 * Where plain errors are made. All but the translated ones say that the code contradicts itself: should one ever reach a door, it
 * does so as `unexpected`, through `asSyncError`.
 */
const plainErrors: Readonly<Record<string, string>> = {
  'src/base/assertNever.ts': 'defect: a case of a union was forgotten',
  'src/base/calendar.ts': 'translated: zones are checked where they are entered',
  'src/base/clock.ts': 'what a signal was aborted with, made an error',
  'src/base/event.ts': 'defects of several listeners together',
  'src/base/everyStep.ts': 'several failures together',
  'src/cmdlets/blockingService.ts': 'defect: the table of operations is incomplete',
  'src/engine/exchange/storedCatalog.ts': 'defect: an ordinal beyond the graph',
  'src/engine/schedule/cronTimer.ts': 'defect: a moment that is no number',
  'src/extension/languageModel/languageModelTools.ts':
    'what a tool answered to the model of VS Code, which takes errors for that',
  'src/extension/scripts/debug/scriptDebugSession.ts':
    'what a request of the debugger in VS Code is refused with, in the form of its protocol',
  'src/extension/webview/pageHtml.ts': 'defect: a template asks for what its page does not have',
  'src/protocol/client/connectingAgent.ts': 'translated by transportError.ts',
  'src/protocol/client/responseHead.ts': 'translated by transportError.ts',
  'src/protocol/package/catalogJournal.ts': 'translated: the journal is damaged',
  'src/protocol/package/packageGraph.ts': 'defect: an ordinal outside the package',
  'src/protocol/sample/catalog/nextMonth.ts': 'defect: the sample catalog contradicts itself',
  'src/protocol/sample/catalog/seriesTable.ts': 'defect: the sample catalog contradicts itself',
  'src/protocol/sample/documentSource.ts': 'defect: the sample catalog contradicts itself',
  'src/protocol/server/readBody.ts': 'defect: a request that is read as text',
  'src/protocol/server/soapEndpoint.ts':
    'a refusal and why it could not be sent, for the record of the request',
  'src/protocol/server/updateServiceListener.ts': 'defect: a listener without a port',
  'src/script/debug/variableViews.ts': 'what a request of a debugger is refused with',
  'src/script/types/arguments.ts':
    'defect: a member of a .NET type was declared for another value than it got',
  'src/service/rpc/doorSession.ts': 'defect: the table of operations contradicts the service',
  'src/service/rpc/frameReader.ts': 'ends the connection; the other side hears serviceEnded',
  'src/service/rpc/messageStream.ts': 'ends the connection; the other side hears serviceEnded',
  'src/service/rpc/remoteService.ts': 'defect: an answer that is none of the operation',
  'src/store/journal/committer.ts': 'defect: a record without a place',
  'src/store/documentStore.ts': 'defect: a collection that there is none of, another NeDB than expected',
  'src/store/log/logPaths.ts': 'defect: a site code that was not checked',
  'src/store/recovery/tarFile.ts': "defect: names of backups are the store's own",
};

const builtIn = /^(?:Error|TypeError|RangeError|SyntaxError|AggregateError|DOMException)$/;

describe('Failures', () => {
  it('name entries of the error catalog', () => {
    const unknown = raised
      .filter(({ errorClass, key }) => errorClass === 'SyncError' && key !== undefined)
      .filter(({ key }) => key !== undefined && !Object.hasOwn(errorCatalog, key));
    assert.deepEqual(unknown, []);
  });

  it('are of the catalog, or become so before a door is reached', () => {
    const isCataloged = (name = ''): boolean =>
      name === 'SyncError' || (classes.has(name) && isCataloged(classes.get(name)));
    const other = raised
      .map(({ errorClass }) => errorClass)
      .filter((name) => !builtIn.test(name) && !isCataloged(name));
    assert.deepEqual([...new Set(other)].sort(), Object.keys(otherClasses).sort());
  });

  it('that are plain errors are made in places with a reason only', () => {
    const places = raised.filter(({ errorClass }) => builtIn.test(errorClass)).map(({ file }) => file);
    assert.deepEqual([...new Set(places)].sort(), Object.keys(plainErrors).sort());
  });

  it('are errors: no text or object is thrown', () => {
    assert.deepEqual(
      files.flatMap(({ file, text }) => thrownValues(file, text)),
      [],
    );
  });

  it('of the catalog are all raised somewhere', () => {
    const used = new Set(
      files
        .filter(({ file }) => !file.startsWith('src/domain/errors/') || file.endsWith('/systemErrors.ts'))
        .flatMap(({ file, text }) => textLiterals(file, text)),
    );
    // Made by asSyncError itself.
    used.add('unexpected');
    assert.deepEqual(
      Object.keys(errorCatalog).filter((key) => !used.has(key)),
      [],
    );
  });

  it('would be seen outside the catalog', () => {
    const text = "if (x) throw new Error('boom'); throw x ? 'a text' : { key: 1 };";
    assert.deepEqual(raisedErrors('a.ts', text), [{ file: 'a.ts', errorClass: 'Error', key: 'boom' }]);
    assert.deepEqual(thrownValues('a.ts', text), ["a.ts: 'a text'", 'a.ts: { key: 1 }']);
    assert.deepEqual(
      [...errorClasses('a.ts', 'class MyError extends TypeError {}')],
      [['MyError', 'TypeError']],
    );
  });
});
