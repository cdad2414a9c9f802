import type { DraftCriterion } from './draft.ts';

/** Parameters that hold names of variables. */
const NAMING: ReadonlySet<string> = new Set(['part', 'whole', 'events', 'value', 'limit', 'count', 'name', 'flags']);

/** The criterion with another name for one of its variables, in its rule too. A name that is taken changes nothing. */
export function renamedVariable(criterion: DraftCriterion, name: string, next: string): DraftCriterion {
  const wanted = next.trim();
  if (wanted === '' || wanted.includes('/') || criterion.variables.some((one) => one.name === wanted)) {
    return criterion;
  }
  return {
    ...criterion,
    parameters: renamed(criterion.parameters, name, wanted, false) as DraftCriterion['parameters'],
    variables: criterion.variables.map((one) => (one.name === name ? { ...one, name: wanted } : one)),
  };
}

function renamed(value: unknown, name: string, next: string, isName: boolean): unknown {
  if (Array.isArray(value)) {
    return value.map((one) => renamed(one, name, next, isName));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, renamed(one, name, next, NAMING.has(key))]),
    );
  }
  return isName && value === name ? next : value;
}
