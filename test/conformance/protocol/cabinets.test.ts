import assert from 'node:assert/strict';
import { bytesSource } from '../../../src/protocol/cabinet/byteSource.ts';
import { decodeCabinetMember } from '../../../src/protocol/cabinet/decodeCabinetMember.ts';
import { openCabinet } from '../../../src/protocol/cabinet/openCabinet.ts';
import { loadLibarchive, type SecondOpinion } from '../../support/libarchive.ts';
import { readAll } from '../../support/readAll.ts';
import { describeWithSharedData, sharedData } from '../../support/sharedData.ts';

describeWithSharedData('Real cabinets', () => {
  let libarchive: SecondOpinion;
  before(async () => {
    libarchive = await loadLibarchive();
  });

  for (const [document, characters] of [
    ['266f6222-c89d-43f2-9f8a-69340271e677.r200', 14_578],
    ['56309036-4c77-4dd9-951a-99ee9c246a94.r101', 4_917],
    ['a2fef9b0-7951-4c2c-a42b-9e351dd1c1fe.r200', 34_785],
  ] as const) {
    it(`of an update service decode to the document: ${document}`, async () => {
      const bytes = await sharedData(`wsus-exchanges/cabs/${document}.cab`);
      const text = Buffer.from(decodeCabinetMember(bytes)).toString('utf16le');
      assert.equal(text, (await sharedData(`wsus-exchanges/docs/${document}.xml`)).toString('utf8'));
      assert.equal(text.length, characters);
    });
  }

  for (const name of ['WSUS-2015-06-10.cab', 'WSUS-2024-06-19.cab']) {
    it(`decode as libarchive has it: ${name}`, async () => {
      const bytes = await sharedData(`wsus-exports/${name}`);
      const cabinet = await openCabinet(bytesSource(bytes, name));
      const expected = libarchive(bytes);
      assert.deepEqual(
        cabinet.members.map((member) => member.name),
        expected.map((member) => member.name),
      );
      for (const [index, member] of cabinet.members.entries())
        assert.ok((await readAll(cabinet.read(member))).equals(expected[index]?.bytes ?? Buffer.alloc(0)));
    });
  }
});
