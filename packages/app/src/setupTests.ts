import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Tests of the whole app share their machine with others.
configure({ asyncUtilTimeout: 20_000 });
