import assert from 'node:assert/strict';
import { Admission, admissionLimits, type Newcomer } from '../../../../src/service/remote/admission.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

describe('Admission of connections from other machines', () => {
  let clock: FakeClock;
  let admission: Admission;
  const dropped: string[] = [];

  beforeEach(() => {
    dropped.length = 0;
    clock = new FakeClock();
    admission = new Admission(clock);
  });

  const newcomer = (address: string, name = address): Newcomer => ({
    address,
    drop: () => dropped.push(name),
  });

  function fail(address: string, times: number): void {
    for (let count = 0; count < times; count++) admission.failed(address);
  }

  it('drops the oldest silent one of an address that has too many', () => {
    admission.enter(newcomer('10.0.0.9', 'other'));
    for (let count = 0; count <= admissionLimits.newcomersOfAddress; count++)
      admission.enter(newcomer('10.0.0.1', `${count}`));
    assert.deepEqual(dropped, ['0']);
    assert.equal(admission.newcomers, admissionLimits.newcomersOfAddress + 1);
  });

  it('drops the oldest silent one of all where there are too many', () => {
    for (let count = 0; count <= admissionLimits.newcomers; count++)
      admission.enter(newcomer(`10.0.1.${count}`));
    assert.deepEqual(dropped, ['10.0.1.0']);
    assert.equal(admission.newcomers, admissionLimits.newcomers);
  });

  it('counts those who introduced themselves no longer', () => {
    const first = newcomer('10.0.0.1');
    admission.enter(first);
    admission.leave(first);
    assert.equal(admission.newcomers, 0);
  });

  it('lets an address with wrong tokens wait twice as long each time, a minute at most', () => {
    const waits: number[] = [];
    for (let count = 1; count <= 12; count++) {
      admission.failed('10.0.0.1');
      waits.push(admission.waitOf('10.0.0.1'));
    }
    assert.deepEqual(waits, [0, 0, 0, 0, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    assert.ok(admission.isWelcome('10.0.0.2'));
  });

  it('looks at an address again when its time is over, or a right token was shown', async () => {
    fail('10.0.0.1', 6);
    assert.ok(!admission.isWelcome('10.0.0.1'));
    await clock.advance(2000);
    assert.ok(admission.isWelcome('10.0.0.1'));
    admission.failed('10.0.0.1');
    assert.ok(!admission.isWelcome('10.0.0.1'));
    admission.succeeded('10.0.0.1');
    assert.ok(admission.isWelcome('10.0.0.1'));
  });

  it('forgives what is long ago', async () => {
    fail('10.0.0.1', 5);
    await clock.advance(admissionLimits.forgiven + 1);
    fail('10.0.0.1', 4);
    assert.ok(admission.isWelcome('10.0.0.1'));
  });

  for (const [one, other, isSame] of [
    ['2001:db8:1:2:3::4', '2001:db8:1:2::9', true],
    ['2001:db8::1', '2001:db8:0:0:ffff::1', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['::ffff:10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1', '10.0.0.2', false],
    ['fe80::1%eth0', 'fe80::2%eth0', true],
  ] as const) {
    it(`takes ${one} and ${other} for ${isSame ? 'one party' : 'two parties'}`, () => {
      fail(one, 5);
      assert.equal(admission.isWelcome(other), !isSame);
    });
  }

  it('remembers no more addresses than it has room for', () => {
    fail('10.0.0.1', 5);
    for (let count = 0; count < admissionLimits.addressesKept; count++)
      admission.failed(`10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}.x`);
    assert.ok(admission.isWelcome('10.0.0.1'));
  });
});
