import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { open } from './own';
import { expect, sample, serve, type Started } from './server';

interface Host {
  workspace: string;
  /** Starts the host again at the same address. */
  again(): Promise<Started>;
}

// A workspace whose host can be killed: it comes back with the same address and token.
const test = base.extend<object, { host: Host; first: Started }>({
  host: [
    async ({}, use) => {
      const program = process.env['FALAJ_BIN'];
      if (!program) throw new Error('These tests make a workspace of their own: set FALAJ_BIN to the program');
      const { folder, workspace, remove } = sample(program);
      const token = join(folder, 'token');
      let port = '0';
      const again = async () => {
        const started = await serve(program, workspace, ['--port', port, '--token-file', token]);
        port = new URL(started.open).port;
        return started;
      };
      await use({ workspace, again });
      remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  first: [({ host }, use) => host.again().then(use), { scope: 'worker', timeout: 120_000 }],
});

test('the host is killed while somebody types, and nothing that was typed is lost', async ({ page, host, first }) => {
  test.setTimeout(90_000);
  const id = 'penguins-species';
  const path = join(host.workspace, 'pipelines', `${id}.json`);
  interface File {
    nodes: { id: string; params?: { seed?: number } }[];
  }
  const onDisk = () => {
    const file = JSON.parse(readFileSync(path, 'utf8')) as File;
    return file.nodes.find((node) => node.id === 'split')?.params?.seed;
  };
  const state = page.getByTestId('save-state');
  await open(page, first, { place: `pipelines/${id}` });
  await page.getByTestId('node-split').click();
  await page.getByTestId('inspector').locator('summary').first().click();
  const field = page.getByTestId('field-seed');
  await field.click();
  await field.press('Control+a');

  // Killed at different moments after the last letter.
  let started = first;
  let typed = '7';
  await field.pressSequentially(typed);
  for (const rest of [0, 5, 40]) {
    await expect(state).toHaveAttribute('data-state', 'saved');
    const acknowledged = onDisk();
    expect(String(acknowledged)).toBe(typed);
    await field.pressSequentially('12', { delay: 3 });
    typed += '12';
    await page.waitForTimeout(rest);
    await started.kill();
    const left = String(onDisk());
    expect([typed.slice(0, -2), typed.slice(0, -1), typed], 'the file is whole, at one state or the next').toContain(
      left,
    );
    // Typing goes on without the host.
    await field.pressSequentially('3');
    typed += '3';
    await expect(state).toHaveAttribute('data-state', /offline|saving/);
    started = await host.again();
    await expect(state).toHaveAttribute('data-state', 'saved', { timeout: 30_000 });
    expect(String(onDisk())).toBe(typed);
    await expect(field).toHaveValue(new RegExp(typed.split('').join('\\D*')));
  }
  await started.stop();
});
