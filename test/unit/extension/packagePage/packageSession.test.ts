import assert from 'node:assert/strict';
import type { PackagePageState } from '../../../../src/contract/packagePage.ts';
import { isPackageHostMessage } from '../../../../src/contract/packagePage.ts';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import type { OperationCall } from '../../../../src/domain/operationProgress.ts';
import { packageMarkdown } from '../../../../src/extension/packagePage/packageMarkdown.ts';
import { PackageSession } from '../../../../src/extension/packagePage/packageSession.ts';
import type { PackageKind } from '../../../../src/extension/packages/packageKind.ts';
import type { SyncService } from '../../../../src/service/api/syncService.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { fakeService } from '../../../support/fakeService.ts';
import { assertGolden } from '../../../support/golden.ts';
import { packageContents, packageView } from '../../../support/packageViews.ts';

/** A look at a package, with what was shown of it. */
function look(operations: Partial<SyncService>, kind: PackageKind = 'susync') {
  const clock = new FakeClock();
  const shown: PackagePageState[] = [];
  const known = { products: () => Promise.resolve([]), classifications: () => Promise.resolve([]) };
  const session = new PackageSession({
    ...{ file: `/srv/in/november.${kind}`, kind, clock },
    service: () => Promise.resolve(fakeService({ ...known, ...operations })),
    show: (state) => {
      assert.ok(isPackageHostMessage({ kind: 'state', state }));
      shown.push(state);
    },
  });
  return { clock, session, shown, kinds: () => shown.map(({ check }) => check.kind) };
}

describe('A look at a package', () => {
  it('shows at once what it says of itself, then whether every byte is so', async () => {
    const asked: unknown[] = [];
    const { session, shown, kinds } = look({
      inspectPackages: ({ manifestOnly = false }) => {
        asked.push(manifestOnly);
        return Promise.resolve([packageView()]);
      },
    });
    await session.open();
    await session.open();
    assert.deepEqual(asked, [true, false]);
    assert.deepEqual(kinds(), ['open', 'running', 'running', 'passed']);
    assert.deepEqual(shown[0]?.signature?.trust, 'trusted');
    assert.ok(session.state.canImport);
    assertGolden('extension/package.md', packageMarkdown(session.state));
  });

  it('tells how far the check is as often as somebody can read it, and lets it be canceled', async () => {
    let call: OperationCall = {};
    let begun: () => void = () => undefined;
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { clock, session, shown } = look({
      inspectPackages: ({ manifestOnly = false }, given = {}) => {
        if (manifestOnly) return Promise.resolve([packageView()]);
        call = given;
        begun();
        return new Promise((_resolve, reject) => {
          given.signal?.addEventListener('abort', () => {
            reject(new SyncError('cancelled', 'Canceled'));
          });
        });
      },
    });
    const opening = session.open();
    await isBegun;
    const before = shown.length;
    for (let done = 1; done <= 50; done++)
      call.onProgress?.({ done, total: 100, unit: 'bytes', text: 'Checking november.susync' });
    assert.equal(shown.length, before + 1);
    await clock.advance(250);
    call.onProgress?.({ done: 51, total: 100, unit: 'bytes', text: 'Checking november.susync' });
    const { check } = session.state;
    assert.ok(check.kind === 'running' && check.share === 0.51);
    session.cancel();
    await opening;
    assert.equal(session.state.check.kind, 'canceled');
    assert.ok(session.state.facts.length > 0);
    await session.refresh();
    assert.equal(session.state.check.kind, 'canceled');
  });

  it('names what is wrong, and offers no import then', async () => {
    const forged = look({
      inspectPackages: () =>
        Promise.reject(new SyncError('forgedBundle', 'x.susync: its signature is wrong')),
    });
    await forged.session.open();
    assert.deepEqual(forged.session.state.check, {
      ...{ kind: 'failed', code: '0x80046770', message: 'x.susync: its signature is wrong' },
      remedy: new SyncError('forgedBundle', '').entry.remedy,
    });
    const damaged = look({
      inspectPackages: ({ manifestOnly = false }) =>
        manifestOnly
          ? Promise.resolve([packageView()])
          : Promise.reject(new SyncError('damagedBundle', 'Part 7 is not what the manifest says')),
    });
    await damaged.session.open();
    assert.equal(damaged.session.state.check.kind, 'failed');
    assert.ok(!damaged.session.state.canImport);
    assert.match(packageMarkdown(damaged.session.state), /Part 7 is not what the manifest says/);
  });

  it('offers no import of what a distrusted key signed, and one of what nobody signed', async () => {
    for (const [signer, canImport] of [
      [{ key: '', fingerprint: 'AB'.repeat(32), name: 'Old', trust: 'distrusted' }, false],
      [null, true],
    ] as const) {
      const { session } = look({ inspectPackages: () => Promise.resolve([packageView({ signer })]) });
      await session.open();
      assert.equal(session.state.canImport, canImport);
    }
  });

  it('reads a package of wsusutil whole, for it says little of itself', async () => {
    const { session, kinds } = look({ inspectPackage: () => Promise.resolve(packageContents) }, 'cab');
    await session.open();
    assert.deepEqual(kinds(), ['open', 'running', 'running', 'passed']);
    assert.equal(session.state.signature?.trust, 'none');
    assertGolden('extension/packageOfWsusutil.md', packageMarkdown(session.state));
  });

  it('offers no import of an offline scan package, and says how it compares', async () => {
    const scan = { bundles: 3, superseded: 2, same: 1, newerHere: 0, olderHere: 0, absent: 19 };
    const { session } = look({ inspectPackage: () => Promise.resolve({ ...packageContents, scan }) }, 'cab');
    await session.open();
    assert.equal(session.state.canImport, false);
    assert.match(packageMarkdown(session.state), /1 as here, 0 newer here, 0 older here, 19 not here/);
  });

  it('shows nothing more once it is over', async () => {
    const { session, shown } = look({ inspectPackages: () => Promise.resolve([packageView()]) });
    session.dispose();
    await session.open();
    assert.equal(shown.length, 0);
  });
});
