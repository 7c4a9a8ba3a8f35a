import { defineConfig } from 'oxlint'

/** Which workspace packages each package may import; `types`: by `import type` alone. The table of ARCHITECTURE.md, Packages. */
const imports: Record<string, { from?: string[]; types?: string[]; never?: Fence[] }> = {
  'task-contract': { never: ['node', 'react', 'database', 'http', 'trpc'] },
  contract: { from: ['task-contract'], never: ['node', 'react', 'database', 'http', 'trpc'] },
  database: { never: ['queue', 'react', 'http', 'trpc'] },
  'task-manager': { from: ['task-contract', 'database'], never: ['react', 'http'] },
  'task-react': { from: ['task-contract'], types: ['task-manager/trpc'], never: ['node', 'database', 'queue', 'http'] },
  files: { from: ['database'], never: ['queue', 'react', 'http', 'trpc'] },
  spreadsheet: { never: ['database', 'queue', 'react', 'http', 'trpc'] },
  pricing: {
    from: ['contract', 'task-contract', 'database', 'files', 'spreadsheet'],
    types: ['task-manager'],
    never: ['queue', 'react', 'http', 'trpc'],
  },
  web: {
    from: ['contract', 'task-contract', 'task-react'],
    types: ['server/router'],
    never: ['node', 'database', 'queue', 'http'],
  },
  minimal: { from: ['task-contract', 'database', 'task-manager', 'task-react'], never: ['queue', 'http'] },
}

const folders: Record<string, string> = { web: 'apps/web/src', minimal: 'examples/minimal' }

const fences = {
  node: { group: ['node:*', 'node:*/**'], message: 'This package runs in a browser.' },
  react: {
    group: ['react', 'react/**', 'react-dom', 'react-dom/**', '@tanstack/**', '@mantine/**'],
    message: 'React belongs to task-react and the web application.',
  },
  database: {
    group: ['pg', 'drizzle-orm', 'drizzle-orm/**', 'pg-copy-streams'],
    message: 'This package does not talk to the database.',
  },
  queue: { group: ['pg-boss'], message: 'The queue belongs to task-manager.' },
  http: { group: ['hono', 'hono/**', '@hono/**'], message: 'HTTP belongs to the server.' },
  trpc: {
    group: ['@trpc/**'],
    message: 'tRPC belongs to task-manager/trpc, task-react, the server and the web application.',
  },
}
type Fence = keyof typeof fences

/** The entries of each package; what `from` and `types` do not name is out of reach. */
const entries: Record<string, string[]> = {
  bench: ['bench/measuring'],
  'task-contract': ['task-contract'],
  contract: ['contract'],
  database: ['database', 'database/testing', 'database/testing/global-setup'],
  'task-manager': ['task-manager', 'task-manager/trpc', 'task-manager/testing'],
  'task-react': ['task-react'],
  files: ['files'],
  spreadsheet: ['spreadsheet'],
  pricing: ['pricing', 'pricing/reading'],
  server: ['server/router'],
}

const importFences = Object.entries(imports).map(([name, { from = [], types = [], never = [] }]) => {
  const closed = Object.keys(entries).filter((other) => other !== name && !from.includes(other))
  const patterns = closed
    .flatMap((other) => entries[other] ?? [])
    .map((entry) => ({
      regex: `^@pf/${entry}$`,
      ...(types.includes(entry) ? { allowTypeImports: true } : {}),
      message: types.includes(entry)
        ? `${name} may take types alone from @pf/${entry}: use \`import type\`.`
        : `${name} may not import @pf/${entry} (ARCHITECTURE.md, Packages).`,
    }))
  return {
    files: [`${folders[name] ?? `packages/${name}/src`}/**`],
    rules: {
      'no-restricted-imports': ['error', { patterns: [...patterns, ...never.map((fence) => fences[fence])] }],
    },
  } as const
})

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import'],
  options: { typeAware: true },
  categories: { correctness: 'error', suspicious: 'warn' },
  ignorePatterns: ['**/dist/**', '**/drizzle/**'],
  rules: {
    'typescript/await-thenable': 'error',
    // The compiler's noImplicitReturns does this, and knows which switches are exhaustive.
    'typescript/consistent-return': 'off',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-unnecessary-type-assertion': 'error',
    'typescript/no-unsafe-type-assertion': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-promise-reject-errors': 'error',
    'typescript/return-await': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'unicorn/no-process-exit': 'error',
    'unicorn/prefer-node-protocol': 'error',
    'import/no-named-as-default-member': 'off',
    eqeqeq: 'error',
    'max-lines': ['error', { max: 400 }],
    'max-params': ['error', { max: 3 }],
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    'no-var': 'error',
    'prefer-const': 'error',
  },
  overrides: [
    ...importFences,
    {
      files: ['apps/web/**', 'packages/task-react/**', 'examples/**'],
      plugins: ['typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y'],
      rules: {
        'react/rules-of-hooks': 'error',
        'react/exhaustive-deps': 'error',
        'react/react-in-jsx-scope': 'off',
        'import/no-unassigned-import': ['warn', { allow: ['**/*.css'] }],
      },
    },
    {
      files: ['**/*.config.ts', '**/global-setup.ts', 'scripts/summary-reporter.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
})
