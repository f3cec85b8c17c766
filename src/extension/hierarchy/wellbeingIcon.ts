import type { Wellbeing } from '../../domain/wellbeing.ts';

/** The icon of how something is doing; icons and colors are names of VS Code's. */
export function wellbeingIcon(wellbeing: Wellbeing): { readonly icon: string; readonly color?: string } {
  switch (wellbeing) {
    case 'failed':
      return { icon: 'error', color: 'list.errorForeground' };
    case 'running':
      return { icon: 'sync~spin' };
    case 'attention':
      return { icon: 'warning', color: 'list.warningForeground' };
    case 'inSync':
      return { icon: 'pass', color: 'testing.iconPassed' };
    case 'never':
      return { icon: 'circle-outline' };
  }
}
