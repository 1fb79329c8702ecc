import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ command }) => ({
  plugins: [svelte()],
  // Relative addresses: the same files are served by the HTTP host and by the desktop shell.
  base: './',
  // One file is no burden: it is read from this machine, not over a network.
  build: { target: 'es2022', outDir: 'dist', chunkSizeWarningLimit: 900 },
  // The message catalogue lies beside the workspace's crates, outside this folder.
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  // The gallery of parts is for development and for pictures; the shipped interface is built without it.
  define: { __GALLERY__: JSON.stringify(command === 'serve' || process.env['FALAJ_GALLERY'] === '1') },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
}));
