import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { unavailableWhenDatabaseAway } from './unavailableWhenDatabaseAway';

it('says when to come back, and nothing of the statement or its values', async () => {
  const app = express();
  const logger = mockServices.logger.mock();
  app.get('/', () => {
    throw Object.assign(
      new Error("insert into events values ('secret') - ECONNREFUSED"),
      { code: 'ECONNREFUSED' },
    );
  });
  app.use(unavailableWhenDatabaseAway(logger));
  const errors = MiddlewareFactory.create({
    config: mockServices.rootConfig(),
    logger,
  });
  app.use(errors.error());
  const { body, headers, status, text } = await request(app).get('/');
  expect([status, headers['retry-after']]).toEqual([503, '5']);
  expect(body.error.message).toBe('The database is away; try again');
  expect(text).not.toContain('secret');
  expect(text).not.toContain('insert');
  expect(logger.warn.mock.calls).toEqual([
    ['The database is away (ECONNREFUSED): GET /'],
  ]);
});
