const MOST_ANSWERS = 5_000;

/** The remembered answer to `key` in the catalogue of this version, or what `load` finds now. */
export type Recall<T> = (version: string, key: string, load: () => Promise<T>) => Promise<T>;

/**
 * Keeps answers of one shared catalogue in memory while its version stands. Versions are drawn, never counted, so
 * those of two databases or of a change that was rolled back are never taken for each other. Only what is the same
 * for every reader may be kept here: no fence stands before memory.
 */
export function catalogueMemory<T>(): Recall<T> {
  let held = { version: '', answers: new Map<string, T>() };
  return async (version, key, load) => {
    if (held.version !== version) {
      held = { version, answers: new Map() };
    }
    const { answers } = held;
    const known = answers.get(key);
    if (known !== undefined) {
      return known;
    }
    const answer = await load();
    if (answers.size >= MOST_ANSWERS) {
      answers.clear();
    }
    answers.set(key, answer);
    return answer;
  };
}
