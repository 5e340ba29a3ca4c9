import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  it('puts all its plugins and modules together and asks to sign in', async () => {
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          data: {
            app: { title: 'Waymark' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
          context: 'test',
        },
      ] as any,
    };
    render(App.createRoot());

    await expect(
      screen.findByRole('button', { name: 'Enter' }, { timeout: 30_000 }),
    ).resolves.toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Waymark' })).toBeVisible();
  }, 60_000);
});
