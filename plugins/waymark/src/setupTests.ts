import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Tests of whole pages share their machine with others.
configure({ asyncUtilTimeout: 20_000 });

// Charts ask for it; jsdom has none.
class ResizeObserverStub implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= ResizeObserverStub;
