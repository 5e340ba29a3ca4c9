import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { Entity } from '@backstage/catalog-model';
import type { Permission } from '@backstage/plugin-permission-common';
import type express from 'express';

/** What the scheduler does in one of the replicas. */
export type ScheduledTask = Parameters<SchedulerService['scheduleTask']>[0];

/** Reads what a feature shows of a model on the model's overview. */
export type OverviewPart = (model: {
  ref: string;
  entity?: Entity;
}) => Promise<unknown>;

/**
 * What a part of the engine adds to it. Each part is made by one `createX`
 * function, which holds the stores and services that only this part needs.
 */
export type Feature = {
  /**
   * Routers below paths that Backstage lets everybody call. They check who asks
   * by themselves and read the body as it was sent.
   */
  openRouters?: { path: string; router: express.Router }[];
  /** Routers for callers that Backstage knows; bodies are parsed as JSON */
  routers?: express.Router[];
  /** Permissions that it checks, beside those every portal has */
  permissions?: Permission[];
  /** What it adds to the overview of a model, by the name in the answer */
  overview?: Record<string, OverviewPart>;
  /** Registers what AI assistants may ask */
  registerActions?(actionsRegistry: ActionsRegistryService): void;
  /** What is done by the schedule, in one replica at a time */
  tasks?: ScheduledTask[];
  /** Called once, when the backend has started */
  start?(): void;
  /** Called every 1.5 seconds in each replica, to take up what others left */
  upkeep?(): void | Promise<void>;
  /** Called when the backend stops */
  stop?(): void | Promise<void>;
  /** Called every 15 seconds in one replica, with the catalog's models by ref */
  onCatalogRead?(models: Map<string, Entity>): Promise<void>;
  /** Called with the models of which deployments were ingested */
  onDeployments?(models: string[]): void;
  /** Called with a model whose projections were replaced */
  onProjected?(model: string): void;
};
