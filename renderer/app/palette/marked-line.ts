/** A line of the list that is marked, for the words that stood in the field then. */
export interface Marked {
  typed: string;
  id: string;
}

/**
 * The place of the line that Enter means: the one that the person went to, else the one that was first when these words
 * were typed. What comes in above it later, as collections load, takes neither its mark nor the key.
 * @param marks the nearest wish first; one for other words counts no more.
 */
export function markedAt(
  lines: readonly { id: string }[],
  typed: string,
  marks: readonly (Marked | null)[],
): number {
  const marked = marks.find((mark) => mark?.typed === typed);
  return Math.max(
    0,
    lines.findIndex(({ id }) => id === marked?.id),
  );
}
