import { escapedHtml } from '../webview/htmlTexts.ts';

/** A page that is kept: its style sheet within, no script; opens and prints in every browser. */
export function reportHtml({
  title,
  language,
  style,
  content,
}: {
  readonly title: string;
  readonly language: string;
  readonly style: string;
  /** Markup of the page's main element. */
  readonly content: string;
}): string {
  return `<!doctype html>
<html lang="${escapedHtml(language)}">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${escapedHtml(title)}</title>
<style>${style.replaceAll('</', '<\\/')}</style>
</head>
<body class="saved">
<main>${content}</main>
</body>
</html>
`;
}
