import type { Event } from 'vscode';
import type { Disposable } from '../../base/disposable.ts';
import { isRecord } from '../../base/isRecord.ts';
import type { McpLaunch } from './mcpLaunch.ts';

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
  definition(label: string, launch: McpLaunch, version: string): object;
}

/** Takes that part out of the module `vscode`; undefined where the running VS Code, or another editor built on it, lacks it. */
export function mcpApi(editor: unknown): McpApi | undefined {
  if (!isRecord(editor)) return undefined;
  const { lm, McpStdioServerDefinition: Definition } = editor;
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

function isFunction(value: unknown): value is (...given: readonly unknown[]) => unknown {
  return typeof value === 'function';
}

function isClass(value: unknown): value is new (...given: readonly unknown[]) => object {
  return typeof value === 'function';
}

function isDisposable(value: unknown): value is Disposable {
  return isRecord(value) && typeof value['dispose'] === 'function';
}
