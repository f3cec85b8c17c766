import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { addEveryCommand } from '../../src/cli/everyCommand.ts';
import { processHost } from '../../src/cli/processHost.ts';
import { createProgram } from '../../src/cli/program.ts';
import { version } from '../../src/cli/version.ts';
import { isSettingKey } from '../../src/domain/settings.ts';
import { isRecord, parsed } from '../support/parsedJson.ts';

const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].map((name) => ({
  name,
  text: readFileSync(name, 'utf8'),
}));
const { program, context } = createProgram(processHost(version));
addEveryCommand(program, context);

/** Paths of the project in code spans, and targets of links within it; what a build makes is left out. */
function namedPaths(text: string): string[] {
  const spans = text.matchAll(/`((?:src|test|scripts|media|\.ci)(?:\/[\w.-]+)*\/?)`/g);
  const links = text.matchAll(/\]\((?!https?:)([^)#\s]+)\)|(?:src|href)="(?!https?:)([^"#]+)"/g);
  return [...spans, ...links].map(([, first, second]) => first ?? second ?? '');
}

/** Every `susync …` of the code in a document, up to the end of its line or code span. */
function commandLines(text: string): string[] {
  const blocks = Array.from(text.matchAll(/^```\w*\n([\s\S]*?)^```/gm), ([, block = '']) =>
    block.replaceAll(/ +#.*/g, ''),
  );
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '');
  const spans = Array.from(prose.matchAll(/`([^`]+)`/g), ([, span = '']) => span);
  return [...blocks, ...spans].flatMap((code) =>
    Array.from(code.matchAll(/\bsusync +([^\n]+)/g), ([, line = '']) => line.replaceAll('\\|', '|')),
  );
}

/** What is wrong with a command line that a document shows: a verb or an option that does not exist. */
function commandFaults(line: string): string[] {
  let command: Command = program;
  for (const word of line.split(/\s+/)) {
    if (command.commands.length === 0 || !/^[a-z][a-z|-]*$/.test(word) || word === 'help') break;
    const { commands } = command;
    const found = word.split('|').map((verb) => commands.find((candidate) => candidate.name() === verb));
    const [next] = found;
    if (next === undefined || found.includes(undefined)) return [`susync ${line}: there is no ${word}`];
    command = next;
  }
  const known = new Set([...program.options, ...command.options].map(({ long }) => long));
  return Array.from(line.matchAll(/(?<=^|[\s[(|])--[a-z][a-z-]*/g), ([option]) => option)
    .filter((option) => !known.has(option))
    .map((option) => `susync ${line}: ${command.name()} has no option ${option}`);
}

function packageMember(name: string): Readonly<Record<string, unknown>> {
  const manifest = parsed(readFileSync('package.json', 'utf8'));
  const member = isRecord(manifest) ? manifest[name] : undefined;
  return isRecord(member) ? member : {};
}

describe('Documents', () => {
  for (const { name, text } of documents) {
    it(`name only files and folders that exist: ${name}`, () => {
      assert.deepEqual(
        namedPaths(text).filter((named) => !existsSync(named)),
        [],
      );
    });

    it(`name only scripts that exist: ${name}`, () => {
      const scripts = Array.from(
        text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g),
        (match) => match[1] ?? match[2] ?? '',
      );
      assert.deepEqual(
        scripts.filter((script) => !(script in packageMember('scripts'))),
        [],
      );
    });

    it(`show only commands, options and settings that exist: ${name}`, () => {
      assert.deepEqual(commandLines(text).flatMap(commandFaults), []);
      const settings = Array.from(text.matchAll(/settings set ([\w.]+)=/g), ([, key = '']) => key);
      assert.deepEqual(
        settings.filter((key) => !isSettingKey(key)),
        [],
      );
    });
  }

  for (const [line, faults] of [
    ['status --json', 0],
    ['schedule set --patch-tuesday +1@02:00', 0],
    ['schedule show|sett', 1],
    ['telemetry', 1],
    ['sync --everything', 1],
  ] as const) {
    it(`would ${faults === 0 ? 'not ' : ''}be seen wrong by: susync ${line}`, () => {
      assert.equal(commandFaults(line).length, faults);
    });
  }

  it('leave no command out of the README', () => {
    const shown = commandLines(documents[0]?.text ?? '').map((line) => line.split(' ')[0]);
    const missing = program.commands.map((command) => command.name()).filter((verb) => !shown.includes(verb));
    assert.deepEqual(
      missing.filter((verb) => !hidden.includes(verb)),
      [],
    );
  });

  it('name a test for every invariant', () => {
    const [, after = ''] = (documents[1]?.text ?? '').split('## Invariants');
    const [section = ''] = after.split('\n## ');
    const invariants = section.split(/^(?=\d+\. )/m).slice(1);
    assert.ok(invariants.length >= 10);
    assert.deepEqual(
      invariants.filter((invariant) => !/— `test\/[\w/.-]+`/.test(invariant.replaceAll(/\s+/g, ' '))),
      [],
    );
  });

  it('speak of the version that package.json has', () => {
    const manifest = parsed(readFileSync('package.json', 'utf8'));
    assert.equal(isRecord(manifest) ? manifest['version'] : undefined, version);
    assert.ok(documents[3]?.text.includes(`## [${version}]`));
  });
});

/** Short forms of commands that the README shows under their full names. */
const hidden = ['import', 'decline'];
