import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { severityOfText } from '../../../../src/domain/log/severity.ts';
import { isRecord, parsed } from '../../../support/parsedJson.ts';

const grammar: unknown = parsed(readFileSync('syntaxes/wsyncmgr-log.tmLanguage.json', 'utf8'));

/** Patterns of a rule, in order, with the scope that they give the text. */
function patternsOf(name: string): readonly { readonly pattern: RegExp; readonly scope: string }[] {
  const repository = isRecord(grammar) && isRecord(grammar['repository']) ? grammar['repository'] : {};
  const rule = repository[name];
  const patterns = isRecord(rule) && Array.isArray(rule['patterns']) ? rule['patterns'] : [];
  return patterns.flatMap((entry: unknown) => {
    if (!isRecord(entry) || typeof entry['match'] !== 'string') return [];
    return [{ pattern: new RegExp(entry['match']), scope: JSON.stringify(entry['captures']) }];
  });
}

const rules = [...patternsOf('client'), ...patternsOf('status'), ...patternsOf('site')];

function severityByGrammar(line: string): string {
  const scope = rules.find(({ pattern }) => pattern.test(line))?.scope ?? '';
  return scope.includes('error-token') ? 'error' : scope.includes('warn-token') ? 'warning' : 'information';
}

const trailer = '  $$<SMS_WSUS_SYNC_MANAGER><11-28-2026 14:00:00.000+00><thread=100 (0x64)>';

describe('The grammar of logs', () => {
  it('colors every line of the golden logs as their severity says', () => {
    const lines = readdirSync('test/golden/log').flatMap((name) =>
      readFileSync(`test/golden/log/${name}`, 'utf8').split(/\r?\n/),
    );
    const texts = lines.filter((line) => line.includes('  $$<'));
    assert.ok(texts.length > 20);
    for (const line of texts)
      assert.equal(severityByGrammar(line), severityOfText(line.slice(0, line.lastIndexOf('  $$<'))), line);
  });

  for (const [line, severity] of [
    [`Sync failed: no answer${trailer}`, 'error'],
    [`WARNING: slow${trailer}`, 'warning'],
    [`Starting Sync  $$<FAILOVER><11-28-2026 14:00:00.000+00><thread=1 (0x1)>`, 'information'],
    [`STATMSG: ID=6701 SEV=I LEV=M ISTR0="failed"${trailer}`, 'information'],
    ['<![LOG[text]LOG]!><time="1:02:03.000+60" date="1-2-2026" type="3" thread="1">', 'error'],
    ['<![LOG[failed]LOG]!><time="1:02:03.000+60" date="1-2-2026" type="1" thread="1">', 'information'],
  ] as const)
    it(`shows as ${severity}: ${line.slice(0, 40)}`, () => {
      assert.equal(severityByGrammar(line), severity);
    });
});
