import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACTION_NAMES, actionName } from '#core/audit/actions.ts';
import { allPermissions, FEATURES } from '#server/app.ts';

const ROOT = join(import.meta.dirname, '..');

/** What the sources write into the trail: literals after `action:`, and any `feature:verb` that is no permission. */
function actionsInSources(): ReadonlySet<string> {
  const permissions = allPermissions(FEATURES);
  const features = FEATURES.map(({ name }) => name).join('|');
  const actions = new Set<string>();
  for (const file of readdirSync(ROOT, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts') && !file.endsWith('.test.ts')) {
      const text = readFileSync(join(ROOT, file), 'utf8');
      for (const [, action = ''] of text.matchAll(/action: '([a-z-]+:[a-z-]+)'/g)) {
        actions.add(action);
      }
      for (const [, word = ''] of text.matchAll(new RegExp(`'((?:${features}):[a-z-]+)'`, 'g'))) {
        if (!(word in permissions)) {
          actions.add(word);
        }
      }
    }
  }
  return actions;
}

test('every action of the trail has Vietnamese words', () => {
  const actions = actionsInSources();
  expect(actions.size).toBeGreaterThan(20);
  expect([...actions].filter((action) => !(action in ACTION_NAMES))).toEqual([]);
});

test('an action of an older version is shown by its feature and verb', () => {
  expect(actionName('dossiers:vanished')).toBe('Hồ sơ: vanished');
});
