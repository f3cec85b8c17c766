import assert from 'node:assert/strict';
import { LanguageChanges } from '../../../../src/protocol/server/languageChanges.ts';

const english = { id: 1033, shortName: 'en', longName: 'English', enabled: true };
const german = { id: 1031, shortName: 'de', longName: 'German', enabled: false };

describe('Changed languages', () => {
  it('are all without an anchor, none when nothing changed, else those that did', () => {
    const changes = new LanguageChanges();
    const first = changes.since([english, german], undefined, 1000);
    assert.deepEqual(first, { changed: [english, german], time: 1000 });
    assert.deepEqual(changes.since([english, german], first.time, 2000), { changed: [], time: 2000 });
    const enabled = { ...german, enabled: true };
    assert.deepEqual(changes.since([english, enabled], 2000, 3000), { changed: [enabled], time: 3000 });
    assert.deepEqual(changes.since([english, enabled], 2000, 4000), { changed: [enabled], time: 4000 });
    assert.deepEqual(changes.since([english, enabled], 3000, 4000), { changed: [], time: 4000 });
  });

  it('are not missed when the clock stands still or goes back', () => {
    const changes = new LanguageChanges();
    const { time } = changes.since([english], undefined, 1000);
    const added = changes.since([english, german], time, 1000);
    assert.deepEqual(added.changed, [german]);
    assert.deepEqual(changes.since([english, german], added.time, 1000).changed, []);
    const renamed = { ...english, longName: 'British English' };
    assert.deepEqual(changes.since([renamed, german], added.time, 500).changed, [renamed]);
  });

  it('are all again to an anchor of before a restart', () => {
    const { time } = new LanguageChanges().since([english], undefined, 1000);
    assert.deepEqual(new LanguageChanges().since([english], time, 2000).changed, [english]);
  });
});
