import assert from 'node:assert/strict';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';
import { requirementsOf } from '../../../../src/script/syntax/requires.ts';

describe('#Requires', () => {
  it('is read wherever it stands, all lines together', () => {
    const script = parseScript(
      '# a comment\n#Requires -Version 7.2\nGet-Date\n  #requires -Modules Sync, @{ ModuleName = "B"; ModuleVersion = "1.2" } -RunAsAdministrator\n#REQUIRES -PSEdition Core',
    );
    assert.deepEqual(requirementsOf(script), {
      version: '7.2',
      editions: ['Core'],
      modules: [
        { name: 'Sync', minimumVersion: null, requiredVersion: null, maximumVersion: null },
        { name: 'B', minimumVersion: '1.2', requiredVersion: null, maximumVersion: null },
      ],
      elevated: true,
      start: 12,
    });
  });

  it('is nothing where it stands in a text or is part of another word', () => {
    assert.equal(requirementsOf(parseScript("'#Requires -Version 7'; #RequiresNot -Version 7")).start, null);
  });
});
