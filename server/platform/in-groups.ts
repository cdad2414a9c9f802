/** Something asked for, with whoever waits for the answer. */
export interface Asked<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupRule<Item> {
  /** Only what has one key goes together. */
  readonly keyOf: (item: Item) => string;
  /** Groups under way at the same time; what is asked meanwhile waits for one of them to end. */
  readonly underWay: number;
  /** Members of one group. */
  readonly most: number;
}

/**
 * For work whose cost is more in the going than in what is carried: what is asked while earlier groups are under way
 * goes together in the next. With nothing under way nobody waits, so a quiet office has groups of one. `run` answers
 * each member, and ends when the next group may go; where it fails, those without an answer get its error.
 */
export function inGroups<Item, Result>(
  run: (group: readonly Asked<Item, Result>[]) => Promise<void>,
  { keyOf, underWay, most }: GroupRule<Item>,
): (item: Item) => Promise<Result> {
  let waiting: Asked<Item, Result>[] = [];
  let running = 0;

  const next = async () => {
    const [first] = waiting;
    if (!first || running >= underWay) {
      return;
    }
    const group = waiting.filter(({ item }) => keyOf(item) === keyOf(first.item)).slice(0, most);
    const taken = new Set(group);
    waiting = waiting.filter((one) => !taken.has(one));
    running += 1;
    try {
      await run(group);
    } catch (error) {
      for (const { reject } of group) {
        reject(error);
      }
    }
    running -= 1;
    void next();
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      void next();
    });
}
