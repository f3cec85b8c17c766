import { Option } from 'commander';
import type { Command } from 'commander';
import { type AccessScope, accessScopes, isAccessScope } from '../../domain/accessScope.ts';
import type { CommandContext } from '../commandContext.ts';
import { tokensText } from '../render/tokensText.ts';
import { wholeNumber } from '../values.ts';

interface CreateOptions {
  readonly name: string;
  readonly scope: string;
  readonly expires?: number;
}

/** `token`: who may come in from other machines. */
export function addTokenCommands(program: Command, context: CommandContext): void {
  const token = program.command('token');
  token.description('Tokens that let commands on other machines in: susync serve --listen.');
  token
    .command('create')
    .description('Make a token. It is shown this once; only its SHA-256 is kept.')
    .requiredOption('--name <name>', 'unique; the log names it as who did something')
    .addOption(
      new Option('--scope <scope>', 'what it may do; each one includes those before it')
        .choices(accessScopes)
        .makeOptionMandatory(),
    )
    .option(
      '--expires <days>',
      'good for so many days (default: until it is revoked)',
      wholeNumber(1, 36_500),
    )
    .addHelpText(
      'after',
      '\nExample:\n  susync token create --name ps1 --scope operate > token; chmod 600 token',
    )
    .action(async ({ name, scope, expires }: CreateOptions) => {
      const created = await context.withService((service) =>
        service.createToken({
          ...{ name, scope: scopeOf(scope) },
          ...(expires === undefined ? {} : { expiresDays: expires }),
        }),
      );
      context.result(created, () => `${created.text}\n`);
      context.message('The token is not shown again. Whoever has it is let in: keep it like a password.');
    });
  token
    .command('list')
    .description('List the tokens: what they may do, until when, when they were last used.')
    .action(async () => {
      const tokens = await context.withService((service) => service.tokens());
      context.result(tokens, (layout) => tokensText(tokens, layout));
    });
  token
    .command('revoke')
    .description('Take a token back; connections that it let in end at once.')
    .argument('<name>', 'name or id of the token')
    .action(async (name: string) => {
      const revoked = await context.withService((service) => service.revokeToken({ name }));
      context.result(revoked, () => `Revoked ${revoked.name}.\n`);
    });
}

/** Commander has looked at the choices by now. */
function scopeOf(text: string): AccessScope {
  return isAccessScope(text) ? text : 'read';
}
