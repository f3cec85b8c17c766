import type { Command } from 'commander';
import type { SubscriptionChange } from '../../service/api/subscription.ts';
import type { CommandContext } from '../commandContext.ts';
import {
  categoriesText,
  estimateText,
  fullNext,
  previewText,
  subscriptionChangeText,
  subscriptionText,
} from '../render/subscriptionText.ts';
import { UsageError } from '../usageError.ts';

interface SetOptions {
  readonly add?: boolean;
  readonly remove?: boolean;
  readonly products?: readonly string[];
  readonly classifications?: readonly string[];
  readonly languages?: readonly string[];
  readonly preview?: boolean;
  readonly estimate?: boolean;
}

/** `subscription`: products, classifications and languages of the top-level site. */
export function addSubscriptionCommands(program: Command, context: CommandContext): void {
  const subscription = program.command('subscription');
  subscription.description(
    'Choose the products, classifications and languages that the top-level site retrieves.',
  );
  subscription
    .command('show')
    .description('Show what is selected.')
    .action(async () => {
      const view = await context.withService((service) => service.subscription());
      context.result(view, (layout) => subscriptionText(view, layout));
    });
  subscription
    .command('set')
    .description(
      'Replace, extend (--add) or reduce (--remove) the selection, by ids or names. An empty name clears a list.',
    )
    .option('--add', 'add the given ones to the selection')
    .option('--remove', 'take the given ones out of the selection')
    .option('--products <names...>', 'products, or families and companies standing for all of theirs')
    .option('--classifications <names...>', 'classifications')
    .option('--languages <names...>', 'languages: en de pt-br')
    .option('--preview', 'only show what would change')
    .option('--estimate', 'only show what would change, and ask the source how much it offers')
    .addHelpText(
      'after',
      '\nExample:\n  susync subscription set --add --products "Windows 11" --classifications "Security Updates"',
    )
    .action(async (options: SetOptions, command: Command) => {
      const change = changeOf(options, command);
      if (options.estimate === true) {
        const answer = await context.withProgress(async (service, call) => ({
          ...(await service.previewSubscription(change)),
          estimate: await service.estimateSubscription(change, call),
        }));
        context.result(answer, (layout) => previewText(answer, layout) + estimateText(answer.estimate));
        return;
      }
      if (options.preview === true) {
        const preview = await context.withService((service) => service.previewSubscription(change));
        context.result(preview, (layout) => previewText(preview, layout));
        return;
      }
      const [before, after] = await context.withService(
        async (service) => [await service.subscription(), await service.changeSubscription(change)] as const,
      );
      context.result(after, (layout) => subscriptionChangeText(before, after, layout));
      if (JSON.stringify(before) !== JSON.stringify(after)) context.message(fullNext);
    });
  subscription
    .command('products')
    .description('List companies, product families and products, all or those whose name holds a text.')
    .argument('[text]', 'part of a name, or an id')
    .action(async (text: string | undefined) => {
      const products = await context.withService((service) =>
        service.products(text === undefined ? {} : { text }),
      );
      context.result(products, (layout) => categoriesText(products, layout));
    });
  subscription
    .command('classifications')
    .description('List the classifications.')
    .action(async () => {
      const classifications = await context.withService((service) => service.classifications());
      context.result(classifications, (layout) => categoriesText(classifications, layout));
    });
  subscription
    .command('review')
    .description(
      'List the products and classifications that came since the last review, and mark them as seen.',
    )
    .action(async () => {
      const reviewed = await context.withService((service) => service.reviewCategories());
      context.result(reviewed, (layout) =>
        reviewed.length === 0 ? 'No product or classification is new.\n' : categoriesText(reviewed, layout),
      );
    });
}

/** The change that the options ask for. */
export function changeOf(options: SetOptions, command: Pick<Command, 'name'>): SubscriptionChange {
  const { add, remove, products, classifications, languages } = options;
  const help = `susync subscription ${command.name()}`;
  if (add === true && remove === true) throw new UsageError('--add and --remove exclude each other', help);
  if (products === undefined && classifications === undefined && languages === undefined) {
    throw new UsageError('Nothing is to be changed: give --products, --classifications or --languages', help);
  }
  const given = (names: readonly string[]): readonly string[] =>
    names.map((name) => name.trim()).filter((name) => name !== '');
  return {
    mode: add === true ? 'add' : remove === true ? 'remove' : 'set',
    ...(products === undefined ? {} : { products: given(products) }),
    ...(classifications === undefined ? {} : { classifications: given(classifications) }),
    // Names of products hold commas, those of languages do not.
    ...(languages === undefined ? {} : { languages: given(languages.flatMap((names) => names.split(','))) }),
  };
}
