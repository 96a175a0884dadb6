/** The members of each group, in order. */
export function groups(groupOf: Int32Array, count: number): number[][] {
  const members = Array.from({ length: count }, (): number[] => []);
  for (let index = 0; index < groupOf.length; index++) members[groupOf[index]!]!.push(index);
  return members;
}
