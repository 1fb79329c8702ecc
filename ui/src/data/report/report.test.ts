import { expect, test, vi } from 'vitest';

interface Called {
  request: object | undefined;
  saved: { name: string; content: unknown; mime: string } | undefined;
  closes: boolean;
  fails: boolean;
}
const called: Called = { request: undefined, saved: undefined, closes: false, fails: false };

vi.mock('../../lib/host', async (original) => ({
  ...(await original<typeof import('../../lib/host')>()),
  host: () => ({
    call: (_: string, request: object) => {
      called.request = request;
      if (called.fails) return Promise.reject({ code: 'cancelled', where: {}, params: {}, message: '', hint: '' });
      return Promise.resolve({ path: null, bytes: 9, columns: 3, left_out: 1, html: '<p>' });
    },
  }),
  saveFile: (name: string, content: unknown, mime: string) => {
    called.saved = { name, content, mime };
    return Promise.resolve(called.closes ? null : { path: '/reports/a.html' });
  },
}));

const { Reporting } = await import('./report.svelte');

function reset(given: Partial<Called> = {}) {
  Object.assign(called, { request: undefined, saved: undefined, closes: false, fails: false }, given);
  return new Reporting('flights@2', 'flights', 'ar', 'delay');
}

test('the report is made of the version shown, in the language chosen, and lies where the person says', async () => {
  const form = reset();
  form.lang = 'en';
  await form.write('Report on flights v2');
  expect(called.request).toEqual({ name: 'flights@2', lang: 'en', target: 'delay' });
  expect(called.saved).toEqual({ name: 'Report on flights v2.html', content: '<p>', mime: 'text/html' });
  expect(form.result).toMatchObject({ path: '/reports/a.html', bytes: 9, columns: 3, left_out: 1 });
  expect(form.busy).toBe(false);
});

test('no target is no target', async () => {
  const form = reset();
  form.target = '';
  await form.write('r');
  expect(called.request).toMatchObject({ target: undefined });
});

test('closing the dialog of the system changes nothing', async () => {
  const form = reset({ closes: true });
  await form.write('r');
  expect(form.result).toBeUndefined();
  expect(form.error).toBeUndefined();
  expect(form.target).toBe('delay');
});

test('a failure is shown, and what was chosen stays', async () => {
  const form = reset({ fails: true });
  await form.write('r');
  expect(form.error?.code).toBe('cancelled');
  expect(called.saved).toBeUndefined();
  expect(form.busy).toBe(false);
});
