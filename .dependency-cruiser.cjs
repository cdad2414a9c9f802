const TEST = '[.]test[.]tsx?$';
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      comment: 'Two files that need each other are one file, or lack a third. Types count.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'core/ holds rules, not I/O: no server, web or test, and no package but zod.',
      from: { path: '^core/', pathNot: TEST },
      to: { path: '^(server|web|test)/|^node_modules/(?!zod/)' },
    },
    {
      name: 'core-runs-anywhere',
      severity: 'error',
      comment: 'core/ is bundled into the browser too: no node: modules.',
      from: { path: '^core/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'rules-do-not-know-the-wire',
      severity: 'error',
      comment: 'contract.ts imports the rules, never the other way round.',
      from: { path: '^core/', pathNot: ['/contract[.]ts$', TEST] },
      to: { path: '/contract[.]ts$|^node_modules/zod/' },
    },
    {
      name: 'server-and-web-meet-in-core',
      severity: 'error',
      from: { path: '^(server|web)/' },
      to: { path: '^(server|web)/', pathNot: '^$1/' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^server/platform/' },
      to: { path: '^server/', pathNot: '^server/platform/' },
    },
    {
      name: 'ui-kit-knows-no-feature',
      severity: 'error',
      from: { path: '^web/(ui|lib)/' },
      to: { path: '^web/(features|app)/' },
    },
    {
      name: 'ask-a-feature-through-its-read-model',
      severity: 'error',
      comment:
        'Another feature is asked through its read-model.ts or told through an event; the rest is its own business.',
      from: { path: '^(server|web)/features/([^/]+)/', pathNot: TEST },
      to: { path: '^(server|web)/features/', pathNot: ['^$1/features/$2/', '/read-model[.]ts$'] },
    },
    {
      name: 'only-repositories-speak-sql',
      severity: 'error',
      from: { path: '^server/features/', pathNot: ['/[^/]*(repository|view|read-model)[.]ts$', TEST] },
      to: { path: '^node_modules/(kysely|pg)/' },
    },
    {
      name: 'only-app-joins-features',
      severity: 'error',
      comment: 'app.ts lists the features, each by its feature.ts.',
      from: { path: '^server/(?!features/|app[.]ts$)' },
      to: { path: '^server/features/' },
    },
    {
      name: 'a-feature-has-one-door',
      severity: 'error',
      from: { path: '^server/app[.]ts$' },
      to: { path: '^server/features/', pathNot: '/feature[.]ts$' },
    },
    {
      name: 'a-name-says-what-is-inside',
      severity: 'error',
      comment: 'No index, types, utils…: they draw in everything and end as hubs.',
      from: {},
      to: { path: '^(core|server|web|test)/.*/(index|types?|utils?|helpers?|common|misc|constants)[.]tsx?$' },
    },
    {
      name: 'shipped-code-knows-no-test',
      severity: 'error',
      from: { pathNot: ['^test/', TEST] },
      to: { path: ['^test/', TEST] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
  },
};
