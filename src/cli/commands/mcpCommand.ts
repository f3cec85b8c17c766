import type { Command } from 'commander';
import { inputSchema } from '../../service/tools/inputSchema.ts';
import type { Tool } from '../../service/tools/tool.ts';
import { toolAnswer } from '../../service/tools/toolAnswer.ts';
import { tools } from '../../service/tools/toolTable.ts';
import type { CommandContext } from '../commandContext.ts';

interface McpOptions {
  readonly allowSynchronize?: boolean;
}

/** `mcp`: the tools for language models over standard input and output. */
export function addMcpCommand(program: Command, context: CommandContext): void {
  program
    .command('mcp')
    .description(
      'Offer tools to a language model over standard input and output (Model Context Protocol) until the client ends: status, explanations, search, logs.',
    )
    .option('--allow-synchronize', 'offer to start synchronizations, too; the client asks a person before')
    .addHelpText(
      'after',
      '\nA client starts it by itself; its configuration names command and arguments:\n  { "command": "susync", "args": ["mcp", "--data", "/srv/updates"] }',
    )
    .action(async ({ allowSynchronize = false }: McpOptions) => {
      const { host } = context;
      const { serveTools } = await import('../mcp/serveTools.ts');
      const run = (tool: Tool, input: unknown): Promise<object> => {
        const user = host.userName;
        // What is started has to go on after the connection of this call.
        return tool.question === undefined
          ? context.withService((service) => tool.run(input, { service, user }))
          : context.withLasting((service) => tool.run(input, { service, user }));
      };
      await serveTools({
        tools: tools
          .filter(({ question }) => question === undefined || allowSynchronize)
          .map((tool) => ({
            ...tool,
            inputSchema: inputSchema(tool),
            run: (input) => toolAnswer(() => run(tool, input)),
          })),
        version: host.version,
        transport: host.toolTransport,
        onInterrupt: (listener) => host.onInterrupt(listener),
      });
    });
}
