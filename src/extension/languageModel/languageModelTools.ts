import { l10n, LanguageModelTextPart, LanguageModelToolResult, lm } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { isRecord } from '../../base/isRecord.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Tool } from '../../service/tools/tool.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { toolNames } from '../ids.ts';

/** Offers the tools to the language models of VS Code, where it has any. What changes something is asked about by VS Code before. */
export function registerLanguageModelTools(parts: ExtensionParts): Disposable {
  const registered = new DisposableList();
  const api: unknown = lm;
  // Editors that are built on VS Code can lack it.
  if (!isRecord(api) || typeof api['registerTool'] !== 'function') return registered;
  for (const name of toolNames)
    registered.add(
      lm.registerTool<object>(name, {
        prepareInvocation: async ({ input }) => {
          const { question } = await toolCalled(name);
          if (question === undefined) return undefined;
          return {
            confirmationMessages: {
              title: l10n.t('Synchronize Software Updates'),
              message: question(input),
            },
          };
        },
        invoke: async ({ input }) => {
          const tool = await toolCalled(name);
          const { toolAnswer } = await import('../../service/tools/toolAnswer.ts');
          const { text, isError } = await toolAnswer(async () =>
            tool.run(input, { service: await parts.door.service(), user: parts.user }),
          );
          if (isError) throw new Error(text);
          return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
        },
      }),
    );
  return registered;
}

/** The tools are loaded when one is first called. */
async function toolCalled(name: string): Promise<Tool> {
  const { tools } = await import('../../service/tools/toolTable.ts');
  const tool = tools.find((candidate) => candidate.name === name);
  if (tool === undefined) throw new SyncError('notFound', `There is no tool ${name}`);
  return tool;
}
