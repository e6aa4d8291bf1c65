import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach } from 'vitest';

beforeEach(() => {
  location.hash = '';
  sessionStorage.clear();
});

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});
