import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const invoke = vi.hoisted(() => vi.fn());
interface Heard {
  name: string;
  tell: (message: { payload: unknown }) => void;
  stopped: boolean;
}
const heard = vi.hoisted<Heard>(() => ({ name: '', tell: () => undefined, stopped: false }));

vi.mock('@tauri-apps/api/core', () => ({ invoke }));
vi.mock('@tauri-apps/api/webviewWindow', () => ({
  getCurrentWebviewWindow: () => ({
    listen: (name: string, tell: (message: { payload: unknown }) => void) => {
      Object.assign(heard, { name, tell, stopped: false });
      return Promise.resolve(() => void (heard.stopped = true));
    },
  }),
}));

const { tauriDesktop } = await import('./desktop');
const { Failure } = await import('./host');

beforeEach(() => void invoke.mockResolvedValue({ recents: [] }));
afterEach(() => vi.clearAllMocks());

test('what the shell says reaches the listener, and only after it listens does it say so', async () => {
  const listener = { action: vi.fn(), files: vi.fn(), route: vi.fn(), over: vi.fn() };
  const stop = tauriDesktop().listen(listener, 'ar');
  expect(invoke).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(invoke).toHaveBeenCalledWith('desktop', { request: { ask: 'ready', lang: 'ar' } }));
  expect(heard.name).toBe('falaj://desktop');
  for (const note of [{ action: 'go-data' }, { files: ['/a.csv'] }, { route: '#/runs/x' }, { over: false }])
    heard.tell({ payload: note });
  expect(listener.action).toHaveBeenCalledExactlyOnceWith('go-data');
  expect(listener.files).toHaveBeenCalledExactlyOnceWith(['/a.csv']);
  expect(listener.route).toHaveBeenCalledExactlyOnceWith('#/runs/x');
  expect(listener.over).toHaveBeenCalledExactlyOnceWith(false);
  stop();
  await vi.waitFor(() => expect(heard.stopped).toBe(true));
});

test('what a person asked for fails with its code; what is told by the way does not', async () => {
  invoke.mockRejectedValue({ code: 'file_missing', message: 'm', hint: '', where: {}, params: {} });
  const desktop = tauriDesktop();
  const failed = await desktop.showInFolder('gone.csv').catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(Failure);
  expect((failed as InstanceType<typeof Failure>).wire.code).toBe('file_missing');
  expect(() => desktop.at('#/runs')).not.toThrow();
});
