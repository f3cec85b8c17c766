import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { calendarMonth, monthLabel, releaseDay } from '../../../../src/protocol/sample/calendarMonth.ts';
import { CatalogFacts } from '../../../../src/protocol/sample/catalog/catalogFacts.ts';
import { firstMonth, nextMonth } from '../../../../src/protocol/sample/catalog/nextMonth.ts';
import type { DocumentPlan } from '../../../../src/protocol/sample/document/documentPlan.ts';
import { planConfigItem } from '../../../../src/protocol/sample/document/planConfigItem.ts';
import { latestRevision, planUpdate } from '../../../../src/protocol/sample/document/planUpdate.ts';
import { printDocument } from '../../../../src/protocol/sample/document/printDocument.ts';
import { SampleContents } from '../../../../src/protocol/sample/sampleContents.ts';
import { parseUpdateDocument } from '../../../../src/protocol/update/parseUpdateDocument.ts';

const languages = ['en', 'de', 'fr', 'ja'];

/** Plans of all documents of a catalog that lived through some months. */
function* plans(seed: number, updates: number, months: number): Iterable<DocumentPlan> {
  const facts = new CatalogFacts(seed, updates, '2026-11');
  let state = firstMonth(facts);
  for (let month = 0; month < months; month++) state = nextMonth(facts, state);
  const contents = new SampleContents(seed);
  for (const item of facts.config.items(months).values())
    yield planConfigItem(facts, item, item.firstRevision + item.renamed.length);
  for (let ordinal = 0; ordinal < state.updateCount; ordinal++)
    yield planUpdate(facts, contents, state, ordinal, latestRevision(state, ordinal));
}

describe('The documents of the sample catalog', () => {
  it('say what was intended when they are read', () => {
    for (const plan of plans(5, 300, 4))
      assert.deepEqual(parseUpdateDocument(printDocument(plan), languages), plan.header);
  });

  it('have 14 KB on average, most of them less, some 30 to 100 KB', () => {
    const sizes: number[] = [];
    for (const plan of plans(1, 2000, 0))
      if (!['Category', 'Detectoid'].includes(plan.header.updateType)) sizes.push(printDocument(plan).length);
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    const share = (least: number, most: number): number =>
      sizes.filter((size) => size >= least && size <= most).length / sizes.length;
    assert.equal(sizes.length, 2000);
    assert.ok(Math.abs(mean / (14 * 1024) - 1) < 0.1, `mean ${mean}`);
    assert.ok(share(1000, 5120) > 0.4, `plain: ${share(1000, 5120)}`);
    assert.ok(share(30_000, 105_000) > 0.1, `large: ${share(30_000, 105_000)}`);
    assert.equal(share(0, 110_000), 1);
  });

  it('have the traits of real ones', () => {
    const headers = [...plans(1, 2000, 0)].map(({ header }) => header);
    const some = (what: string, test: (header: (typeof headers)[number]) => boolean): void => {
      assert.ok(headers.some(test), what);
    };
    some('a bundle with alternatives', ({ bundles }) => bundles.some(({ anyOf }) => anyOf.length > 1));
    some('a hidden bundle', (header) => header.bundles.length > 0 && !header.explicitlyDeployable);
    some('a long chain of supersedence', ({ supersedes }) => supersedes.length > 5);
    some(
      'a driver with several products',
      (header) =>
        header.updateType === 'Driver' &&
        header.prerequisites.some(({ anyOf, isCategory }) => isCategory && anyOf.length > 1),
    );
    some(
      'license terms in two languages',
      ({ eulaId, eulaFiles }) => eulaId !== undefined && eulaFiles.length === 2,
    );
    some('a security bulletin', ({ bulletinIds }) => bulletinIds.length > 0);
    some('an express file', ({ files }) => files.some(({ patchingType }) => patchingType === 'Express'));
    for (const severity of ['Critical', 'Important', 'Moderate', 'Low'])
      some(severity, ({ msrcSeverity }) => msrcSeverity === severity);
    for (const handler of [
      'Cbs',
      'CommandLineInstallation',
      'WindowsInstaller',
      'WindowsSetup',
      'WindowsDriver',
      'Category',
    ])
      some(handler, (header) => header.handler === handler);
    const titles = headers.flatMap(({ texts }) => texts.map(({ title }) => title)).join('\n');
    assert.match(
      titles,
      /^20\d\d-\d\d Cumulative Update for Windows 11 Version 24H2 for x64-based Systems \(KB50\d{5}\)$/m,
    );
    assert.match(
      titles,
      /^Security Intelligence Update for Microsoft Defender Antivirus - KB2267602 \(Version [\d.]+\)/m,
    );
    assert.match(titles, /累積更新プログラム/);
    assert.doesNotMatch(titles, /[{}]/);
  });

  it('name real digests of small contents', () => {
    const contents = new SampleContents(1);
    const named = [...plans(1, 200, 0)].flatMap(({ header }) => [...header.files, ...header.eulaFiles]);
    assert.ok(named.length > 100);
    for (const { size, sha1, sha256 } of named) {
      const bytes = contents.find(sha1);
      assert.ok(bytes);
      assert.equal(bytes.length, size);
      assert.equal(createHash('sha1').update(bytes).digest('hex'), sha1);
      assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256);
    }
    assert.match(contents.find(contents.license(0, 'en').sha1)?.toString() ?? '', /^LICENSE TERMS/);
    assert.equal(contents.find('00'.repeat(20)), undefined);
  });

  it('were created before their month was published and after the one before it', () => {
    const facts = new CatalogFacts(3, 300, '2026-11');
    const state = nextMonth(facts, firstMonth(facts));
    const contents = new SampleContents(3);
    for (let ordinal = 0; ordinal < state.updateCount; ordinal++) {
      const created = Date.parse(planUpdate(facts, contents, state, ordinal, 200).header.created);
      const [after, before] =
        ordinal < 300 ? [facts.start - 36, facts.start] : [facts.start, facts.start + 1];
      assert.ok(
        created > releaseDay(after) && created <= releaseDay(before),
        new Date(created).toISOString(),
      );
    }
  });
});

describe('The months of the sample catalog', () => {
  it('are published on their second Tuesday', () => {
    const days = ['2026-09', '2026-11', '2026-12', '2027-02', '2027-06'].map((month) =>
      new Date(releaseDay(calendarMonth(month))).toISOString().slice(0, 10),
    );
    assert.deepEqual(days, ['2026-09-08', '2026-11-10', '2026-12-08', '2027-02-09', '2027-06-08']);
  });

  it('are read and written', () => {
    assert.equal(monthLabel(calendarMonth('2026-12') + 1), '2027-01');
    for (const text of ['2026-13', '2026-1', 'November', ''])
      assert.throws(() => calendarMonth(text), { key: 'invalidRequest' });
  });
});
