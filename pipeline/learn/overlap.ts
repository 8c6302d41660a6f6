/** Whether two quotes share a run of at least a third of the shorter one; an empty second quote never does. */
export const overlaps = (gold: string, given: string): boolean =>
  longestShared(gold, given) * 3 >= Math.min(gold.length, given.length || 1);

/** Length of the longest run of characters that stands in both. */
function longestShared(first: string, second: string): number {
  let longest = 0;
  const ending = new Int32Array(second.length + 1);
  for (let i = 1; i <= first.length; i++) {
    for (let j = second.length; j >= 1; j--) {
      ending[j] = first[i - 1] === second[j - 1] ? ending[j - 1]! + 1 : 0;
      longest = Math.max(longest, ending[j]!);
    }
  }
  return longest;
}
