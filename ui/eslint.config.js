import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const hostOnly = 'The host is reached through src/lib/host only.';

export default ts.config(
  { ignores: ['dist', 'src/lib/host/contract.gen.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'svelte/no-at-html-tags': 'error',
      // Most maps and sets are values of one computation; the ones that are state are SvelteMap already.
      'svelte/prefer-svelte-reactivity': 'off',
      // Addresses are hashes of our own router; there is no SvelteKit to resolve them.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/lib/host/**', 'src/**/*.test.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['@tauri-apps/*'], message: hostOnly }] }],
      'no-restricted-globals': [
        'error',
        ...['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'].map((name) => ({ name, message: hostOnly })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'fetch', message: hostOnly },
        { object: 'globalThis', property: 'fetch', message: hostOnly },
        { object: 'navigator', property: 'sendBeacon', message: hostOnly },
      ],
    },
  },
);
