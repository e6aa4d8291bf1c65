import { afterEach, describe, expect, it, vi } from 'vitest';
import { copyText } from './copyText';

afterEach(() => void vi.unstubAllGlobals());

describe('copying', () => {
  it('uses the clipboard where there is one', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    expect(await copyText('x')).toBe(true);
    expect(writeText).toHaveBeenCalledWith('x');
  });

  it('uses the old way without TLS, and leaves nothing behind', async () => {
    vi.stubGlobal('navigator', {});
    const copied: string[] = [];
    Object.assign(document, {
      execCommand: () => {
        copied.push(document.querySelector('textarea')?.value ?? '');
        return true;
      },
    });
    expect(await copyText('y')).toBe(true);
    expect(copied).toEqual(['y']);
    expect(document.querySelector('textarea')).toBeNull();
  });

  it('admits that it could not', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } });
    Object.assign(document, {
      execCommand: () => {
        throw new Error('denied');
      },
    });
    expect(await copyText('z')).toBe(false);
  });
});
