import assert from 'node:assert/strict';
import { cmdlet } from '../../../../src/script/commands/cmdletBuilder.ts';
import { readSyntax } from '../../../../src/script/commands/syntaxText.ts';

describe('The declaration of a cmdlet', () => {
  it('reads what Get-Command -Syntax prints of a parameter', () => {
    assert.deepEqual(
      readSyntax(
        '[[-Property] <Object[]>] [-Name] <string> -Id <int> [-First <int>] [-Unique] [<CommonParameters>]',
      ),
      [
        { name: 'Property', type: 'Object[]', mandatory: false, position: 0 },
        { name: 'Name', type: 'string', mandatory: true, position: 1 },
        { name: 'Id', type: 'int', mandatory: true, position: null },
        { name: 'First', type: 'int', mandatory: false, position: null },
        { name: 'Unique', type: 'switch', mandatory: false, position: null },
      ],
    );
  });

  it('is read when something is asked of its parameters, once', () => {
    let reads = 0;
    const made = cmdlet({
      name: 'Get-Thing',
      className: 'GetThingCommand',
      module: 'Utility',
      get syntax() {
        reads++;
        return '[-Name] <string>';
      },
      start: () => ({}),
    });
    assert.equal(made.name, 'Get-Thing');
    assert.equal(reads, 0);
    const { metadata } = made;
    const first = reads;
    assert.equal(metadata.parameters.length, 1);
    assert.equal(made.metadata, metadata);
    assert.equal(reads, first);
  });

  it('takes a parameter that is the same in every set as one of all of them', () => {
    const { metadata } = cmdlet({
      name: 'Get-Thing',
      className: 'GetThingCommand',
      module: 'Utility',
      syntax: { ByName: '[-Name] <string> [-Force] [-WhatIf] [-Confirm]', ById: '-Id <int> [-Force]' },
      start: () => ({}),
    });
    assert.equal(metadata.defaultParameterSet, 'ByName');
    assert.equal(metadata.supportsShouldProcess, true);
    assert.deepEqual(
      metadata.parameters.map(({ name, sets }) => [name, ...sets.map(({ set }) => set)]),
      [
        ['Name', 'ByName'],
        ['Force', '__AllParameterSets'],
        ['Id', 'ById'],
      ],
    );
  });
});
