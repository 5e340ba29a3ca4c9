import { InputError, NotFoundError } from '@backstage/errors';
import type {
  Figure,
  Forecast,
  LeadTimeParts,
  MetricEventPage,
  MetricId,
  MetricSeries,
  ModelMetrics,
} from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import type { Ledger } from '../ledger/Ledger';
import type { BandLegend } from '../metrics/bands';
import { figureEvents, figuresInSteps } from '../metrics/computeFigures';
import { seriesInSteps, type BucketUnit } from '../metrics/computeSeries';
import { figuresSince, standingSince } from '../metrics/figuresSince';
import { forecast } from '../metrics/forecast/forecast';
import { leadTimeParts } from '../metrics/leadTime/leadTimeParts';
import type { MetricQuery } from '../metrics/MetricDefinition';
import { createModelHistory } from '../metrics/ModelHistory';
import { isMetricId } from '../metrics/registry';
import { toLeadTimeParts } from '../metrics/leadTime/toLeadTimeParts';
import { formatWindow, type Window } from '../metrics/window';
import { foldInSteps } from '../projections/foldModel';
import { inTurns } from '../kernel/time/pause';
import type { FoldOptions } from '../projections/FoldOptions';
import type { ProjectionReader } from '../projections/ProjectionReader';
import type { ModelRows } from '../projections/rows';
import { formatInstant } from '../kernel/time/instant';
import { toPage, type PageQuery } from '../kernel/http/page';
import { toMetricEvent } from './toMetricEvent';

/** What a figure is asked for; without `asOf`, as known now. */
export type FiguresQuery = Omit<MetricQuery, 'asOf'> & { asOf?: number };

type SeriesQuery = FiguresQuery & { bucket: BucketUnit; zone: string };

/** What a model is judged by: its rows and its figures of 90 days. */
type ModelStanding = {
  rows: ModelRows;
  figures: Record<MetricId, Figure>;
  now: number;
};

export type ModelFiguresOptions = {
  ledger: Ledger;
  projections: ProjectionReader;
  fold: FoldOptions;
  legend: BandLegend;
};

const WINDOW = 90 * 86_400_000;

/** Figures of one model, as its routes, its judgement and assistants ask for them. */
export class ModelFigures {
  static create(
    options: ModelFiguresOptions & { now?: () => number },
  ): ModelFigures {
    return new ModelFigures(options, options.now ?? Date.now);
  }

  private constructor(
    private readonly options: ModelFiguresOptions,
    private readonly now: () => number,
  ) {}

  /** What a model is judged by: its rows and its figures of 90 days */
  async getStanding(model: string): Promise<ModelStanding> {
    const now = this.now();
    const rows = await this.options.projections.getRows(model, {
      since: standingSince(now),
    });
    return this.#toStanding(rows, now);
  }

  /**
   * What a model is judged by, and its figures of a window that ends now, as one
   * and by week; from rows that are read once.
   */
  async getOverview(
    model: string,
    query: Window & { zone: string },
  ): Promise<{
    standing: ModelStanding;
    metrics: ModelMetrics;
    series: MetricSeries;
  }> {
    const { to: now, zone } = query;
    checkZone(zone);
    const rows = await this.options.projections.getRows(model, {
      since: Math.min(standingSince(now), figuresSince(query)),
    });
    const standing = await this.#toStanding(rows, now);
    const judged = query.from === now - WINDOW;
    return {
      standing,
      metrics: {
        model,
        window: formatWindow(query),
        metrics: judged
          ? standing.figures
          : await this.#figuresOf(rows, { ...query, asOf: now }),
      },
      series: await this.#toSeries(model, rows, { ...query, bucket: 'week' }),
    };
  }

  async getMetrics(model: string, query: FiguresQuery): Promise<ModelMetrics> {
    const rows = await this.#rowsFor(model, query);
    return {
      model,
      window: formatWindow(query),
      metrics: await this.#figuresOf(rows, query),
    };
  }

  /** Releases and lead times to expect, from the model's own history */
  async getForecast(model: string): Promise<Forecast> {
    const now = this.now();
    const rows = await this.options.projections.getRows(model, {
      since: standingSince(now),
    });
    return forecast(model, rows, now);
  }

  async getSeries(model: string, query: SeriesQuery): Promise<MetricSeries> {
    checkZone(query.zone);
    return this.#toSeries(model, await this.#rowsFor(model, query), query);
  }

  async #toStanding(rows: ModelRows, now: number): Promise<ModelStanding> {
    const query = { from: now - WINDOW, to: now, asOf: now };
    return { rows, figures: await this.#figuresOf(rows, query), now };
  }

  #figuresOf(
    rows: ModelRows,
    query: FiguresQuery,
  ): Promise<Record<MetricId, Figure>> {
    return inTurns(figuresInSteps(rows, this.#complete(query)));
  }

  async #toSeries(
    model: string,
    rows: ModelRows,
    query: SeriesQuery,
  ): Promise<MetricSeries> {
    const buckets = await inTurns(
      seriesInSteps(rows, {
        ...this.#complete(query),
        bucket: query.bucket,
        zone: query.zone,
      }),
    );
    return {
      model,
      bucket: query.bucket,
      zone: query.zone,
      buckets: buckets.map(({ from, to, values }) => ({
        from: formatInstant(from),
        to: formatInstant(to),
        values: values as Record<string, number | null>,
      })),
    };
  }

  /** @throws NotFoundError when there is no such metric */
  async getMetricEvents(
    model: string,
    id: string,
    query: FiguresQuery,
    page: PageQuery,
  ): Promise<MetricEventPage> {
    if (!isMetricId(id)) throw new NotFoundError(`There is no metric ${id}`);
    const rows = await this.#rowsFor(model, query);
    const items = figureEvents(rows, this.#complete(query), id).reverse();
    const paged = toPage(items, page);
    const types = await this.options.ledger.readTypes(paged.items);
    return {
      ...paged,
      items: paged.items.map((item, index) =>
        toMetricEvent(item, model, types[index]),
      ),
    };
  }

  /** Where the time of `changeLeadTime` goes */
  async getLeadTimeParts(
    model: string,
    query: FiguresQuery,
  ): Promise<LeadTimeParts> {
    const rows = await this.#rowsFor(model, query);
    const history = createModelHistory(rows, this.#complete(query));
    return toLeadTimeParts(model, query, leadTimeParts(history, query));
  }

  async #rowsFor(model: string, query: FiguresQuery): Promise<ModelRows> {
    const { asOf } = query;
    if (asOf === undefined) {
      return this.options.projections.getRows(model, {
        since: figuresSince(query),
      });
    }
    const { ledger, fold } = this.options;
    const events = await ledger.readModel(model, { asOf });
    return inTurns(foldInSteps(model, events, fold));
  }

  #complete(query: FiguresQuery): MetricQuery {
    const { legend } = this.options;
    return { legend, ...query, asOf: query.asOf ?? this.now() };
  }
}

function checkZone(zone: string): void {
  if (DateTime.local({ zone }).isValid) return;
  throw new InputError(`'zone' must be an IANA time zone or utc`);
}
