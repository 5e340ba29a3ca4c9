import Router from 'express-promise-router';

const localUser = {
  id: 1,
  username: 'local',
  name: 'Local forge',
  state: 'active',
  email: 'local@localhost',
  is_admin: true,
};

/**
 * The one user there is: whoever has the token.
 *
 * @public
 */
export function createUsersRouter() {
  const router = Router();
  router.get('/user', (_req, res) => {
    res.json(localUser);
  });
  router.get('/users', (req, res) => {
    const { username } = req.query;
    res.json(username && username !== localUser.username ? [] : [localUser]);
  });
  router.get('/version', (_req, res) => {
    res.json({ version: '17.0.0-local-forge', revision: 'local' });
  });
  return router;
}
