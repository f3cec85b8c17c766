import type { Event } from 'vscode';
import type { Disposable } from '../../base/disposable.ts';
import { isRecord } from '../../base/isRecord.ts';
import type { OwnCommand } from '../door/serviceCommand.ts';

/** What VS Code asks for servers of the Model Context Protocol; a definition is what `McpApi.definition` made. */
export interface McpProvider {
  readonly onDidChangeMcpServerDefinitions: Event<void>;
  provideMcpServerDefinitions(): Promise<readonly object[]>;
  /** Called when one is to be started. */
  resolveMcpServerDefinition(definition: object): Promise<object>;
}

/** The part of the API that VS Code has from 1.101 on. */
export interface McpApi {
  register(id: string, provider: McpProvider): Disposable;
  definition(label: string, launch: OwnCommand, version: string): object;
}

/** Version of VS Code from which on that part is as it is: the one before names it alike, and takes no id that is contributed as today. */
const since = [1, 101] as const;

/** Takes that part out of the module `vscode`; undefined where the running VS Code, or another editor built on it, lacks it. */
export function mcpApi(editor: unknown): McpApi | undefined {
  if (!isRecord(editor)) return undefined;
  const { lm, version, McpStdioServerDefinition: Definition } = editor;
  if (typeof version !== 'string' || !isSince(version)) return undefined;
  const register: unknown = isRecord(lm) ? lm['registerMcpServerDefinitionProvider'] : undefined;
  if (!isFunction(register) || !isClass(Definition)) return undefined;
  return {
    register: (id, provider) => {
      const registered = register.call(lm, id, provider);
      return {
        dispose: () => {
          if (isDisposable(registered)) registered.dispose();
        },
      };
    },
    definition: (label, { command, arguments: given, environment }, version) =>
      new Definition(label, command, [...given], { ...environment }, version),
  };
}

function isSince(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > since[0] || (major === since[0] && minor >= since[1]);
}

function isFunction(value: unknown): value is (...given: readonly unknown[]) => unknown {
  return typeof value === 'function';
}

function isClass(value: unknown): value is new (...given: readonly unknown[]) => object {
  return typeof value === 'function';
}

function isDisposable(value: unknown): value is Disposable {
  return isRecord(value) && typeof value['dispose'] === 'function';
}
