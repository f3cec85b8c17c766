import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import {
  commandIds,
  contextKeys,
  editorIds,
  mcpServers,
  problemMatchers,
  scriptDebugType,
  toolNames,
  viewIds,
  webviewIds,
} from '../../src/extension/ids.ts';
import { inputSchema } from '../../src/service/tools/inputSchema.ts';
import { tools } from '../../src/service/tools/toolTable.ts';
import { isRecord, parsed } from '../support/parsedJson.ts';

const manifest = record(parsed(readFileSync('package.json', 'utf8')));
const texts = record(parsed(readFileSync('package.nls.json', 'utf8')));
const contributes = record(manifest['contributes']);

function record(value: unknown): Readonly<Record<string, unknown>> {
  assert.ok(isRecord(value));
  return value;
}

function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  assert.ok(Array.isArray(value));
  return value.map(record);
}

/** Every member of an object of lists, in one list. */
function all(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Object.values(record(value)).flatMap(list);
}

const commands = list(contributes['commands']);
const views = all(contributes['views']);
const settings = list(contributes['configuration']).flatMap(({ properties }) =>
  Object.entries(record(properties)),
);

describe('The manifest', () => {
  it('has every command that the extension implements, and the reverse', () => {
    assert.deepEqual(commands.map(({ command }) => command).sort(), Object.values(commandIds).sort());
  });

  it('has every view that the extension implements, and the reverse', () => {
    assert.deepEqual(views.map(({ id }) => id).sort(), Object.values(viewIds).sort());
  });

  for (const view of views)
    it(`has help for screen readers, and an icon, for ${String(view['id'])}`, () => {
      assert.match(String(view['accessibilityHelpContent']), /^%[\w.]+%$/);
      assert.ok(view['icon'] !== undefined);
    });

  it('has every editor that the extension implements, and the reverse', () => {
    const editors = list(contributes['customEditors']);
    assert.deepEqual(editors.map(({ viewType }) => viewType).sort(), Object.values(editorIds).sort());
    // Cabinets in general are not ours: nobody's double click is taken over.
    assert.deepEqual(
      editors.map(({ priority }) => priority),
      ['default', 'option'],
    );
  });

  for (const command of commands)
    it(`gives a title and the category to ${String(command['command'])}`, () => {
      assert.match(String(command['title']), /^%[\w.]+%$/);
      assert.equal(command['category'], manifest['displayName']);
    });

  for (const [name, setting] of settings)
    it(`gives type, default, scope, order and description to ${name}`, () => {
      const { scope, order, markdownDescription, ...rest } = record(setting);
      assert.ok(['machine', 'application', 'window', 'resource'].includes(String(scope)));
      assert.equal(typeof order, 'number');
      assert.match(String(markdownDescription), /^%[\w.]+%$/);
      assert.ok('type' in rest && 'default' in rest);
    });

  for (const [name, setting] of settings)
    it(`says what ${name} may be`, () => {
      const { type, pattern, enum: choices, maxLength, minimum, maximum } = record(setting);
      if (type === 'string')
        assert.ok(choices !== undefined || (pattern !== undefined && maxLength !== undefined));
      if (type === 'number' || type === 'integer') assert.ok(minimum !== undefined && maximum !== undefined);
      if (typeof pattern === 'string') assert.doesNotThrow(() => new RegExp(pattern, 'u'));
    });

  for (const [name, setting] of settings)
    it(`has labels and descriptions for every choice of ${name}, and tags that VS Code knows`, () => {
      const { enum: choices = [], enumItemLabels = [], markdownEnumDescriptions = [] } = record(setting);
      const counts = [choices, enumItemLabels, markdownEnumDescriptions].map((each) => [each].flat().length);
      assert.equal(new Set(counts).size, 1);
      const { tags = [] } = record(setting);
      assert.ok(Array.isArray(tags));
      for (const tag of tags)
        assert.match(String(tag), /^(?:advanced|experimental|preview|usesOnlineServices)$/);
    });

  it('leads from one setting to another only where that is', () => {
    const known = new Set<unknown>(settings.map(([name]) => name));
    const led = Object.values(texts).flatMap((text) =>
      Array.from(String(text).matchAll(/`#([\w.]+)#`/g), ([, name]) => name),
    );
    assert.ok(led.length > 0);
    assert.deepEqual(
      led.filter((name) => !known.has(name)),
      [],
    );
  });

  it('orders the groups of settings, and the settings of each', () => {
    const orders = list(contributes['configuration']).map(({ title, order, properties }) => {
      assert.match(String(title), /^%[\w.]+%$/);
      const own = Object.values(record(properties)).map((setting) => record(setting)['order']);
      assert.deepEqual(
        own,
        own.map((_, index) => index + 1),
      );
      return order;
    });
    assert.deepEqual(
      orders,
      orders.map((_, index) => index + 1),
    );
  });

  it('takes from a workspace that is not trusted no setting that names places of this machine', () => {
    const trust = record(record(manifest['capabilities'])['untrustedWorkspaces']);
    const placed = settings.filter(([, setting]) => record(setting)['scope'] === 'machine');
    assert.deepEqual(
      trust['restrictedConfigurations'],
      placed.map(([name]) => name),
    );
    // The others hold for all windows of a user: no workspace, trusted or not, can set them.
    const others = settings.filter(([, setting]) => record(setting)['scope'] !== 'machine');
    assert.deepEqual(
      others.filter(([, setting]) => record(setting)['scope'] !== 'application').map(([name]) => name),
      [],
    );
  });

  it('lets the pattern of the data folder in what is absolute, or nothing', () => {
    const { pattern } = record(settings.find(([name]) => name.endsWith('.dataFolder'))?.[1]);
    const form = new RegExp(String(pattern), 'u');
    for (const folder of ['', '/srv/updates', 'C:\\data', 'c:/data', '\\\\server\\share'])
      assert.match(folder, form);
    for (const folder of ['updates', './updates', '~/updates', 'C:']) assert.doesNotMatch(folder, form);
  });

  it('names in menus only commands that there are', () => {
    const known = new Set(commands.map(({ command }) => command));
    const unknown = all(contributes['menus']).filter(
      ({ command }) => command !== undefined && !known.has(command),
    );
    assert.deepEqual(unknown, []);
  });

  it('names in welcome texts only commands that there are', () => {
    const known = new Set<unknown>(commands.map(({ command }) => command));
    const named = Object.values(texts).flatMap((text) =>
      Array.from(String(text).matchAll(/\(command:([\w.]+)/g), ([, command]) => command),
    );
    assert.deepEqual(
      named.filter((command) => command?.startsWith('softwareUpdateSync.') === true && !known.has(command)),
      [],
    );
  });

  it('asks in when clauses only for context keys that the extension sets', () => {
    const known = new Set<unknown>([...Object.values(contextKeys), ...Object.values(viewIds)]);
    const asked = Array.from(
      JSON.stringify(contributes).matchAll(/"when":"((?:[^"\\]|\\.)*)"/g),
      ([, clause]) => clause ?? '',
    ).flatMap((clause) => Array.from(clause.matchAll(/softwareUpdateSync\.[\w.]+/g), ([key]) => key));
    assert.ok(asked.length > 0);
    assert.deepEqual(
      asked.filter((key) => !known.has(key)),
      [],
    );
  });

  it('has a text for every key, and a key for every text', () => {
    const keys = Array.from(readFileSync('package.json', 'utf8').matchAll(/"%([\w.]+)%"/g), ([, key]) => key);
    assert.deepEqual([...new Set(keys)].sort(), Object.keys(texts).sort());
  });

  it('describes the tools for language models as every door does', () => {
    assert.deepEqual(
      toolNames,
      tools.map(({ name }) => name),
    );
    const described = list(contributes['languageModelTools']).map(
      ({ name, displayName, modelDescription, inputSchema: schema }) => ({
        ...{ name, modelDescription },
        title: texts[String(displayName).replace(/%/g, '')],
        schema,
      }),
    );
    const expected = tools.map((tool) => {
      const schema = Object.entries(inputSchema(tool)).filter(([key]) => key !== '$schema');
      const { name, description: modelDescription, title } = tool;
      return { name, modelDescription, title, schema: Object.fromEntries(schema) };
    });
    assert.deepEqual(described, expected);
  });

  it('has the provider of servers of the Model Context Protocol that the extension implements', () => {
    const providers = list(contributes['mcpServerDefinitionProviders']);
    assert.deepEqual(
      providers.map(({ id }) => id),
      [mcpServers],
    );
  });

  it('has the problem matchers that tasks name, each with patterns that can be read', () => {
    const matchers = list(contributes['problemMatchers']);
    assert.deepEqual(
      matchers.map(({ name }) => name),
      Object.values(problemMatchers),
    );
    for (const { pattern, label } of matchers) {
      assert.match(String(label), /^%[\w.]+%$/);
      for (const { regexp } of list([pattern].flat()))
        assert.doesNotThrow(() => new RegExp(String(regexp), 'u'));
    }
  });

  it('has skills for language models whose names are those of their folders, and that name only tools that there are', () => {
    for (const { path } of list(contributes['chatSkills'])) {
      const [, folder] = /^\.\/skills\/([\w-]+)\/SKILL\.md$/.exec(String(path)) ?? [];
      const text = readFileSync(String(path), 'utf8');
      const [, name, description = ''] = /^---\nname: (.+)\ndescription: (.+)\n---\n/.exec(text) ?? [];
      assert.equal(name, folder);
      assert.ok(description.length > 0 && description.length <= 1024);
      const named = Array.from(text.matchAll(/`(susync_\w+)`/g), ([, tool]) => tool);
      const known: readonly (string | undefined)[] = toolNames;
      assert.deepEqual(
        named.filter((tool) => !known.includes(tool)),
        [],
      );
    }
  });

  it('has a picture of at least 128 by 128 pixels that the list of extensions shows', () => {
    const picture = readFileSync(String(manifest['icon']));
    assert.equal(picture.toString('latin1', 1, 4), 'PNG');
    assert.ok(picture.readUInt32BE(16) >= 128 && picture.readUInt32BE(20) >= 128);
  });

  it('names only files that exist', () => {
    const icons = Array.from(
      JSON.stringify(contributes).matchAll(/"((?:media|\.\/(?:syntaxes|skills))\/[^"]+)"/g),
      ([, file]) => file ?? '',
    );
    assert.ok(icons.length > 0);
    assert.deepEqual(
      icons.filter((file) => !existsSync(file)),
      [],
    );
  });

  it('declares trust and virtual workspaces, and is activated by what it contributes, or when VS Code has nothing else to do', () => {
    const capabilities = record(manifest['capabilities']);
    assert.equal(record(capabilities['untrustedWorkspaces'])['supported'], 'limited');
    assert.equal(capabilities['virtualWorkspaces'], true);
    assert.deepEqual(manifest['activationEvents'], [
      'onStartupFinished',
      'onUri',
      ...Object.values(webviewIds).map((id) => `onWebviewPanel:${id}`),
      `onDebugResolve:${scriptDebugType}`,
    ]);
  });
});
