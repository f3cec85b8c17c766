/** How long ago or ahead a moment is, in its largest unit: `just now`, `5 min ago`, `in 3 d`. Both ms UTC. */
export function relativeTime(moment: number, now: number): string {
  const difference = moment - now;
  const seconds = Math.abs(difference) / 1000;
  const amount = relativeAmount(seconds);
  if (amount === '') return 'just now';
  return difference < 0 ? `${amount} ago` : `in ${amount}`;
}

function relativeAmount(seconds: number): string {
  if (seconds < 5) return '';
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(seconds / 3600);
  if (hours < 48) return `${hours} h`;
  const days = Math.round(seconds / 86_400);
  return days < 100 ? `${days} d` : `${Math.round(days / 30.4)} months`;
}
