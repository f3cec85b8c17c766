import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CsvReader } from '../../../../src/script/serialize/csvReader.ts';
import { CsvRows } from '../../../../src/script/serialize/csvRows.ts';
import { csvHeader, csvLine, type CsvStyle } from '../../../../src/script/serialize/csvWriter.ts';
import { ScriptError } from '../../../../src/script/values/errorRecord.ts';

const style = (more: Partial<CsvStyle> = {}): CsvStyle => ({
  delimiter: ',',
  quotes: 'Always',
  quoteFields: null,
  ...more,
});

const names = ['KB', 'Title'];

function rows(lines: readonly string[], header: readonly string[] | null = null, delimiter = ',') {
  const warnings: string[] = [];
  const reader = new CsvRows({ delimiter, header, warn: (text) => warnings.push(text) });
  const found = [...reader.rows(lines.join('\n'))];
  return {
    warnings,
    types: found.map(({ typeNames }) => typeNames),
    values: found.map((row) =>
      Object.fromEntries([...row.members.values()].map(({ name }) => [name, row.note(name)])),
    ),
  };
}

describe('CSV', () => {
  const written: readonly (readonly [string, Partial<CsvStyle>, readonly (string | null)[], string])[] = [
    ['quotes every field', {}, ['KB1', 'A, "B"'], '"KB1","A, ""B"""'],
    ['leaves a missing one empty', {}, ['KB1', null], '"KB1",'],
    ['quotes what needs it', { quotes: 'AsNeeded' }, ['KB1', 'two\nlines'], 'KB1,"two\nlines"'],
    ['quotes nothing', { quotes: 'Never' }, ['KB1', 'a,b'], 'KB1,a,b'],
    ['quotes some fields alone', { quoteFields: new Set(['title']) }, ['KB1', 'a'], 'KB1,"a"'],
    ['knows its delimiter', { delimiter: ';', quotes: 'AsNeeded' }, ['1;2', 'x,y'], '"1;2";x,y'],
  ];
  for (const [title, more, values, expected] of written)
    it(title, () => {
      assert.equal(csvLine(names, values, style(more)), expected);
    });

  it('names its columns', () => {
    assert.equal(csvHeader(names, style()), '"KB","Title"');
  });

  it('reads fields with delimiters, quotes and line ends', () => {
    assert.deepEqual(rows(['"q ""x""",b', '"say ""hi""", spaced ', '"multi', 'line",2']).values, [
      { 'q "x"': 'say "hi"', b: 'spaced ' },
      { 'q "x"': 'multi\nline', b: '2' },
    ]);
  });

  it('drops fields beyond the header, and leaves null where there are too few', () => {
    assert.deepEqual(rows(['a,b', '1,2,3', '4']).values, [
      { a: '1', b: '2' },
      { a: '4', b: null },
    ]);
  });

  it('takes names that are given, skips empty lines and learns a type', () => {
    assert.deepEqual(rows(['1;2', '', '3;4'], ['X', 'Y'], ';').values, [
      { X: '1', Y: '2' },
      { X: '3', Y: '4' },
    ]);
    assert.deepEqual(rows(['#TYPE Cm.Update', '"KB"', '"KB1"']).types, [['Cm.Update', 'CSV:Cm.Update']]);
  });

  it('invents names for empty ones, with a warning', () => {
    const { values, warnings } = rows(['a,,c', '1,2,3']);
    assert.deepEqual(values, [{ a: '1', H1: '2', c: '3' }]);
    assert.equal(warnings.length, 1);
  });

  it('refuses a name twice', () => {
    assert.throws(() => rows(['a,A', '1,2']), ScriptError);
  });

  it('reads what it wrote', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(fc.string({ unit: fc.constantFrom(...Array.from('aé"\,; \n<&😀')) }), {
            minLength: 2,
            maxLength: 2,
          }),
        ),
        (records) => {
          const reader = new CsvReader(
            records.map((record) => csvLine(names, record, style())).join('\n'),
            ',',
          );
          const read = records.map(() => reader.record());
          assert.deepEqual(read, records);
        },
      ),
    );
  });
});
