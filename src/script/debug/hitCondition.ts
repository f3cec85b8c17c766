/** Whether a breakpoint stops when it is reached for the `count`th time: `5` and `>= 5`, `> 5`, `< 5`, `== 5`, `% 5`. Undefined where the text is none of these. */
export function stopsAtHit(condition: string, count: number): boolean | undefined {
  const [, operator = '', digits = ''] = /^\s*(>=|>|<=|<|==|=|%)?\s*(\d{1,9})\s*$/.exec(condition) ?? [];
  if (digits === '') return undefined;
  const hits = Number(digits);
  switch (operator) {
    case '>':
      return count > hits;
    case '<':
      return count < hits;
    case '<=':
      return count <= hits;
    case '=':
    case '==':
      return count === hits;
    case '%':
      return hits > 0 && count % hits === 0;
    default:
      return count >= hits;
  }
}
