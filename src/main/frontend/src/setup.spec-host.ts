import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach } from 'vitest';

beforeEach(() => {
  history.replaceState(null, '', location.pathname);
  sessionStorage.clear();
});

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});
