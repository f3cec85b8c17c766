import { config } from '@vscode/l10n';
import { l10n } from 'vscode';

// Rendering that knows nothing of VS Code takes its texts from here; imported before everything that has some.
config({ contents: l10n.bundle ?? {} });
