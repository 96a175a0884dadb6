/**
 * From which value on a rule sees something: the one that opens, or the one that keeps what stands. Policy's rows and
 * overrides set each for itself, and what keeps is never more than what opens: each look would end what the one before it
 * had opened, and open it again.
 */
export function leastOf(standing: boolean, open: number, keep: number): number {
  return standing ? Math.min(open, keep) : open;
}
